package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.web.Views.CallSummary;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredCall;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls page by page, by first ring, newest first: those that are kept, and those of this engine's
 * memory, of which some are up and some are still to be written.
 */
@Component
class CallListing {
  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparing((Row row) -> row.mark().at())
          .reversed()
          .thenComparing(row -> row.mark().id());

  /**
   * On a page, calls of one first ring, which the network tells to the second, as they came; they
   * are not kept in that order, so that it is none to go on by.
   */
  private static final Comparator<Row> AS_THEY_CAME =
      Comparator.comparing((Row row) -> row.mark().at())
          .thenComparing(row -> row.call().arrived())
          .reversed()
          .thenComparing(row -> row.mark().id());

  private final Engine engine;
  private final Views views;

  CallListing(Engine engine, Views views) {
    this.engine = engine;
    this.views = views;
  }

  private record Row(Mark mark, CallSummary call) {}

  /**
   * While the database is away the first page is of memory alone, and says that more comes.
   *
   * @throws StoreFault on any other page, or if nothing is remembered
   */
  Page<CallSummary> page(@Nullable Mark after, int max) throws StoreFault {
    List<Row> remembered =
        views.remembered().stream()
            .map(call -> new Row(mark(call), call))
            .filter(
                row -> after == null || NEWEST_FIRST.compare(new Row(after, row.call()), row) < 0)
            .toList();
    Map<String, Row> rows = new LinkedHashMap<>();
    boolean more = kept(after, max, rows, after == null && !remembered.isEmpty());
    remembered.forEach(row -> rows.put(row.call().id(), row));
    List<Row> page = rows.values().stream().sorted(NEWEST_FIRST).limit(max).toList();
    return new Page<>(
        page.stream().sorted(AS_THEY_CAME).map(Row::call).toList(),
        more || rows.size() > max ? page.getLast().mark() : null);
  }

  /** Whether there is more than this page of them, or nobody knows. */
  private boolean kept(@Nullable Mark after, int max, Map<String, Row> rows, boolean dispensable)
      throws StoreFault {
    try {
      Page<StoredCall> page = engine.everything().listings().calls(after, max);
      page.rows().stream()
          .map(Views::summary)
          .forEach(call -> rows.put(call.id(), new Row(mark(call), call)));
      return page.next() != null;
    } catch (StoreFault away) {
      if (dispensable) {
        return true;
      }
      throw away;
    }
  }

  /** As exact as the database has it. */
  private static Mark mark(CallSummary call) {
    return new Mark(call.firstRing().truncatedTo(ChronoUnit.MICROS), call.id());
  }
}

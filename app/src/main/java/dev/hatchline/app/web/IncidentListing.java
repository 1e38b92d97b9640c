package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredIncident;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Incidents page by page, newest first: those that are kept, and on the first page, before them,
 * those of this engine that are newer than all of them, and so still to be written.
 */
@Component
class IncidentListing {
  /** After every id of one time, in both databases. */
  private static final String AFTER_ALL = "z";

  private final Engine engine;
  private final Views views;

  IncidentListing(Engine engine, Views views) {
    this.engine = engine;
    this.views = views;
  }

  private record Row(Mark mark, IncidentView incident) {}

  /**
   * While the database is away the first page is of memory alone, and says that more comes.
   *
   * @throws StoreFault on any other page, or if nothing is remembered
   */
  Page<IncidentView> page(@Nullable Mark after, int max) throws StoreFault {
    List<Row> fresh = after == null ? remembered() : List.of();
    List<Row> rows = new ArrayList<>();
    boolean more = kept(after, max, rows, !fresh.isEmpty());
    Instant newest = rows.isEmpty() ? Instant.MIN : rows.getFirst().mark().at();
    rows.addAll(0, fresh.stream().filter(row -> row.mark().at().isAfter(newest)).toList());
    List<Row> page = rows.subList(0, Math.min(max, rows.size()));
    return new Page<>(
        page.stream().map(Row::incident).toList(),
        more || rows.size() > max ? page.getLast().mark() : null);
  }

  private List<Row> remembered() {
    return views.incidents().stream()
        .map(incident ->
            new Row(new Mark(incident.at().truncatedTo(ChronoUnit.MICROS), AFTER_ALL), incident))
        .toList();
  }

  /** Whether there is more than this page of them, or nobody knows. */
  private boolean kept(@Nullable Mark after, int max, List<Row> rows, boolean dispensable)
      throws StoreFault {
    try {
      Page<StoredIncident> page = engine.everything().listings().incidents(after, max);
      page.rows().stream()
          .map(kept -> new Row(new Mark(kept.at(), kept.id().toString()), IncidentView.of(kept)))
          .forEach(rows::add);
      return page.next() != null;
    } catch (StoreFault away) {
      if (dispensable) {
        return true;
      }
      throw away;
    }
  }
}

package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.web.Views.CallSummary;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredCall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Calls by first ring, newest first: those in memory, and those that the database has besides. */
@Component
class CallList {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::at).reversed().thenComparing(Mark::id);

  private final Engine engine;

  CallList(Engine engine) {
    this.engine = engine;
  }

  /** Without the database the first page is of memory alone. */
  Page<CallSummary> page(Paging paging) {
    Page<StoredCall> stored = stored(paging);
    Map<Mark, CallSummary> calls = new TreeMap<>(ORDER);
    stored.rows().forEach(call -> calls.put(mark(call), summary(call)));
    // Later, as memory knows more of a call that is still up.
    for (CallStory story : engine.stories().latest(Integer.MAX_VALUE)) {
      Mark mark = mark(story);
      if (paging.after() == null || ORDER.compare(mark, paging.after()) > 0) {
        calls.put(mark, Views.summary(story));
      }
    }
    List<Map.Entry<Mark, CallSummary>> page =
        calls.entrySet().stream().limit(paging.limit()).toList();
    boolean more = stored.next() != null || calls.size() > page.size();
    return new Page<>(
        page.stream().map(Map.Entry::getValue).toList(), more ? page.getLast().getKey() : null);
  }

  private Page<StoredCall> stored(Paging paging) {
    try {
      return engine.everything().listings().calls(paging.after(), paging.limit());
    } catch (StoreFault _) {
      if (paging.after() == null) {
        return new Page<>(List.of(), null);
      }
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Older calls cannot be read",
          "The database does not answer; please ask again.",
          AGAIN);
    }
  }

  private static Mark mark(StoredCall call) {
    return new Mark(call.firstRing(), call.call().toString());
  }

  private static Mark mark(CallStory story) {
    Instant at =
        story.events().getFirst() instanceof CallEvent.Arrived arrived
            ? arrived.firstRing().at()
            : story.events().getFirst().at();
    return new Mark(at.truncatedTo(ChronoUnit.MICROS), story.call().toString());
  }

  private static CallSummary summary(StoredCall call) {
    AgentId agent = call.agent();
    return new CallSummary(
        call.call().toString(),
        call.line(),
        call.caller(),
        call.firstRing(),
        call.endedAt(),
        call.end(),
        agent == null ? null : agent.toString());
  }
}

package dev.hatchline.app.data;

import dev.hatchline.app.call.Incident;
import dev.hatchline.app.call.Incidents;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.Nameless;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.CallEvent;
import dev.hatchline.routing.store.bulk.Traces;
import java.util.List;

/** One person in what an engine remembers: stories, incidents, granted callbacks, cases. */
public record EngineMemory(Stories stories, Incidents incidents, Callbacks callbacks, Cases cases)
    implements Persons.Memory {
  @Override
  public boolean onTheLine(Traces traces) {
    return stories.open().stream().anyMatch(story -> begun(traces, story));
  }

  /** Whether it is a call of this person's. */
  static boolean begun(Traces traces, CallStory story) {
    return begins(traces, story.events());
  }

  private static boolean begins(Traces traces, List<CallEvent> events) {
    return events.stream()
        .anyMatch(event ->
            event instanceof CallEvent.Arrived arrived
                && arrived.caller() != null
                && traces.is(arrived.caller()));
  }

  @Override
  public void erase(Traces traces) {
    stories.rewrite(events -> {
      boolean own = begins(traces, events);
      return events.stream()
          .map(event -> own || tells(traces, event) ? Nameless.event(event) : event)
          .toList();
    });
    incidents.rewrite(incident ->
        new Incident(
            incident.at(), incident.kind(), traces.erased(incident.text()), incident.agent()));
    callbacks.forget(traces.number());
    cases.forget(traces.number());
  }

  private static boolean tells(Traces traces, CallEvent event) {
    return switch (event) {
      case CallEvent.Gave gave -> traces.in(gave.value());
      case CallEvent.Promised promised -> traces.in(promised.number());
      case CallEvent.MessageStarted started -> traces.in(started.file());
      default -> false;
    };
  }
}

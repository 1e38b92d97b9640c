package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that happened to one call so far, in order; at least one event. */
public record CallStory(CallId call, List<CallEvent> events) {
  public CallStory {
    events = List.copyOf(events);
  }

  public boolean ended() {
    return events.getLast() instanceof CallEvent.Ended;
  }

  /**
   * Since when the caller is in line for a person; empty for one who is not. Joining it again, as
   * after a time without the engine, begins no new wait.
   */
  public Optional<Instant> waitsSince() {
    @Nullable Instant since = null;
    for (CallEvent event : events) {
      switch (event) {
        case CallEvent.JoinedLine joined -> since = since == null ? joined.at() : since;
        case CallEvent.Bridged _,
            CallEvent.Promised _,
            CallEvent.MessageStarted _,
            CallEvent.OutsideRung _,
            CallEvent.Ended _ ->
            since = null;
        case CallEvent.Readopted readopted -> since = readopted.withAgent() ? null : since;
        default -> {}
      }
    }
    return Optional.ofNullable(since);
  }
}

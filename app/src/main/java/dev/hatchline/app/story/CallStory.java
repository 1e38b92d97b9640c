package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.util.List;

/** Everything that happened to one call so far, in order; at least one event. */
public record CallStory(CallId call, List<CallEvent> events) {
  public CallStory {
    events = List.copyOf(events);
  }

  public boolean ended() {
    return events.getLast() instanceof CallEvent.Ended;
  }
}

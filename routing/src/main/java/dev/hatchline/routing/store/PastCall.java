package dev.hatchline.routing.store;

import java.util.List;

/**
 * A call that is over.
 *
 * @param events in their order; of more than {@link History#EVENTS_MAX} the first and the last
 */
public record PastCall(StoredCall call, List<StoredEvent> events) {
  public PastCall {
    events = List.copyOf(events);
  }
}

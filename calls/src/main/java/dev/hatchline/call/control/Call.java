package dev.hatchline.call.control;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;

/**
 * One call as its state machine sees it.
 *
 * @param queue the line a caller joins who asks for a person
 */
public record Call(CallId id, FirstRing firstRing, String queue, CallState state) {
  Call in(CallState next) {
    return new Call(id, firstRing, queue, next);
  }

  Call bound(String otherQueue) {
    return new Call(id, firstRing, otherQueue, state);
  }
}

package dev.hatchline.call.control;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;

/**
 * One call as its state machine sees it.
 *
 * @param queue the line a caller joins who asks for a person
 * @param line how a caller in line is spoken to
 */
public record Call(CallId id, FirstRing firstRing, String queue, LinePolicy line, CallState state) {
  /** A call that has just come. */
  public static Call arriving(CallId id, FirstRing firstRing, String queue, LinePolicy line) {
    return new Call(id, firstRing, queue, line, CallState.InFlow.START);
  }

  Call in(CallState next) {
    return new Call(id, firstRing, queue, line, next);
  }

  Call bound(String otherQueue) {
    return new Call(id, firstRing, otherQueue, line, state);
  }
}

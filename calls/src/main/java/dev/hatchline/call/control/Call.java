package dev.hatchline.call.control;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Duration;

/**
 * One call as its state machine sees it.
 *
 * @param credit the caller stands in line as if they had rung so much earlier
 * @param queue the line a caller joins who asks for a person
 * @param line how a caller in line is spoken to
 * @param owed whether a callback was given up for this call, so that one is owed if nobody is met
 */
public record Call(
    CallId id,
    FirstRing firstRing,
    Duration credit,
    String queue,
    LinePolicy line,
    boolean owed,
    CallState state) {
  /** A call that has just come. */
  public static Call arriving(CallId id, FirstRing firstRing, String queue, LinePolicy line) {
    return new Call(id, firstRing, Duration.ZERO, queue, line, false, CallState.InFlow.START);
  }

  /** Of a caller who goes before others. */
  public Call with(Duration newCredit) {
    return new Call(id, firstRing, newCredit, queue, line, owed, state);
  }

  Call in(CallState next) {
    return new Call(id, firstRing, credit, queue, line, owed, next);
  }

  Call bound(String otherQueue) {
    return new Call(id, firstRing, credit, otherQueue, line, owed, state);
  }

  /** In the place in line of an earlier call that it goes on. */
  Call goingOn(FirstRing other, String otherQueue) {
    return new Call(id, other, credit, otherQueue, line, owed, state);
  }

  /** In the place of a callback that is given up for it. */
  Call inPlaceOf(FirstRing other) {
    return new Call(id, other, credit, queue, line, true, state);
  }
}

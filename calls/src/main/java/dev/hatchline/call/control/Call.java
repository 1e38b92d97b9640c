package dev.hatchline.call.control;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One call as its state machine sees it.
 *
 * @param credit the caller stands in line as if they had rung so much earlier
 * @param queue the line a caller joins who asks for a person
 * @param grant what the flow has got for the caller there
 * @param line how a caller in line is spoken to
 * @param owed whether a callback was given up for this call, so that one is owed if nobody is met
 * @param after whether the flow has something to ask when the agent has hung up
 */
public record Call(
    CallId id,
    FirstRing firstRing,
    Duration credit,
    String queue,
    LineGrant grant,
    LinePolicy line,
    boolean owed,
    boolean after,
    CallState state) {
  /** A call that has just come. */
  public static Call arriving(CallId id, FirstRing firstRing, String queue, LinePolicy line) {
    return new Call(
        id,
        firstRing,
        Duration.ZERO,
        queue,
        LineGrant.NONE,
        line,
        false,
        false,
        CallState.InFlow.START);
  }

  /** Of a caller who goes before others. */
  public Call with(Duration newCredit) {
    return new Call(id, firstRing, newCredit, queue, grant, line, owed, after, state);
  }

  /** Of a customer who was promised these people. */
  public Call promised(String people, Map<String, Integer> skills) {
    return bound(people, LineGrant.of(skills));
  }

  /** Of a caller who is asked something when the agent has hung up. */
  public Call askedAfter() {
    return new Call(id, firstRing, credit, queue, grant, line, owed, true, state);
  }

  /** Of a caller who has met a person: nothing is owed any more for what was given up. */
  Call served() {
    return new Call(id, firstRing, credit, queue, grant, line, false, after, state);
  }

  /** The same, before those who rang up to so much earlier, all in all. */
  public Duration before() {
    return credit.plus(grant.priority());
  }

  /** Whether both are in line for the same people at the same place. */
  boolean standsAs(Call other) {
    return queue.equals(other.queue)
        && before().equals(other.before())
        && grant.skills().equals(other.grant.skills());
  }

  Call in(CallState next) {
    return new Call(id, firstRing, credit, queue, grant, line, owed, after, next);
  }

  Call bound(String otherQueue, LineGrant other) {
    return new Call(id, firstRing, credit, otherQueue, other, line, owed, after, state);
  }

  /** In the place in line of an earlier call that it goes on. */
  Call goingOn(FirstRing other, String otherQueue) {
    return new Call(id, other, credit, otherQueue, LineGrant.NONE, line, owed, after, state);
  }

  /** In the place of a callback that is given up for it. */
  Call inPlaceOf(OwedPlace promised) {
    LineGrant wanted = LineGrant.of(promised.skills());
    return new Call(
        id, promised.place(), credit, promised.queue(), wanted, line, true, after, state);
  }

  /** When what else can be done is offered to a caller who joins the line now. */
  Instant choicesAt(Instant now) {
    Duration granted = grant.offerAfter();
    return now.plus(granted == null ? line.offerFirst() : granted);
  }
}

package dev.hatchline.bench.replay;

import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.sim.CalledBack;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one who wanted an agent, in the log or in a simulation.
 *
 * @param call of the log, or of which it is a simulated one
 * @param redial whether the caller had hung up shortly before
 * @param waited from joining to the agent, or to hanging up; of a callback, to the conversation or
 *     to its end without one
 * @param met whether there was a conversation
 * @param agent with whom; absent when there was none, or the log does not name the agent
 * @param callback absent for one who was promised none by us
 */
record Visit(
    BankCall call,
    boolean redial,
    Duration waited,
    boolean met,
    @Nullable String agent,
    @Nullable CalledBack callback) {
  /** All of the log, in the order in which their waits ended. */
  static List<Visit> logged(List<BankCall> calls, Redials redials) {
    return calls.stream()
        .sorted(Comparator.comparing(BankCall::waitedUntil).thenComparingInt(BankCall::line))
        .map(call -> {
          BankCall.Service service = call.service();
          return new Visit(
              call,
              redials.is(call),
              call.waited(),
              service != null,
              service == null ? null : service.server(),
              null);
        })
        .toList();
  }

  /** Whether it counts as a call of its own: one whose customer rang in meanwhile does not. */
  boolean offered() {
    return callback == null || callback.outcome() != Outcome.CANCELLED;
  }

  /** Whether the caller hung up, waiting with the phone in the hand. */
  boolean abandoned() {
    boolean hungUp = callback == null || (callback.outcome() == Outcome.BROKEN && queued());
    return !met && hungUp;
  }

  /** The part of the wait that was spent with the phone in the hand. */
  Duration onPhone() {
    return callback == null ? waited : callback.queued();
  }

  /** Whether the customer was called, by us or by the bank. */
  boolean calledBack() {
    return callback != null || (call.type() == CallType.TT && !redial);
  }

  /** Whether a customer who was called back, and answered, had to wait. */
  boolean queued() {
    return calledBack() && onPhone().isPositive();
  }
}

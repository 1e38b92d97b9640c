package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import java.time.Instant;

/**
 * One callback. Changed only by {@link CallbackTransitions}.
 *
 * @param attempts how often the customer's phone was dialled, the present attempt included
 * @param version rises with each change
 */
public record Callback(
    CallbackId id,
    Request request,
    Promise promise,
    CallbackState state,
    int attempts,
    int version) {

  /** Promised, and not dialled yet. */
  public static Callback fresh(
      CallbackId id, Request request, Promise promise, CallbackState.Waiting waiting) {
    return new Callback(id, request, promise, waiting, 0, 0);
  }

  public boolean open() {
    return state.open();
  }

  /** Whether it is for a time that has not come: until then nobody stands in line for it. */
  public boolean ahead(Instant now) {
    Appointment appointment = request.appointment();
    return appointment != null && appointment.at().isAfter(now);
  }

  /** What became of the promise so far. */
  public Outcome outcome() {
    return Outcome.of(this);
  }

  Callback in(CallbackState next) {
    return new Callback(id, request, promise, next, attempts, version + 1);
  }

  Callback attempted(int newAttempts) {
    return new Callback(id, request, promise, state, newAttempts, version);
  }

  boolean diallingAs(CallId call) {
    return state instanceof CallbackState.Dialling d && d.call().equals(call);
  }
}

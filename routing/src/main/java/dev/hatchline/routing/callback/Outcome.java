package dev.hatchline.routing.callback;

import java.time.Instant;

/** What became of a promise. */
public enum Outcome {
  OPEN,
  /** Connected to a person by the deadline. */
  KEPT,
  /** Connected to a person, but later. */
  LATE,
  /** Given up, or its end unknown, or the customer answered and met nobody. */
  BROKEN,
  /** Not wanted any more, or the customer's own call took the place. */
  CANCELLED;

  static Outcome of(Callback callback) {
    return switch (callback.state()) {
      case CallbackState.Waiting _, CallbackState.Dialling _, CallbackState.Answered _ -> OPEN;
      case CallbackState.Connected(_, _, Instant at) ->
          at.isAfter(callback.promise().deadline()) ? LATE : KEPT;
      case CallbackState.GivenUp _, CallbackState.Unknown _ -> BROKEN;
      case CallbackState.Cancelled _, CallbackState.TakenOver _ -> CANCELLED;
    };
  }
}

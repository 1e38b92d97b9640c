package dev.hatchline.metrics.span;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.time.Instant;

/** What a trace is made of: the call's events, and what they do not say. */
public sealed interface Happening {
  CallId call();

  /** An event of the call. */
  record Told(CallEvent event) implements Happening {
    @Override
    public CallId call() {
      return event.call();
    }
  }

  /**
   * A prompt is over.
   *
   * @param whole whether it was heard to its end
   */
  record Played(CallId call, Instant began, Instant at, boolean whole) implements Happening {}

  /**
   * What the caller said is known, or that it was nothing.
   *
   * @param outcome a stable word
   */
  record Heard(CallId call, Instant began, Instant at, String outcome) implements Happening {}

  /**
   * A system was asked.
   *
   * @param span the id that the system was told, for what it does for us
   * @param outcome a stable word
   * @param failed whether there was no answer that a flow can go by
   */
  record Asked(
      CallId call,
      Instant began,
      Instant at,
      long span,
      String system,
      String outcome,
      boolean failed)
      implements Happening {}

  /**
   * A customer was dialled.
   *
   * @param part what for: {@link Part#CALLBACK} or {@link Part#NEWS}
   * @param outcome a stable word
   * @param answered whether a call came of it, with events of its own
   */
  record Dialled(
      CallId call, Part part, Instant began, Instant at, String outcome, boolean answered)
      implements Happening {}
}

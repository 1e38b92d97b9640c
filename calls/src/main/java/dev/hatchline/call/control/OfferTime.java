package dev.hatchline.call.control;

import dev.hatchline.call.control.CallCommand.WakeAt;
import java.time.Duration;
import java.time.Instant;

/**
 * How long an answer is waited for to what is offered before the flow. Silence is one, too, once
 * the offer has been heard: but none while somebody speaks, and all of it anew when nothing came of
 * that, within a limit.
 *
 * <pre>
 *   offer   ▇▅▆▇▆▇
 *   caller              ▆▇▆
 *   silence       └────┘   └─────────┘ an answer
 * </pre>
 *
 * @param over there is an answer by then
 * @param silence so long
 * @param heard whether the offer has been
 * @param speaks whether somebody does
 */
record OfferTime(Instant over, Duration silence, boolean heard, boolean speaks) {
  static OfferTime begun(Instant over, Duration silence) {
    return new OfferTime(over, silence, false, false);
  }

  /** However late that is, there is time for an answer. */
  OfferTime heard(Instant at) {
    Instant least = at.plus(silence);
    return new OfferTime(over.isBefore(least) ? least : over, silence, true, speaks);
  }

  OfferTime speaking(boolean somebody) {
    return new OfferTime(over, silence, heard, somebody);
  }

  /** From this moment on. */
  WakeAt wake(Instant at) {
    Instant quiet = at.plus(silence);
    return new WakeAt(heard && !speaks && quiet.isBefore(over) ? quiet : over);
  }

  /** Whether it is too early to take it for silence: what was to wake at it was late. */
  boolean stands(Instant at) {
    return speaks && at.isBefore(over);
  }
}

package dev.hatchline.routing.sim;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.callback.Fate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a caller of a simulation takes to being called back.
 *
 * @param number the customer's, by which two callers are known to be one
 * @param above is called back rather than wait when told a likely wait longer than this; absent for
 *     one who has asked for a call, whatever is told
 * @param rings what becomes of the phone's first ringing and of each later one; what becomes of the
 *     last becomes of all after it
 */
public record Callee(PhoneNumber number, @Nullable Duration above, List<Ring> rings) {
  /**
   * What becomes of one ringing.
   *
   * @param fate {@link Fate#ANSWERED}, or an end without an answer
   * @param after from the dialling on
   */
  public record Ring(Fate fate, Duration after) {}

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if nothing is said of the first ringing
   */
  public Callee {
    rings = List.copyOf(rings);
    if (rings.isEmpty()) {
      throw new IllegalArgumentException("expected at least one ringing of " + number);
    }
  }

  /** Whether this customer is not on the phone, but has asked to be called. */
  boolean asked() {
    return above == null;
  }

  /** Whether it is to be a callback, after these words on the wait; none when nobody could say. */
  boolean wants(@Nullable WaitRange told) {
    return above == null || (told != null && told.likely().compareTo(above) > 0);
  }

  /**
   * What becomes of this ringing.
   *
   * @param attempt counts from 1
   */
  Ring ring(int attempt) {
    return rings.get(Math.min(attempt, rings.size()) - 1);
  }
}

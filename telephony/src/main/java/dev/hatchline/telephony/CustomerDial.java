package dev.hatchline.telephony;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dials a customer, once, ever.
 *
 * @param call a fresh id; also the key that Asterisk refuses to dial twice
 * @param line the number that the customer had dialled: it is shown, and Asterisk alone brings the
 *     customer to its people if we are dead at the answer
 * @param firstRing the place in line that is kept
 * @param ring how long the phone may ring, {@link #RING_MIN} to {@link #RING_MAX}, rounded up to
 *     whole seconds
 * @param screening how to tell whether a person has answered
 * @param shown what the customer's phone shows, in digits; absent for the line's own number
 */
public record CustomerDial(
    CallId call,
    PhoneNumber to,
    String line,
    FirstRing firstRing,
    Duration ring,
    Screening screening,
    @Nullable String shown) {
  /** What is done before anybody is connected. */
  public enum Screening {
    /** Whoever answers is a person. */
    NONE,
    /** A machine is told by its way of talking: up to 4 s of silence; it hears one sentence. */
    MACHINE,
    /** Who answers is asked to press 1; who does not is not reached. */
    KEY
  }

  public static final Duration RING_MIN = Duration.ofSeconds(15);
  public static final Duration RING_DEFAULT = Duration.ofSeconds(30);
  public static final Duration RING_MAX = Duration.ofSeconds(60);
  private static final Pattern LINE = Pattern.compile("[+0-9]{1,32}");

  public CustomerDial {
    if (ring.compareTo(RING_MIN) < 0 || ring.compareTo(RING_MAX) > 0) {
      throw new IllegalArgumentException("expected a ring of 15 s to 60 s, found " + ring);
    }
    if (!LINE.matcher(line).matches() || (shown != null && !LINE.matcher(shown).matches())) {
      throw new IllegalArgumentException(
          "expected numbers of lines, found '" + line + "' and '" + shown + "'");
    }
  }
}

package dev.hatchline.telephony;

import dev.hatchline.call.AgentId;
import java.time.Duration;

/**
 * Rings one agent for one caller, who hears the leg's music go on, or a ringing tone if it has
 * none.
 *
 * @param ring how long the phone may ring, 1 s to 5 min, rounded up to whole seconds
 * @param display what the agent's phone shows as the caller's name; characters that Asterisk would
 *     read as syntax become spaces, of which one is kept where several meet, and more than {@value
 *     #DISPLAY_CHARS_MAX} characters are cut
 */
public record DialRequest(AgentId agent, Duration ring, String display) {
  public static final int DISPLAY_CHARS_MAX = 64;
  private static final Duration RING_MAX = Duration.ofMinutes(5);

  public DialRequest {
    checked(ring);
    display = clean(display);
  }

  static void checked(Duration ring) {
    if (ring.compareTo(Duration.ofSeconds(1)) < 0 || ring.compareTo(RING_MAX) > 0) {
      throw new IllegalArgumentException("expected a ring of 1 s to 5 min, found " + ring);
    }
  }

  /** Keeps letters, digits and what is harmless in every quoting that Asterisk applies. */
  static String clean(String text) {
    String harmless = text.replaceAll("[^\\p{L}\\p{N}+.:/#*_'-]+", " ").strip();
    return harmless.length() <= DISPLAY_CHARS_MAX
        ? harmless
        : harmless.substring(0, DISPLAY_CHARS_MAX).strip();
  }
}

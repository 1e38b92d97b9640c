package dev.hatchline.flow;

import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Way.Why;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks once for a number by one key, and goes on whatever comes: in silence and with a wrong key,
 * too, and at once where it is known already. {@code 0} is the hatch, so no scale begins there.
 *
 * @param into the name of the number
 * @param low the least that can be chosen
 * @param high the most
 * @param thanks said to who has chosen
 */
public record Survey(
    String into, Prompt prompt, int low, int high, Optional<Prompt> thanks, String then)
    implements Node {
  public static final int HIGH_MAX = 9;
  public static final Duration SILENCE = Duration.ofSeconds(5);

  public Survey {
    if (low < 1 || high <= low || high > HIGH_MAX) {
      throw new IllegalArgumentException(
          "expected a scale within 1 to " + HIGH_MAX + ", found " + low + " to " + high);
    }
  }

  @Override
  public Facts facts() {
    return Facts.of(new Way(Why.THEN, then).giving(java.util.Set.of(into)))
        .going(Stream.of(new Way(Why.SILENCE, then), new Way(Why.NO_MATCH, then)))
        .saying(Role.PROMPT, prompt)
        .saying(Role.THANKS, thanks)
        .listening(Listens.once(SILENCE));
  }
}

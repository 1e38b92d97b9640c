package dev.hatchline.flow;

import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Way.Why;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Joins the caller with a number outside of the house: the flow ends, unless nobody answers there.
 *
 * @param to the number
 * @param heard said before
 * @param ring how long it may ring there
 * @param failed the way when the number is not dialled by the rules of dialling, is busy, or does
 *     not answer
 */
public record Transfer(To to, Optional<Prompt> heard, Duration ring, String failed)
    implements Node {
  public static final Duration RING_DEFAULT = Duration.ofSeconds(30);
  public static final Duration RING_MIN = Duration.ofSeconds(5);
  public static final Duration RING_MAX = Duration.ofSeconds(60);

  /** The number to dial. */
  public sealed interface To {
    /** Always the same. */
    record Fixed(Value.Phone number) implements To {}

    /** The value of this name. */
    record Named(String name) implements To {}
  }

  public Transfer {
    if (ring.compareTo(RING_MIN) < 0 || ring.compareTo(RING_MAX) > 0) {
      throw new IllegalArgumentException(
          "expected a time from " + RING_MIN + " to " + RING_MAX + ", found " + ring);
    }
  }

  @Override
  public Facts facts() {
    Facts said = Facts.of(new Way(Why.FAILED, failed)).saying(Role.PROMPT, heard);
    List<String> dialled =
        switch (to) {
          case To.Fixed _ -> List.of();
          case To.Named(String name) -> List.of(name);
        };
    java.util.Set<String> needs = new LinkedHashSet<>(said.learning().needs());
    needs.addAll(dialled);
    return said.learning(Learning.of(needs, java.util.Set.of()).asking(dialled))
        .ending(Ending.AWAY)
        .acting(true)
        .working(ring);
  }
}

package dev.hatchline.flow;

import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Way.Why;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what does not work where the caller is, if anything is known of it. Who wants it, by {@link
 * #TELL}, is called when it is over. What is said of an outage is the same in every flow.
 *
 * @param area the name of the place, as our outages know it; without it the caller's number and
 *     line say where they are
 * @param sound heard while it is noted that the caller wants to be called
 * @param told the way when it has been said
 * @param none the way when nothing is known
 */
public record Outage(Optional<String> area, Optional<Prompt> sound, String told, String none)
    implements Node {
  /** The key by which a caller wants to be called. */
  public static final char TELL = '1';

  public static final Duration SILENCE = Duration.ofSeconds(4);

  /** So long it may take to note that the caller wants to be called. */
  public static final Duration NOTING_MAX = Duration.ofSeconds(5);

  @Override
  public Facts facts() {
    Facts said =
        Facts.of(new Way(Why.THEN, told))
            .going(Stream.of(new Way(Why.SILENCE, told), new Way(Why.MISSING, none)))
            .saying(Role.SOUND, sound);
    List<String> asked = area.stream().toList();
    java.util.Set<String> needs = new LinkedHashSet<>(said.learning().needs());
    needs.addAll(asked);
    return said.learning(Learning.of(needs, java.util.Set.of()).asking(asked))
        .listening(Listens.once(SILENCE))
        .working(NOTING_MAX);
  }
}

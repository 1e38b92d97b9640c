package dev.hatchline.flow;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller gets in line besides a place: who may answer, before whom they stand, and what they
 * hear.
 *
 * @param skills what the agent has to be able to do, each with its least level, besides what the
 *     queue asks
 * @param priority the caller stands in line as if they had rung so much earlier
 * @param say said once, when the place has been told
 * @param offer what else is offered in line; empty for what the queue offers
 * @param offerAfter so long after joining it is offered first; empty for the queue's time
 */
public record LineWish(
    Map<String, Integer> skills,
    Duration priority,
    Optional<Prompt> say,
    Optional<Set<Offer>> offer,
    Optional<Duration> offerAfter) {
  /** Agents' levels go from 1 to this. */
  public static final int LEVEL_MAX = 10;

  public static final int SKILLS_MAX = 5;

  /** What an operator can allow at most. */
  public static final Duration PRIORITY_MAX = Duration.ofHours(2);

  public static final Duration OFFER_AFTER_MIN = Duration.ofSeconds(10);
  public static final Duration OFFER_AFTER_MAX = Duration.ofMinutes(10);

  /** Nothing besides. */
  public static final LineWish NONE =
      new LineWish(Map.of(), Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty());

  public LineWish {
    skills = Collections.unmodifiableMap(new LinkedHashMap<>(skills));
    offer = offer.map(Set::copyOf);
    if (priority.isNegative() || priority.compareTo(PRIORITY_MAX) > 0) {
      throw new IllegalArgumentException(
          "expected a priority of up to " + PRIORITY_MAX + ", found " + priority);
    }
  }

  /** The same with other words in line. */
  public LineWish saying(Optional<Prompt> words) {
    return new LineWish(skills, priority, words, offer, offerAfter);
  }

  /** What a caller in line can do instead of waiting. */
  public enum Offer {
    AUTOMATION("automation"),
    CALLBACK("callback"),
    MESSAGE("message");

    private final String word;

    Offer(String word) {
      this.word = word;
    }

    /** The word by which flows name it. */
    public String word() {
      return word;
    }
  }
}

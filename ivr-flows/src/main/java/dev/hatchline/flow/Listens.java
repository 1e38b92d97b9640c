package dev.hatchline.flow;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a node listens. Tries that run out lead to a person, unless the node has a way {@link
 * Way.Why#SILENCE} or {@link Way.Why#NO_MATCH}.
 *
 * @param mode what keys are while it listens
 * @param tries how many may fail; none where silence and other keys are answers, too
 * @param silence the silence after what is said that counts as a failed try
 * @param gap the silence after a key that ends an entry; none where one key is all
 * @param keysMax the most keys of one try
 * @param readsBack whether what was typed is read back, to be confirmed by a key
 * @param always whether everybody is asked: not only those of whom it is not known yet
 * @param offersOwn whether something of the caller's own may be read back before anything is asked
 * @param doubtful the longest that may be said and is asked about when it was not heard surely: a
 *     phrase, or a value's name in braces; none where that is not asked
 */
public record Listens(
    Mode mode,
    int tries,
    Duration silence,
    Duration gap,
    int keysMax,
    boolean readsBack,
    boolean always,
    boolean offersOwn,
    Optional<String> doubtful) {
  /** The name of a key, as long as any. */
  private static final String LONGEST_FIGURE = "cuatro";

  /** Of which nothing is known before. */
  public Listens(
      Mode mode,
      int tries,
      Duration silence,
      Duration gap,
      int keysMax,
      boolean readsBack,
      boolean always) {
    this(mode, tries, silence, gap, keysMax, readsBack, always, false, Optional.empty());
  }

  /** For a choice by one key. */
  public static Listens choice(int tries, Duration silence) {
    return new Listens(Mode.CHOICES, tries, silence, Duration.ZERO, 1, false, true);
  }

  /** For one key, once; nobody fails here, and whoever it is known of is not asked. */
  public static Listens once(Duration silence) {
    return new Listens(Mode.CHOICES, 0, silence, Duration.ZERO, 1, false, false);
  }

  /** The same, offering the caller's own first if it is so. */
  Listens offering(boolean own) {
    return new Listens(mode, tries, silence, gap, keysMax, readsBack, always, own, doubtful);
  }

  /** The same where one of these may be said. */
  Listens hearing(Collection<Choice> choices) {
    return doubting(
        Stream.concat(
                Stream.of(LONGEST_FIGURE), choices.stream().flatMap(choice -> choice.words().all()))
            .max(Comparator.comparingInt(String::length)));
  }

  /** The same, asking about this. */
  Listens doubting(Optional<String> what) {
    return new Listens(mode, tries, silence, gap, keysMax, readsBack, always, offersOwn, what);
  }

  /** What keys are. */
  public enum Mode {
    /** Each is a choice; {@code 0} is the hatch. */
    CHOICES,
    /** They make up an entry; the hatch is {@code *0}, or {@code 0} and silence. */
    DIGITS
  }
}

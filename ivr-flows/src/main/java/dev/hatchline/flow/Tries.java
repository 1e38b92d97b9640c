package dev.hatchline.flow;

import dev.hatchline.flow.Way.Why;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a node asks, and where it leads whoever gives no answer that it knows.
 *
 * @param most how many tries may fail
 * @param quiet the silence after what is said that counts as a failed try
 * @param silence the way when the last of them failed in silence; without it a person comes
 * @param noMatch the way when it failed with what was not understood; without it a person comes
 * @param noSpeech the way where nothing can be heard, and of who presses a key instead; there where
 *     nothing but words is an answer
 */
public record Tries(
    int most,
    Duration quiet,
    Optional<String> silence,
    Optional<String> noMatch,
    Optional<String> noSpeech) {
  public Tries {
    requireWithin(quiet, Node.Menu.WAIT_MIN, Node.Menu.WAIT_MAX);
    if (most < 1 || most > Node.Menu.TRIES_MAX) {
      throw new IllegalArgumentException(
          "expected 1 to " + Node.Menu.TRIES_MAX + " tries, found " + most);
    }
  }

  /** A person comes when they have failed. */
  public Tries(int most, Duration quiet) {
    this(most, quiet, Optional.empty(), Optional.empty());
  }

  /** Of what keys do, too. */
  public Tries(int most, Duration quiet, Optional<String> silence, Optional<String> noMatch) {
    this(most, quiet, silence, noMatch, Optional.empty());
  }

  /** The same where nothing but words is an answer. */
  public Tries unheard(String to) {
    return new Tries(most, quiet, silence, noMatch, Optional.of(to));
  }

  /** The ways of those whose tries have failed. */
  Stream<Way> exits() {
    return Stream.of(
            silence.map(to -> new Way(Why.SILENCE, to)),
            noMatch.map(to -> new Way(Why.NO_MATCH, to)),
            noSpeech.map(to -> new Way(Why.NO_SPEECH, to)))
        .flatMap(Optional::stream);
  }

  static void requireWithin(Duration found, Duration min, Duration max) {
    if (found.compareTo(min) < 0 || found.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "expected a time from " + min + " to " + max + ", found " + found);
    }
  }
}

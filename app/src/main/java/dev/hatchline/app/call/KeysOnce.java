package dev.hatchline.app.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Each key once, though it comes on two ways: with the sound while a dialogue is open, and by
 * Asterisk's word always. Whichever is first counts; a key pressed before the dialogue is open has
 * only the second way.
 */
final class KeysOnce {
  /** The slower way is behind by no more than this. */
  private static final Duration LAG_MAX = Duration.ofSeconds(1);

  private record Seen(char key, Instant at) {}

  private final Deque<Seen> withSound = new ArrayDeque<>();
  private final Deque<Seen> byWord = new ArrayDeque<>();
  private final InstantSource clock;

  KeysOnce(InstantSource clock) {
    this.clock = clock;
  }

  /** A key came with the sound; whether it is news. */
  boolean withSound(char key) {
    return !known(byWord, key) && keep(withSound, key);
  }

  /** Asterisk tells of a key; whether it is news, and wanted in the call's state. */
  boolean byWord(char key, boolean wanted) {
    return !known(withSound, key) && wanted && keep(byWord, key);
  }

  private boolean known(Deque<Seen> other, char key) {
    Instant oldest = clock.instant().minus(LAG_MAX);
    other.removeIf(seen -> seen.at().isBefore(oldest));
    Seen first = other.peekFirst();
    if (first == null || first.key() != key) {
      return false;
    }
    other.removeFirst();
    return true;
  }

  private boolean keep(Deque<Seen> own, char key) {
    return own.add(new Seen(key, clock.instant()));
  }
}

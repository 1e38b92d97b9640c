package dev.hatchline.routing.words;

import dev.hatchline.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of one message: a value; each change is a new one.
 *
 * @param file the recording's name, the key
 * @param caller as shown to us, absent when withheld
 * @param tries how often it was begun
 */
public record MessageWords(
    String file,
    CallId call,
    @Nullable String caller,
    Instant leftAt,
    int tries,
    WordsState state) {
  /** A recogniser that dies of a recording three times would die of it again. */
  public static final int TRIES_MAX = 3;

  /** The longest that one try takes: ten minutes of speech on a machine that is busy with calls. */
  public static final Duration TRY_MAX = Duration.ofMinutes(45);

  /** Until the next one after one that failed. */
  static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  /** Nothing was tried yet. */
  public static MessageWords fresh(
      String file, CallId call, @Nullable String caller, Instant leftAt) {
    return new MessageWords(file, call, caller, leftAt, 0, new WordsState.Open(leftAt));
  }

  private MessageWords in(int nowTried, WordsState next) {
    return new MessageWords(file, call, caller, leftAt, nowTried, next);
  }

  /** Another try begins; empty when it is not due, or over. */
  public Optional<MessageWords> begun(Instant now) {
    return state instanceof WordsState.Open(Instant due) && !due.isAfter(now) && tries < TRIES_MAX
        ? Optional.of(in(tries + 1, new WordsState.Open(now.plus(TRY_MAX))))
        : Optional.empty();
  }

  /** The try brought this. */
  public MessageWords understood(String text, double confidence) {
    return in(tries, new WordsState.Understood(text, confidence));
  }

  /** The try brought nothing, or the one who had begun it is gone. */
  public MessageWords failed(Instant now) {
    return tries < TRIES_MAX
        ? in(tries, new WordsState.Open(now.plus(AGAIN_AFTER)))
        : in(tries, new WordsState.Failed());
  }

  /** Nobody can understand it: there is nothing to hear, or nothing to hear it with. */
  public MessageWords givenUp() {
    return in(tries, new WordsState.Failed());
  }
}

package dev.hatchline.call;

import java.time.Duration;

/**
 * Which keys open the hatch. While the caller chooses, {@code 0} does, at once. While digits are
 * entered {@code 0} is a digit:
 *
 * <pre>
 *   1 2 0 …      passes: a digit of a longer entry
 *   0 #          passes: the number zero
 *   0 (2 s)      opens by "0": the only key of its entry, then nothing
 *   … * 0        opens by "*0" at any moment; a * alone passes, and the entry begins anew
 * </pre>
 *
 * <p>Every key also goes to the flow at once, so that it stops the prompt; a flow therefore waits
 * for one more key, {@code #} or a digit, before it takes a single {@code 0} as an entry.
 *
 * @param mode what keys mean just now
 * @param entry what has been entered so far; {@code NONE} while the caller chooses
 */
public record HatchKeys(Mode mode, Entry entry) {
  /** So long without a key after a single {@code 0} is a wish for a person. */
  public static final Duration SILENCE = Duration.ofSeconds(2);

  /** What keys mean. */
  public enum Mode {
    CHOICE,
    DIGITS
  }

  /** As much of an entry as the hatch has to know. */
  public enum Entry {
    /** No key yet. */
    NONE,
    /** The last key was {@code *}. */
    ERASED,
    /** One {@code 0} and nothing else. */
    ZERO,
    /** Anything else: {@code 0} is a digit now. */
    MORE
  }

  /** What a key, or the lack of one, comes to. */
  public sealed interface Verdict {
    /** The flow hears the key, and nothing more. */
    record Pass() implements Verdict {}

    /**
     * The caller wants a person.
     *
     * @param by {@code 0} or {@code *0}
     */
    record Open(String by) implements Verdict {}
  }

  /**
   * After a key.
   *
   * @param keys to be asked about the next one
   */
  public record Pressed(HatchKeys keys, Verdict verdict) {}

  private static final Verdict PASS = new Verdict.Pass();

  /** Keys are choices. */
  public static HatchKeys choice() {
    return new HatchKeys(Mode.CHOICE, Entry.NONE);
  }

  /** Keys are digits, and an entry begins. */
  public static HatchKeys digits() {
    return new HatchKeys(Mode.DIGITS, Entry.NONE);
  }

  /** One key: {@code 0} to {@code 9}, {@code *} or {@code #}. */
  public Pressed press(char key) {
    return switch (mode) {
      case CHOICE -> new Pressed(this, key == '0' ? new Verdict.Open("0") : PASS);
      case DIGITS -> enter(key);
    };
  }

  private Pressed enter(char key) {
    if (key == '*') {
      return new Pressed(with(Entry.ERASED), PASS);
    }
    if (key != '0') {
      return new Pressed(with(Entry.MORE), PASS);
    }
    return switch (entry) {
      case NONE -> new Pressed(with(Entry.ZERO), PASS);
      case ERASED -> new Pressed(with(Entry.NONE), new Verdict.Open("*0"));
      case ZERO, MORE -> new Pressed(with(Entry.MORE), PASS);
    };
  }

  private HatchKeys with(Entry next) {
    return new HatchKeys(mode, next);
  }

  /** Whether {@link #SILENCE} from the last key on would open the hatch: worth a timer. */
  public boolean awaitsQuiet() {
    return entry == Entry.ZERO;
  }

  /** {@link #SILENCE} has passed since the last key. */
  public Verdict quiet() {
    return awaitsQuiet() ? new Verdict.Open("0") : PASS;
  }
}

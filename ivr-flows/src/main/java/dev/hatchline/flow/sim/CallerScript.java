package dev.hatchline.flow.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a caller does, and when.
 *
 * @param acts in the order of their times, which count from the answer
 */
public record CallerScript(List<Timed> acts) {
  public CallerScript {
    acts = acts.stream().sorted(Comparator.comparing(Timed::at)).toList();
  }

  /** One act at its time. */
  public record Timed(Duration at, Act act) {}

  /** Something that a caller does. */
  public sealed interface Act {}

  /** Presses a key; {@code 0} opens the hatch. */
  public record Press(char key) implements Act {}

  /**
   * Says something: heard while something is expected, and lost otherwise. Escape words among them
   * open the hatch at any moment.
   *
   * @param confidence how surely it is understood, 0 to 1
   */
  public record Say(String words, double confidence) implements Act {}

  /** Says something that nobody understands. */
  public record Mumble() implements Act {}

  /** Says an escape word: the hatch opens by it. */
  public record SayEscape(String word) implements Act {}

  /** Hangs up. */
  public record HangUp() implements Act {}

  /** A caller who does nothing at all. */
  public static CallerScript silent() {
    return new CallerScript(List.of());
  }

  /** From one key to the next, as people type. */
  private static final Duration KEY_AFTER_KEY = Duration.ofMillis(300);

  /** Presses these keys, one after the other. */
  public static CallerScript typed(String keys, Duration from) {
    CallerScript script = silent();
    for (int i = 0; i < keys.length(); i++) {
      script = script.press(keys.charAt(i), from.plus(KEY_AFTER_KEY.multipliedBy(i)));
    }
    return script;
  }

  public CallerScript press(char key, Duration at) {
    return and(at, new Press(key));
  }

  /** Says something that is understood beyond doubt. */
  public CallerScript say(String words, Duration at) {
    return say(words, 1, at);
  }

  public CallerScript say(String words, double confidence, Duration at) {
    return and(at, new Say(words, confidence));
  }

  public CallerScript mumble(Duration at) {
    return and(at, new Mumble());
  }

  public CallerScript sayEscape(String word, Duration at) {
    return and(at, new SayEscape(word));
  }

  public CallerScript hangUp(Duration at) {
    return and(at, new HangUp());
  }

  private CallerScript and(Duration at, Act act) {
    List<Timed> more = new ArrayList<>(acts);
    more.add(new Timed(at, act));
    return new CallerScript(more);
  }
}

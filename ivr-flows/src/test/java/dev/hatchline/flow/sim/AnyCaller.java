package dev.hatchline.flow.sim;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Callers by chance: they type, speak, wait, say the escape word, hang up. */
public final class AnyCaller {
  private static final int ACTS_MAX = 60;
  private static final String EVERY_KEY = "0123456789*#";
  private static final String NO_ZERO = "123456789#";

  /** Some are answers somewhere, and some are none anywhere. */
  private static final List<String> SAYINGS =
      List.of(
          "yes",
          "no",
          "right",
          "one two three",
          "four seven double one",
          "two oh two five five five oh one two three",
          "december third",
          "tomorrow",
          "half past two",
          "noon",
          "twelve fifty",
          "twelve euros and fifty cents",
          "one hundred",
          "bananas",
          "sí",
          "cuatro siete uno",
          "dos de diciembre",
          "las dos y media");

  private AnyCaller() {}

  /** One who speaks as often as not, now and then so that it is not sure what. */
  public static CallerScript speaking(Random random) {
    CallerScript script = of(random);
    Duration at = Duration.ZERO;
    for (int act = random.nextInt(ACTS_MAX); act > 0; act--) {
      at = at.plusMillis(random.nextInt(6_000));
      String words = SAYINGS.get(random.nextInt(random.nextBoolean() ? 3 : SAYINGS.size()));
      script =
          switch (random.nextInt(8)) {
            case 0 -> script.mumble(at);
            case 1, 2 -> script.say(words, 0.5, at);
            default -> script.say(words, at);
          };
    }
    return script;
  }

  /** One of them; most do not ask for a person, or they would not hear much of a flow. */
  public static CallerScript of(Random random) {
    String keys = random.nextInt(4) == 0 ? EVERY_KEY : NO_ZERO;
    boolean patient = random.nextInt(3) > 0;
    int pause = 500 + random.nextInt(9000);
    CallerScript script = CallerScript.silent();
    Duration at = Duration.ZERO;
    for (int act = random.nextInt(ACTS_MAX); act > 0; act--) {
      at = at.plusMillis(random.nextInt(pause));
      script =
          switch (random.nextInt(patient ? 200 : 20)) {
            case 0 -> script.hangUp(at);
            case 1 -> script.sayEscape("agent", at);
            default -> script.press(keys.charAt(random.nextInt(keys.length())), at);
          };
    }
    return script;
  }
}

package dev.hatchline.flow.sim;

import java.time.Duration;
import java.util.Random;

/** Callers by chance: they type, wait, say the escape word, hang up. */
public final class AnyCaller {
  private static final int ACTS_MAX = 60;
  private static final String EVERY_KEY = "0123456789*#";
  private static final String NO_ZERO = "123456789#";

  private AnyCaller() {}

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

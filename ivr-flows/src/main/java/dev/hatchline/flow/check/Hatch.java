package dev.hatchline.flow.check;

import dev.hatchline.call.HatchKeys;
import dev.hatchline.call.HatchKeys.Entry;
import dev.hatchline.call.HatchKeys.Mode;
import dev.hatchline.call.HatchKeys.Pressed;
import dev.hatchline.call.HatchKeys.Verdict;
import java.util.Optional;
import java.util.stream.Stream;

/** By which keys a person can be had: the very class is asked that every call asks. */
final class Hatch {
  /** While the caller hears, chooses or waits, or leaves a message. */
  static final String ZERO = "0";

  /** While digits are typed; and {@code 0} alone, if nothing was typed before. */
  static final String STAR_ZERO = "*0";

  private Hatch() {}

  /** Empty where there is no such key. */
  static Optional<String> key(Phase phase) {
    return switch (phase) {
      case Phase.Types _ ->
          Optional.of(STAR_ZERO)
              .filter(_ -> waits() && Stream.of(Entry.values()).allMatch(Hatch::opens));
      // Also at an end: while a farewell is heard, a message recorded, or a number outside rung.
      case Phase.Comes _,
          Phase.Speaks _,
          Phase.Works _,
          Phase.Listens _,
          Phase.ReadsBack _,
          Phase.Ends _ ->
          Optional.of(ZERO).filter(_ -> isOpen(HatchKeys.choice().press('0').verdict()));
    };
  }

  /** Whatever has been typed. */
  private static boolean opens(Entry typed) {
    Pressed star = new HatchKeys(Mode.DIGITS, typed).press('*');
    return isOpen(star.verdict()) || isOpen(star.keys().press('0').verdict());
  }

  private static boolean waits() {
    return isOpen(HatchKeys.digits().press('0').keys().quiet());
  }

  private static boolean isOpen(Verdict verdict) {
    return verdict instanceof Verdict.Open;
  }
}

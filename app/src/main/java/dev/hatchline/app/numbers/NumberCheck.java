package dev.hatchline.app.numbers;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.flow.HouseSentences;
import java.util.Locale;

/** Whether somebody can be called back at what was dialled or shown. */
public sealed interface NumberCheck {
  /** It can be read back and called. */
  record Valid(PhoneNumber number) implements NumberCheck {}

  /** It cannot. */
  record Refused(Why why) implements NumberCheck {}

  /** Why not. */
  enum Why {
    /** Nothing was dialled or shown. */
    EMPTY,
    /** The caller hides the number, or the network has none. */
    WITHHELD,
    /** An agent's extension, or too short for the public network. */
    INTERNAL,
    /** Not written as a number is. */
    NOT_A_NUMBER,
    /** Written as one, but no country's plan has it. */
    IMPOSSIBLE,
    /** Of police, rescue and the like, by the region. */
    EMERGENCY,
    /** One of our own lines: we would call ourselves. */
    OWN,
    /** Calling it costs more than a call. */
    PREMIUM;

    /** Why nobody can be called there, for whoever gave it. */
    public String sentence() {
      return switch (this) {
        case EMERGENCY -> "That is an emergency number.";
        case OWN -> "That is our own number.";
        case INTERNAL -> "That number is too short.";
        case PREMIUM -> "We cannot call that number, because the call would cost more.";
        case EMPTY, WITHHELD, NOT_A_NUMBER, IMPOSSIBLE -> "That is no number that we can call.";
      };
    }

    /** The same in another language of the house's. */
    public String sentence(HouseSentences house) {
      String name =
          switch (this) {
            case EMERGENCY -> "number.emergency";
            case OWN -> "number.own";
            case INTERNAL -> "number.internal";
            case PREMIUM -> "number.premium";
            case EMPTY, WITHHELD, NOT_A_NUMBER, IMPOSSIBLE -> "number.other";
          };
      return house.orEnglish(name, sentence());
    }

    /** Stable, for flows and logs, such as {@code not-a-number}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

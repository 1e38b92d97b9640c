package dev.hatchline.flow.check;

import dev.hatchline.flow.Ending;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Way;

/** Why the house has led a caller on, whatever they chose before. */
enum Reason {
  /** For none: they have chosen, or done nothing. */
  NONE("", "", false),
  CLOSED("closed", "it is closed", true),
  NO_PROMISE("no call back can be promised", "no call back can be promised", true),
  NO_ANSWER("nobody answers there", "nobody answers there", true),
  MISSING("no such thing", "there was no such thing", false),
  FAILED("a system gave no answer", "a system gave no answer", false);

  private final String words;
  private final String because;
  private final boolean absence;

  Reason(String words, String because, boolean absence) {
    this.words = words;
    this.because = because;
    this.absence = absence;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** For people, after "because". */
  String because() {
    return because;
  }

  /** Whether there is nobody to have. */
  boolean isAbsence() {
    return absence;
  }

  /** After this way out of a node. */
  Reason after(Facts facts, Way way) {
    return switch (way.why()) {
      case OPEN -> NONE;
      // Of a day that is named: that says nothing of this moment.
      case CLOSED -> facts.learning().asks().isEmpty() ? CLOSED : this;
      case UNAVAILABLE -> NO_PROMISE;
      case FAILED -> facts.ending() == Ending.AWAY ? NO_ANSWER : orElse(FAILED);
      // That no outage is known is an answer.
      case MISSING -> facts.listens().isPresent() ? this : orElse(MISSING);
      case THEN, CHOICE, CONDITION, ELSE, REFUSED, SILENCE, NO_MATCH, NO_SPEECH -> this;
    };
  }

  /** Where there is nobody, that stays the reason. */
  private Reason orElse(Reason other) {
    return absence ? this : other;
  }
}

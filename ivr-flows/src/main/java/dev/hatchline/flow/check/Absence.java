package dev.hatchline.flow.check;

import dev.hatchline.flow.Ending;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Way;

/** Why the house has led a caller on who has chosen nothing: there is nobody to have. */
enum Absence {
  /** Somebody may be there. */
  NONE(""),
  CLOSED("closed"),
  NO_PROMISE("no call back can be promised"),
  NO_ANSWER("nobody answers there");

  private final String words;

  Absence(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** After this way out of a node. */
  Absence after(Facts facts, Way way) {
    return switch (way.why()) {
      case OPEN -> NONE;
      // Of a day that is named: that says nothing of this moment.
      case CLOSED -> facts.learning().asks().isEmpty() ? CLOSED : this;
      case UNAVAILABLE -> facts.ending() == Ending.PROMISE ? NO_PROMISE : this;
      case FAILED -> facts.ending() == Ending.AWAY ? NO_ANSWER : this;
      case THEN, CHOICE, CONDITION, ELSE, MISSING, REFUSED, SILENCE, NO_MATCH, NO_SPEECH -> this;
    };
  }
}

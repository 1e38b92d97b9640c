package dev.hatchline.app.web;

import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseState;
import dev.hatchline.routing.cases.Credit.CreditState;
import dev.hatchline.routing.cases.FirstStep;
import dev.hatchline.routing.cases.Money;
import dev.hatchline.routing.cases.Telling;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** What is said of cases, by program and by people. */
final class CaseWords {
  private CaseWords() {}

  /** The state's word: open, solved, closed or merged. */
  static String word(CaseState state) {
    return switch (state) {
      case CaseState.Open _ -> "open";
      case CaseState.Solved _ -> "solved";
      case CaseState.Closed _ -> "closed";
      case CaseState.Merged _ -> "merged";
    };
  }

  static String word(Case c) {
    return word(c.state());
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String word(CreditState state) {
    return switch (state) {
      case CreditState.Granted _ -> "granted";
      case CreditState.Sent _ -> "sent";
      case CreditState.Failed _ -> "failed";
      case CreditState.Dead _ -> "dead";
    };
  }

  /** The back office's name for it, or why it does not have it. */
  static Optional<String> detail(CreditState state) {
    return switch (state) {
      case CreditState.Granted _ -> Optional.empty();
      case CreditState.Sent(String reference, _) ->
          Optional.of(reference).filter(name -> !name.isEmpty());
      case CreditState.Failed(String why, _) -> Optional.of(why);
      case CreditState.Dead(String why, _) -> Optional.of(why);
    };
  }

  /** The same as a person reads it. */
  static String text(CreditState state) {
    String detail = detail(state).orElse("");
    return switch (state) {
      case CreditState.Granted _ -> "granted";
      case CreditState.Sent _ -> detail.isEmpty() ? "booked" : "booked as " + detail;
      case CreditState.Failed _ -> "refused by the back office: " + detail;
      case CreditState.Dead _ -> "did not reach the back office: " + detail;
    };
  }

  /** What became of news, as a person reads it. */
  static String text(Telling telling) {
    return switch (telling.result()) {
      case WAITING -> "not told yet";
      case CONFIRMED -> "confirmed by a key";
      case ANSWERED -> "answered, without a key";
      case WITH_PERSON -> "asked for a person";
      case NOT_REACHED -> "not reached: " + telling.detail();
      case WITHDRAWN -> "withdrawn";
      case UNKNOWN -> "nobody can say whether they heard it";
    };
  }

  static String word(FirstStep step) {
    return switch (step) {
      case FirstStep.OwnUp _ -> "own-up";
      case FirstStep.AskWhatIsLeft _ -> "ask-what-is-left";
      case FirstStep.MendCredit _ -> "mend-credit";
      case FirstStep.LookUp _ -> "look-up";
      case FirstStep.Help _ -> "help";
      case FirstStep.Listen _ -> "listen";
    };
  }

  /** The step as a sentence for the agent. */
  static String sentence(FirstStep step) {
    return switch (step) {
      case FirstStep.OwnUp _ -> "We did not call back as we had promised. Say so, and take it on.";
      case FirstStep.AskWhatIsLeft(CaseState.Solved solved) ->
          "This was “%s”, and they are back. Ask what is left."
              .formatted(solved.disposition().name());
      case FirstStep.MendCredit(var credit) ->
          "Their credit of %s has not come. Tell them, and see to it."
              .formatted(text(credit.amount()));
      case FirstStep.LookUp(var lookup) ->
          "We could not look up %s in %s for them. Do that first."
              .formatted(lookup.name(), lookup.system());
      case FirstStep.Help(String wanted) -> "They want: %s.".formatted(wanted);
      case FirstStep.Listen() -> "Nobody has asked them yet what it is about. Listen.";
    };
  }

  /** Such as {@code 7.50}. */
  static String plain(Money money) {
    int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
    return BigDecimal.valueOf(money.minor(), digits).toPlainString();
  }

  /** Such as {@code 7.50 EUR}. */
  static String text(Money money) {
    return plain(money) + " " + money.currency();
  }
}

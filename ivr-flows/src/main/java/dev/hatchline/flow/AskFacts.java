package dev.hatchline.flow;

import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Listens.Mode;
import dev.hatchline.flow.Way.Why;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What an ask says of itself. */
final class AskFacts {
  private AskFacts() {}

  static Facts of(Node.Ask ask) {
    Facts asked =
        Facts.of(new Way(Why.THEN, ask.then()).giving(Set.of(ask.into())))
            .going(ask.tries().exits())
            .saying(Role.PROMPT, ask.prompt())
            .saying(Role.WRONG, ask.wrong());
    // What is read back was given just now; whatever else it names must be known.
    Set<String> needs = new LinkedHashSet<>(asked.learning().needs());
    ask.confirm()
        .ifPresent(back ->
            back.names().stream().filter(name -> !name.equals(ask.into())).forEach(needs::add));
    return asked
        .saying(Role.CONFIRM, ask.confirm())
        .learning(Learning.of(needs, Set.of()))
        .listening(listens(ask));
  }

  private static Listens listens(Node.Ask ask) {
    Entry as = ask.as();
    Listens listens =
        new Listens(
            as.mode(),
            ask.tries().most(),
            as instanceof Entry.Speech(Duration longest)
                ? ask.tries().quiet().plus(longest)
                : ask.tries().quiet(),
            as.mode() == Mode.DIGITS ? ask.gap() : Duration.ZERO,
            as.max(),
            ask.confirm().isPresent(),
            ask.again());
    return doubting(ask, listens.offering(as instanceof Entry.Phone(boolean own) && own));
  }

  /** What is typed and was said is always asked about, unless it is read back anyway. */
  private static Listens doubting(Node.Ask ask, Listens listens) {
    return switch (ask.as()) {
      case Entry.OneOf(var choices) -> listens.hearing(choices.values());
      case Entry.YesNo _, Entry.Speech _ -> listens;
      case Entry.Digits _, Entry.Date _, Entry.Time _, Entry.Phone _, Entry.Amount _ ->
          ask.confirm().isPresent()
              ? listens
              : listens.doubting(Optional.of("{" + ask.into() + "}"));
    };
  }
}

package dev.hatchline.flow.run;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import java.util.Optional;

/** An ask: its tries, and what each entry comes to. */
final class Asking {
  private final Keyboard keyboard;
  private final Values values;
  private final Business business;
  private final FlowListener listener;

  Asking(Keyboard keyboard, Values values, Business business, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.business = business;
    this.listener = listener;
  }

  Step visit(String node, Node.Ask ask) {
    if (!ask.again() && values.find(ask.into()).isPresent()) {
      return new Step.GoTo(ask.then());
    }
    Reading reading = new Reading.Nothing();
    for (int tries = 0; tries < ask.tries(); tries++) {
      keyboard.collecting(true);
      comment(ask, reading, tries > 0);
      reading = read(ask);
      keyboard.collecting(false);
      switch (reading) {
        case Reading.Good(Value value) -> {
          values.set(ask.into(), value);
          listener.answered(node, ask.into(), value);
          return new Step.GoTo(ask.then());
        }
        case Reading.Nothing _ -> listener.noInput(node);
        case Reading.Wrong wrong -> listener.noMatch(node, wrong.last());
      }
    }
    return new Step.Lost(
        reading instanceof Reading.Wrong ? ToQueue.BY_NO_MATCH : ToQueue.BY_SILENCE);
  }

  /** Before a further try: why the number was refused, or what the flow says of any failed try. */
  private void comment(Node.Ask ask, Reading last, boolean further) {
    if (further) {
      Optional<String> reason = last instanceof Reading.Wrong wrong ? wrong.reason() : none();
      reason
          .filter(words -> !words.isBlank())
          .map(Prompt::text)
          .or(ask::wrong)
          .ifPresent(keyboard::say);
    }
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private Reading read(Node.Ask ask) {
    Typed typed = Typed.read(ask, keyboard);
    if (typed.last() == null) {
      return new Reading.Nothing();
    }
    if (typed.keys().length() < ask.as().min()) {
      return new Reading.Wrong(typed.last(), none());
    }
    return switch (ask.as()) {
      case Entry.Digits _ -> new Reading.Good(new Value.Digits(typed.keys()));
      case Entry.Date _ ->
          TypedDate.next(typed.keys(), business.dateOrder(), business.today())
              .<Reading>map(day -> new Reading.Good(new Value.Day(day)))
              .orElse(new Reading.Wrong(typed.last(), none()));
      case Entry.Phone _ ->
          switch (business.phone(typed.keys())) {
            case Business.PhoneCheck.Accepted(Value.Phone number) -> new Reading.Good(number);
            case Business.PhoneCheck.Refused(String reason) ->
                new Reading.Wrong(typed.last(), Optional.of(reason));
          };
    };
  }

  /** What one try came to. */
  private sealed interface Reading {
    record Good(Value value) implements Reading {}

    record Nothing() implements Reading {}

    record Wrong(char last, Optional<String> reason) implements Reading {}
  }
}

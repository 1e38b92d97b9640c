package dev.hatchline.flow.run;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Business.PhoneCheck;
import java.util.Optional;
import java.util.Set;

/** What keys come to at an ask, and what needs none. */
final class Entries {
  private final Keyboard keyboard;
  private final Values values;
  private final Business business;
  private final Set<String> called;

  /**
   * Of one call.
   *
   * @param called the names of numbers that are to be called: what may not be called is none
   */
  Entries(Keyboard keyboard, Values values, Business business, Set<String> called) {
    this.keyboard = keyboard;
    this.values = values;
    this.business = business;
    this.called = called;
  }

  /** The caller's own number, if this ask offers it and it can be used. */
  Optional<Value> own(Node.Ask ask) {
    if (!(ask.as() instanceof Entry.Phone(boolean own) && own)) {
      return Optional.empty();
    }
    return business
        .caller()
        .filter(number -> !values.isRefused(number))
        .filter(number -> usable(ask, number) instanceof PhoneCheck.Accepted)
        .map(Value.class::cast);
  }

  /** One try. */
  Reading read(Node.Ask ask) {
    Typed typed = Typed.read(ask, keyboard);
    if (typed.last() == null) {
      return new Reading.Nothing();
    }
    if (typed.keys().length() < ask.as().min()) {
      return new Reading.Wrong(typed.last(), Optional.empty());
    }
    return switch (ask.as()) {
      case Entry.Digits _ -> new Reading.Good(new Value.Digits(typed.keys()));
      case Entry.Date _ ->
          TypedDate.next(typed.keys(), business.dateOrder(), business.today())
              .<Reading>map(day -> new Reading.Good(new Value.Day(day)))
              .orElse(new Reading.Wrong(typed.last(), Optional.empty()));
      case Entry.Phone _ -> phone(ask, typed.keys(), typed.last());
    };
  }

  private Reading phone(Node.Ask ask, String keys, char last) {
    PhoneCheck read = business.phone(keys);
    PhoneCheck judged =
        read instanceof PhoneCheck.Accepted(Value.Phone number) ? usable(ask, number) : read;
    return switch (judged) {
      case PhoneCheck.Accepted(Value.Phone number) -> new Reading.Good(number);
      case PhoneCheck.Refused(String reason) -> new Reading.Wrong(last, Optional.of(reason));
    };
  }

  private PhoneCheck usable(Node.Ask ask, Value.Phone number) {
    return called.contains(ask.into())
        ? business.callable(number)
        : new PhoneCheck.Accepted(number);
  }
}

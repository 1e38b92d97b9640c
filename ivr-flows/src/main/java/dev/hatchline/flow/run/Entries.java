package dev.hatchline.flow.run;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Business.PhoneCheck;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/** What keys come to at an ask, and what needs none. */
final class Entries {
  private final Keyboard keyboard;
  private final Values values;
  private final Business business;
  private final Predicate<String> called;

  /**
   * Of one call.
   *
   * @param called tells the names of numbers that are to be called: what may not be called is none
   */
  Entries(Keyboard keyboard, Values values, Business business, Predicate<String> called) {
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

  /** One try at what is typed. */
  Reading read(Node.Ask ask) {
    Typed typed = Typed.read(ask, keyboard);
    Character last = typed.last();
    if (last == null) {
      return new Reading.Nothing();
    }
    if (typed.keys().length() < ask.as().min()) {
      return new Reading.Wrong(last, Optional.empty());
    }
    String keys = typed.keys();
    return switch (ask.as()) {
      case Entry.Phone _ -> phone(ask, keys, last);
      case Entry.Digits as ->
          judged(last, Optional.of(keys).filter(as::takes).map(Value.Digits::new));
      case Entry.Date as -> judged(last, day(keys, as).map(Value.Day::new));
      case Entry.Time _ -> judged(last, TypedTime.of(keys).map(Value.Time::new));
      case Entry.Amount as -> judged(last, TypedAmount.of(keys, as));
      case Entry.YesNo _, Entry.OneOf _ ->
          throw new IllegalArgumentException("expected what is typed, found " + ask.as());
    };
  }

  private static Reading judged(char last, Optional<? extends Value> value) {
    return value.isPresent()
        ? new Reading.Good(value.get())
        : new Reading.Wrong(last, Optional.empty());
  }

  private Optional<LocalDate> day(String keys, Entry.Date as) {
    return as.year()
        ? TypedDate.withYear(keys, business.dateOrder())
        : TypedDate.next(keys, business.dateOrder(), business.today());
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
    return called.test(ask.into()) ? business.callable(number) : new PhoneCheck.Accepted(number);
  }
}

package dev.hatchline.flow.run;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.heard.Hearer;
import dev.hatchline.flow.run.Business.PhoneCheck;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/** What keys and words come to at an ask, and what needs none. */
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

  /** One try: what is said or typed, by what comes first. */
  Reading read(Node.Ask ask) {
    return switch (keyboard.ask(ask.prompt(), keyboard.understood().series(ask))) {
      case Heard.Key(char key) -> typed(ask, Typed.read(ask, keyboard, Optional.of(key)));
      case Heard.Said(String words, double confidence) -> said(ask, words, confidence);
      case Heard.NotUnderstood _ -> new Reading.Misheard("", Optional.empty());
      case Heard.Silence _, Heard.Finished _ -> new Reading.Nothing();
    };
  }

  private Reading typed(Node.Ask ask, Typed typed) {
    Character last = typed.last();
    if (last == null) {
      return new Reading.Nothing();
    }
    if (typed.keys().length() < ask.as().min()) {
      return new Reading.Wrong(last, Optional.empty());
    }
    String keys = typed.keys();
    return switch (ask.as()) {
      case Entry.Phone _ ->
          switch (phone(ask, keys)) {
            case PhoneCheck.Accepted(Value.Phone number) -> new Reading.Good(number);
            case PhoneCheck.Refused(String reason) -> new Reading.Wrong(last, Optional.of(reason));
          };
      case Entry.Digits as ->
          judged(last, Optional.of(keys).filter(as::takes).map(Value.Digits::new));
      case Entry.Date as -> judged(last, day(keys, as).map(Value.Day::new));
      case Entry.Time _ -> judged(last, TypedTime.of(keys).map(Value.Time::new));
      case Entry.Amount as -> judged(last, TypedAmount.of(keys, as));
      case Entry.YesNo _, Entry.OneOf _, Entry.Speech _ -> throw notTyped(ask);
    };
  }

  private static Reading judged(char last, Optional<? extends Value> value) {
    return value.isPresent()
        ? new Reading.Good(value.get())
        : new Reading.Wrong(last, Optional.empty());
  }

  private static IllegalArgumentException notTyped(Node.Ask ask) {
    return new IllegalArgumentException("expected what is typed, found " + ask.as());
  }

  /**
   * The value that the same would be in keys. A day with something beside it that was not
   * understood, and may have been its last figure, is none.
   */
  private Reading said(Node.Ask ask, String words, double confidence) {
    Understanding understood = keyboard.understood();
    understood.letThrough(words);
    Optional<Hearer> hearer = understood.hearer();
    Optional<Reading> reading =
        hearer.flatMap(ear ->
            switch (ask.as()) {
              case Entry.Phone _ -> ear.digits(words).map(digits -> phone(ask, digits, words));
              case Entry.Digits as -> meant(words, ear.digits(words).filter(as::takes), as);
              case Entry.Date(boolean year) ->
                  meant(
                      words,
                      day(ear, words, year)
                          .filter(_ -> confidence >= Understanding.SURE || !ear.dayMayGoOn(words)));
              case Entry.Time _ -> meant(words, ear.time(words).map(Value.Time::new));
              case Entry.Amount as -> meant(words, ear.amount(words, as));
              case Entry.YesNo _, Entry.OneOf _, Entry.Speech _ -> throw notTyped(ask);
            });
    return reading.orElseGet(() -> new Reading.Misheard(words, Optional.empty()));
  }

  private static Optional<Reading> meant(String words, Optional<? extends Value> value) {
    return value.map(found -> new Reading.Said(found, words));
  }

  private static Optional<Reading> meant(String words, Optional<String> digits, Entry as) {
    return meant(
        words,
        digits
            .filter(all -> all.length() >= as.min() && all.length() <= as.max())
            .map(Value.Digits::new));
  }

  private Optional<Value.Day> day(Hearer ear, String words, boolean year) {
    Optional<LocalDate> day = year ? ear.dayWithYear(words) : ear.day(words, business.today());
    return day.map(Value.Day::new);
  }

  private Optional<LocalDate> day(String keys, Entry.Date as) {
    return as.year()
        ? TypedDate.withYear(keys, business.dateOrder())
        : TypedDate.next(keys, business.dateOrder(), business.today());
  }

  private Reading phone(Node.Ask ask, String digits, String words) {
    return switch (phone(ask, digits)) {
      case PhoneCheck.Accepted(Value.Phone number) -> new Reading.Said(number, words);
      case PhoneCheck.Refused(String reason) -> new Reading.Misheard(words, Optional.of(reason));
    };
  }

  private PhoneCheck phone(Node.Ask ask, String digits) {
    PhoneCheck read = business.phone(digits);
    return read instanceof PhoneCheck.Accepted(Value.Phone number) ? usable(ask, number) : read;
  }

  private PhoneCheck usable(Node.Ask ask, Value.Phone number) {
    return called.test(ask.into()) ? business.callable(number) : new PhoneCheck.Accepted(number);
  }
}

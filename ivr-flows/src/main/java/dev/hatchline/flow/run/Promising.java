package dev.hatchline.flow.run;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Callback.When;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way.Why;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A callback: what is asked of the house, what the caller hears of it, and the way on. */
final class Promising {
  private static final int NAMED_MAX = 2;

  private final Keyboard keyboard;
  private final Values values;
  private final Business business;
  private final FlowListener listener;
  private final Naming naming;
  private int refusals;

  Promising(Keyboard keyboard, Values values, Business business, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.business = business;
    this.listener = listener;
    this.naming = new Naming(keyboard, business, listener);
  }

  Step visit(String node, Callback callback) {
    PromiseAnswer answer =
        number(callback)
            .map(number -> answer(node, callback, number))
            .orElseGet(() -> new PromiseAnswer.Refused(""));
    listener.calledBack(node, word(answer));
    keyboard.forget();
    return switch (answer) {
      case PromiseAnswer.Promised(String words) -> {
        keyboard.house(words);
        keyboard.say(callback.goodbye());
        yield new Step.Done(new FlowOutcome.Promised(node));
      }
      case PromiseAnswer.Refused(String why) -> {
        values.refuse(callback.number());
        listener.forgotten(callback.number());
        keyboard.house(why);
        yield ++refusals < Callback.TRIES
            ? new Step.GoTo(callback.refused(), Why.REFUSED)
            : unavailable(callback);
      }
      case PromiseAnswer.NotThen _, PromiseAnswer.Unavailable _ -> unavailable(callback);
    };
  }

  private Optional<Value.Phone> number(Callback callback) {
    return values
        .find(callback.number())
        .flatMap(
            value -> value instanceof Value.Phone phone ? Optional.of(phone) : Optional.empty());
  }

  private Step unavailable(Callback callback) {
    if (callback.unavailable().isPresent()) {
      return new Step.GoTo(callback.unavailable().get(), Why.UNAVAILABLE);
    }
    keyboard.say(Callback.SORRY);
    return new Step.Lost(ToQueue.BY_NO_CALLBACK);
  }

  private static String word(PromiseAnswer answer) {
    return switch (answer) {
      case PromiseAnswer.Promised _ -> "promised";
      case PromiseAnswer.Refused _ -> "refused";
      case PromiseAnswer.NotThen _ -> "not-then";
      case PromiseAnswer.Unavailable _ -> "unavailable";
    };
  }

  private PromiseAnswer answer(String node, Callback callback, Value.Phone number) {
    return switch (callback.when()) {
      case When.Place _ -> answer(callback, number, Optional.empty());
      case When.Choose _ -> answer(node, callback, number, () -> naming.named(node, number));
      case When.At then ->
          known(then, number)
              .map(at -> answer(node, callback, number, () -> naming.named(node, number, at)))
              .orElseGet(PromiseAnswer.Unavailable::new);
    };
  }

  /** The time that the flow knows; empty if it is none, or if no time can be named at all. */
  private Optional<LocalDateTime> known(When.At when, Value.Phone number) {
    Optional<LocalTime> time = values.find(when.at()).flatMap(Promising::time);
    Optional<LocalDate> day =
        when.on()
            .map(name -> values.find(name).flatMap(Promising::day))
            .orElseGet(() -> business.times(number).map(TimesOffered::today));
    return business.times(number).flatMap(_ -> day).flatMap(on -> time.map(on::atTime));
  }

  private static Optional<LocalDate> day(Value value) {
    return value instanceof Value.Day(LocalDate day) ? Optional.of(day) : Optional.empty();
  }

  private static Optional<LocalTime> time(Value value) {
    try {
      return Optional.of(LocalTime.parse(value.plain()));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** Of a time that others took meanwhile, another is named once; then nobody is asked again. */
  private PromiseAnswer answer(
      String node, Callback callback, Value.Phone number, Supplier<Optional<TimeNamed>> naming) {
    for (int named = 0; named < NAMED_MAX; named++) {
      Optional<TimeNamed> time = naming.get();
      PromiseAnswer answer = answer(callback, number, time);
      if (!(answer instanceof PromiseAnswer.NotThen(String why))) {
        return answer;
      }
      listener.calledBack(node, word(answer));
      keyboard.house(why);
    }
    return answer(callback, number, Optional.empty());
  }

  /** Whoever leaves meanwhile, by the hatch or by hanging up, waits for it no more. */
  private PromiseAnswer answer(Callback callback, Value.Phone number, Optional<TimeNamed> time) {
    Optional<String> reason = callback.reason().flatMap(values::find).map(Value::plain);
    CompletableFuture<PromiseAnswer> answer =
        business.promise(new PromiseAsked(number, reason, time));
    try {
      long late = Callback.PROMISING_MAX.toMillis();
      answer.completeOnTimeout(new PromiseAnswer.Unavailable(), late, TimeUnit.MILLISECONDS);
      callback.sound().ifPresent(keyboard::say);
      keyboard.during(answer);
      return answer.join();
    } catch (CompletionException | CancellationException _) {
      return new PromiseAnswer.Unavailable();
    } finally {
      answer.cancel(true);
    }
  }
}

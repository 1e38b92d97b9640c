package dev.hatchline.app.callback;

import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.app.numbers.NumberZones;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.routing.callback.Answer;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Ask;
import dev.hatchline.routing.callback.Asker;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Refusal;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.RetryPolicy;
import dev.hatchline.routing.callback.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of a wish a promise: when it is due, until when it is kept in time, and in what words. */
final class Promises {
  /** Connected later than so long after the wait that was told, a promise is kept too late. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  /** A caller still has to hear the promise, and to hang up. */
  private static final Duration HANGS_UP = Duration.ofSeconds(15);

  private final Callbacks.House house;
  private final RetryPolicy retry;
  private final PromiseWords words;
  private final NumberZones zones = new NumberZones();

  Promises(Callbacks.House house, RetryPolicy retry) {
    this.house = house;
    this.retry = retry;
    this.words = new PromiseWords(house.config(), house.numbers());
  }

  /**
   * Has it made.
   *
   * @param desk grants it and makes it durable
   */
  Said of(Wish wish, Function<Ask, Answer> desk) {
    if (!wish.line().callback()) {
      return new Said.Refused("not-offered", "This line does not call back.", null);
    }
    Instant now = house.clock().instant();
    Appointment named = wish.appointment();
    Instant wanted = named == null ? now : later(named.at(), now);
    Instant permitted = retry.permitted(wanted);
    Instant due = wish.source() == Source.PHONE ? later(permitted, now.plus(HANGS_UP)) : permitted;
    Promise promise = named == null ? soon(wish, now, due) : then(wish, named, now);
    Request request =
        new Request(
            wish.number(),
            wish.queue(),
            wish.line().number(),
            wish.firstRing(),
            wish.source(),
            wish.name(),
            wish.reason(),
            named,
            wish.skills());
    ZoneId zone = named == null ? house.config().hours().zone() : named.zone();
    Answer answer = desk.apply(new Ask(request, promise, due, wish.asker(), wish.key()));
    TimeWords spoken = TimeWords.of(wish.source(), wish.language());
    return said(answer, spoken, refusal -> Appointments.why(refusal, spoken, zone, now));
  }

  private Promise soon(Wish wish, Instant now, Instant due) {
    Duration estimate = wish.place().estimate();
    Instant permitted = retry.permitted(now);
    return new Promise(
        now, deadline(due, estimate), words.of(wish, now, permitted, estimate), estimate);
  }

  private Promise then(Wish wish, Appointment named, Instant now) {
    Instant deadline = later(named.at().plus(Appointment.GRACE), now);
    return new Promise(now, deadline, words.of(wish, named, zones.of(wish.number()), now), null);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant deadline(Instant due, @Nullable Duration estimate) {
    return due.plus(estimate == null ? Duration.ZERO : estimate.multipliedBy(2)).plus(GRACE);
  }

  private static Said said(Answer answer, TimeWords words, Function<Refusal, String> whyNotThen) {
    return switch (answer) {
      case Answer.Promised(Callback callback) -> new Said.Promised(callback, true);
      case Answer.SameKey(Callback callback) -> new Said.Promised(callback, false);
      case Answer.SameNumber(Callback callback) -> new Said.Promised(callback, false);
      case Answer.Refused(Refusal refusal) when refusal.again() == null ->
          new Said.NotThen(
              word(refusal),
              whyNotThen.apply(refusal),
              refusal.kind() == Refusal.Kind.TIME_TAKEN,
              refusal.nearest());
      case Answer.Refused(Refusal refusal) ->
          new Said.Refused(
              word(refusal), Appointments.why(refusal, words.house()), refusal.again());
      case Answer.NotKept(String why) -> new Said.Unavailable(why);
    };
  }

  private static String word(Refusal refusal) {
    return refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is owed to a caller who waited and met nobody; empty where it cannot be. */
  Optional<Wish> owed(Waited who) {
    String shown = who.shown();
    return shown == null || !house.config().callback().repair()
        ? Optional.empty()
        : house.config().line(who.line()).flatMap(line -> owed(line, shown, who));
  }

  private Optional<Wish> owed(OperatorConfig.Line line, String shown, Waited who) {
    return house.numbers().check(shown, line.region())
            instanceof NumberCheck.Valid(PhoneNumber number)
        ? Optional.of(
            new Wish(
                number,
                line,
                who.queue(),
                who.skills(),
                who.firstRing(),
                house.outlook().apply(who.queue()),
                Source.REPAIR,
                Asker.ours(),
                null,
                "waited before",
                null,
                null,
                HouseSentences.ENGLISH))
        : Optional.empty();
  }
}

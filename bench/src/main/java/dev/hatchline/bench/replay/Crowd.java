package dev.hatchline.bench.replay;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackPolicy;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.RetryPolicy;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.sim.Arrival;
import dev.hatchline.routing.sim.Callee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Who comes. What is drawn for a caller depends on the seed, the line of the log and how often this
 * caller has rung again, and on nothing else: it is the same in every scenario.
 */
final class Crowd {
  /** A customer who answers the phone does so after this at the soonest. */
  static final Duration ANSWER_MIN = Duration.ofSeconds(4);

  /** And before this. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(16);

  /** A busy line says so after this. */
  static final Duration BUSY_AFTER = Duration.ofSeconds(3);

  private static final Duration AT_ONCE = Duration.ofSeconds(-1);
  private static final int ARRIVAL = 0;
  private static final int REDIAL = 1;

  /** Above the bits of how often somebody has rung again. */
  private static final int LINE_SHIFT = 16;

  private final Settings settings;
  private final Map<Integer, BankCall> calls = new HashMap<>();
  private final Map<String, Integer> customers = new HashMap<>();
  private final List<BankCall> first;
  private final Handling handling;
  private final Patience patience;
  private final Redials redials;
  private final Staffing staffing;

  /** A call of the log, and how often its caller has hung up since and rung again. */
  record Caller(BankCall call, int again) {}

  Crowd(List<BankCall> calls, Staffing staffing, Settings settings) {
    this.settings = settings;
    this.staffing = staffing;
    this.handling = new Handling(calls);
    this.patience = new Patience(calls);
    this.redials = new Redials(calls);
    this.first = calls.stream().filter(call -> !redials.is(call)).toList();
    for (BankCall call : calls) {
      this.calls.put(call.line(), call);
      String customer = call.customer();
      if (customer != null) {
        customers.putIfAbsent(customer, customers.size());
      }
    }
  }

  /** Everybody who rings without having hung up shortly before, by the time of joining. */
  List<Arrival> arrivals(Scenario scenario) {
    List<Arrival> arrivals = new ArrayList<>();
    first.forEach(call -> arrivals.add(arrival(new Caller(call, 0), call.joined(), scenario)));
    return arrivals;
  }

  /** Whose call this is. */
  Caller caller(CallId call) {
    UUID id = call.value();
    BankCall logged = Objects.requireNonNull(calls.get((int) id.getLeastSignificantBits()));
    return new Caller(logged, (int) id.getMostSignificantBits());
  }

  /** One who has hung up at this time comes again, or does not. */
  Optional<Arrival> again(Caller caller, Instant at, Scenario scenario) {
    if (caller.call().customer() == null) {
      return Optional.empty();
    }
    Caller next = new Caller(caller.call(), caller.again() + 1);
    return redials
        .draw(random(caller, REDIAL))
        .map(delay -> arrival(next, at.plus(delay), scenario));
  }

  private Arrival arrival(Caller caller, Instant joined, Scenario scenario) {
    BankCall call = caller.call();
    RandomGenerator random = random(caller, ARRIVAL);
    Duration talk = handling.draw(call.type(), call.hour(), random);
    BankCall.Service service = call.service();
    if (service != null && caller.again() == 0) {
      talk = service.talk();
    }
    Duration work = talk.plus(staffing.drawAfterWork(random));
    Duration willWait =
        patience.draw(call.type(), random, caller.again() == 0 ? call.waited() : AT_ONCE);
    if (service == null && caller.again() == 0) {
      willWait = call.waited();
    }
    QueueEntry entry =
        new QueueEntry(
            new CallId(new UUID(caller.again(), call.line())),
            call.type().queue(),
            new FirstRing(joined, call.line()),
            joined,
            call.priority().credit(),
            null);
    return new Arrival(entry, work, willWait, scenario.callbacks() ? callee(caller, random) : null);
  }

  private Callee callee(Caller caller, RandomGenerator random) {
    boolean takes = random.nextDouble() < settings.takes();
    Duration above = takes ? settings.offerAbove() : Arrival.ENDLESS;
    boolean asked = caller.call().type() == CallType.TT && caller.again() == 0;
    List<Callee.Ring> rings = new ArrayList<>();
    for (int i = 0; i <= RetryPolicy.DEFAULT.again().size(); i++) {
      rings.add(ring(random));
    }
    return new Callee(number(caller.call()), asked ? null : above, rings);
  }

  private Callee.Ring ring(RandomGenerator random) {
    double luck = random.nextDouble();
    long answer = random.nextLong(ANSWER_MIN.toMillis(), ANSWER_MAX.toMillis());
    if (luck >= settings.unreached()) {
      return new Callee.Ring(Fate.ANSWERED, Duration.ofMillis(answer));
    }
    return luck < settings.unreached() / 2
        ? new Callee.Ring(Fate.BUSY, BUSY_AFTER)
        : new Callee.Ring(Fate.NO_ANSWER, CallbackPolicy.DEFAULT.ring());
  }

  /** One for each customer whom the bank knew, and one for each call of the others. */
  private PhoneNumber number(BankCall call) {
    Integer known = customers.get(call.customer());
    return new PhoneNumber(
        known == null ? "+18%09d".formatted(call.line()) : "+19%09d".formatted(known));
  }

  private RandomGenerator random(Caller caller, int purpose) {
    SplittableRandom seeds = new SplittableRandom(settings.seed());
    long mixed = seeds.nextLong() ^ ((long) caller.call().line() << LINE_SHIFT);
    return new SplittableRandom(mixed ^ ((long) caller.again() << 2) ^ purpose);
  }

  Redials redials() {
    return redials;
  }

  Patience patience() {
    return patience;
  }
}

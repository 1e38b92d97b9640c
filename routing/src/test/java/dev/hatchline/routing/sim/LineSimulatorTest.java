package dev.hatchline.routing.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.callback.CallbackPolicy;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineSimulatorTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final Callee.Ring ANSWERS = new Callee.Ring(Fate.ANSWERED, seconds(5));
  private static final Callee.Ring BUSY = new Callee.Ring(Fate.BUSY, seconds(3));

  private final Map<Long, Contact> ended = new LinkedHashMap<>();
  private final Map<Long, Arrival> again = new HashMap<>();
  private @Nullable Affinity affinity;

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Shift shift(AgentId agent, long from, long until) {
    return new Shift(agent, T0.plusSeconds(from), T0.plusSeconds(until));
  }

  private static QueueEntry entry(long number, long at) {
    Instant joined = T0.plusSeconds(at);
    return new QueueEntry(
        new CallId(new UUID(0, number)), "people", new FirstRing(joined, number), joined);
  }

  /** Talks for 60 s, waits for ten minutes. */
  private static Arrival caller(long number, long at) {
    return new Arrival(entry(number, at), seconds(60), seconds(600));
  }

  /** The same, but has asked to be called. */
  private static Arrival customer(long number, long at, Callee.Ring... rings) {
    return new Arrival(entry(number, at), seconds(60), seconds(600), callee(7, null, rings));
  }

  private static Callee callee(long who, @Nullable Duration above, Callee.Ring... rings) {
    return new Callee(new PhoneNumber("+1202555%04d".formatted(who)), above, List.of(rings));
  }

  private void run(List<Shift> shifts, Arrival... arrivals) {
    run(shifts, List.of(arrivals), seconds(30));
  }

  private void run(List<Shift> shifts, List<Arrival> arrivals, Duration reserveMax) {
    RoutingPolicy policy =
        RoutingPolicy.of(
            Map.of("people", Set.of(ANN, BOB)),
            new AgentLimits(reserveMax, Duration.ZERO, seconds(60)));
    LineSimulator simulator =
        new LineSimulator(
            new House(policy, shifts, CallbackPolicy.DEFAULT, 1),
            T0,
            new Callers() {
              @Override
              public QueueEntry joins(Arrival arrival) {
                QueueEntry e = arrival.entry();
                return new QueueEntry(
                    e.call(), e.queue(), e.firstRing(), e.joinedAt(), e.credit(), affinity);
              }

              @Override
              public Optional<Arrival> ended(Contact contact) {
                long number = number(contact);
                assertThat(ended.put(number, contact)).as("told once").isNull();
                return Optional.ofNullable(again.remove(number));
              }
            });
    simulator.run(arrivals.iterator(), T0.plus(Duration.ofDays(1)));
  }

  private static long number(Contact contact) {
    return contact.arrival().entry().call().value().getLeastSignificantBits();
  }

  private Contact contact(long number) {
    return Objects.requireNonNull(ended.get(number), "nothing told of " + number);
  }

  private CalledBack callback(long number) {
    return Objects.requireNonNull(contact(number).callback(), number + " was not called");
  }

  @Test
  void agentsTakeCallsInTheirShiftsOnly() {
    run(List.of(shift(ANN, 100, 200), shift(ANN, 500, 600)), caller(1, 40), caller(2, 300));
    assertThat(contact(1).waited()).isEqualTo(seconds(60));
    assertThat(contact(2).waited()).isEqualTo(seconds(200));
  }

  @Test
  void conversationOutlastsTheShiftButNobodyElseIsServed() {
    run(List.of(shift(ANN, 0, 30)), caller(1, 0), caller(2, 40));
    assertThat(contact(1).agent()).isEqualTo(ANN);
    assertThat(contact(2).answered()).isFalse();
    assertThat(contact(2).waited()).isEqualTo(seconds(600));
  }

  @Test
  void shiftEndsAfterItBegins() {
    assertThatThrownBy(() -> shift(ANN, 5, 5)).hasMessageContaining("ends after");
  }

  @Test
  void whoComesAgainJoinsThen() {
    again.put(1L, caller(2, 700));
    run(List.of(shift(ANN, 800, 900)), caller(1, 0));
    assertThat(contact(1).waited()).isEqualTo(seconds(600));
    assertThat(contact(2).waited()).isEqualTo(seconds(100));
  }

  @Test
  void placeInLineIsSaidAtJoining() {
    affinity = new Affinity(BOB, T0.plusSeconds(90));
    run(List.of(shift(ANN, 0, 500), shift(BOB, 0, 500)), caller(1, 0), caller(2, 10));
    assertThat(contact(1).agent()).isEqualTo(BOB);
    assertThat(contact(2).agent()).isEqualTo(BOB);
    assertThat(contact(2).waited()).isEqualTo(seconds(50));
  }

  @Test
  void customerIsDialledWhenAnAgentIsFreeAndMeetsTheAgentAtOnce() {
    run(List.of(shift(ANN, 0, 500)), caller(1, 0), customer(2, 10, ANSWERS));
    assertThat(contact(2).agent()).isEqualTo(ANN);
    assertThat(contact(2).waited()).isEqualTo(seconds(60 - 10 + 5));
    assertThat(contact(2).onPhone()).isZero();
    assertThat(callback(2)).isEqualTo(new CalledBack(1, Duration.ZERO, Outcome.KEPT));
  }

  @Test
  void callbackKeepsThePlaceAmongTheCallers() {
    run(
        List.of(shift(ANN, 0, 900)),
        caller(1, 0),
        caller(2, 10),
        customer(3, 20, ANSWERS),
        caller(4, 30));
    assertThat(contact(2).waited()).isEqualTo(seconds(50));
    assertThat(contact(3).waited()).isEqualTo(seconds(120 - 20 + 5));
    assertThat(contact(4).waited()).isEqualTo(seconds(120 + 5 + 60 - 30));
  }

  @Test
  void callbackKeepsItsPriority() {
    QueueEntry late = entry(3, 30);
    QueueEntry first =
        new QueueEntry(
            late.call(), late.queue(), late.firstRing(), late.joinedAt(), seconds(20), null);
    run(
        List.of(shift(ANN, 0, 900)),
        caller(1, 0),
        caller(2, 20),
        new Arrival(first, seconds(60), seconds(600), callee(7, null, ANSWERS)));
    assertThat(contact(3).waited()).isEqualTo(seconds(60 - 30 + 5));
    assertThat(contact(2).waited()).isEqualTo(seconds(60 + 5 + 60 - 20));
  }

  @Test
  void whoWasBusyIsDialledAgainAndTheAgentServesOthersMeanwhile() {
    run(List.of(shift(ANN, 0, 900)), customer(1, 0, BUSY, ANSWERS), caller(2, 2));
    assertThat(contact(2).waited()).isEqualTo(seconds(1));
    assertThat(contact(1).waited()).isEqualTo(seconds(3 + 60 + 5));
    assertThat(callback(1).dialled()).isEqualTo(2);
  }

  @Test
  void whoIsNeverReachedIsGivenUp() {
    run(List.of(shift(ANN, 0, 3_600)), customer(1, 0, BUSY));
    assertThat(contact(1).answered()).isFalse();
    assertThat(callback(1)).isEqualTo(new CalledBack(4, Duration.ZERO, Outcome.BROKEN));
  }

  @Test
  void agentIsKeptForAsLongAsThePhoneRings() {
    Callee.Ring late = new Callee.Ring(Fate.ANSWERED, seconds(25));
    run(List.of(shift(ANN, 0, 900)), List.of(customer(1, 0, late), caller(2, 1)), seconds(10));
    assertThat(contact(1).waited()).isEqualTo(seconds(25));
    assertThat(callback(1)).isEqualTo(new CalledBack(1, Duration.ZERO, Outcome.KEPT));
  }

  @Test
  void customerWhoRingsInHasThePlaceOfTheCallback() {
    Arrival rings =
        new Arrival(entry(4, 30), seconds(60), seconds(600), callee(7, Arrival.ENDLESS, ANSWERS));
    run(List.of(shift(ANN, 0, 900)), caller(1, 0), customer(2, 10, ANSWERS), caller(3, 20), rings);
    assertThat(callback(2).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(contact(4).waited()).isEqualTo(seconds(30));
    assertThat(contact(3).waited()).isEqualTo(seconds(100));
  }

  @Test
  void oneCustomerIsOwedOneCall() {
    run(
        List.of(shift(ANN, 0, 900)),
        caller(1, 0),
        customer(2, 10, ANSWERS),
        customer(3, 20, ANSWERS));
    assertThat(callback(3)).isEqualTo(new CalledBack(0, Duration.ZERO, Outcome.CANCELLED));
    assertThat(callback(2).outcome()).isEqualTo(Outcome.KEPT);
  }

  @Test
  void callbackIsTakenByThoseAloneWhoAreToldALongWait() {
    Callee patient = callee(8, Duration.ofHours(1), ANSWERS);
    Callee hasty = callee(9, Duration.ZERO, ANSWERS);
    run(
        List.of(shift(ANN, 0, 900)),
        new Arrival(entry(1, 0), seconds(60), seconds(600), hasty),
        new Arrival(entry(2, 10), seconds(60), seconds(600), patient),
        new Arrival(entry(3, 20), seconds(60), seconds(600), hasty));
    assertThat(contact(1).callback()).isNull();
    assertThat(contact(2).callback()).isNull();
    assertThat(callback(3).outcome()).isEqualTo(Outcome.KEPT);
  }

  @Test
  void whatIsOwedWhenNothingHappensAnyMoreIsToldAsOpen() {
    run(List.of(shift(ANN, 0, 10)), customer(1, 20, ANSWERS));
    assertThat(callback(1).outcome()).isEqualTo(Outcome.OPEN);
  }

  /** Many at once, of whom some are busy and some do not answer; agents come and go. */
  @Test
  void nobodyWhoIsCalledBackHasToQueue() {
    Random random = new Random(3);
    List<Arrival> arrivals = new ArrayList<>();
    for (long i = 1; i <= 2_000; i++) {
      Fate fate = List.of(Fate.ANSWERED, Fate.BUSY, Fate.NO_ANSWER).get(random.nextInt(3));
      Callee callee =
          callee(
              i,
              seconds(random.nextInt(60)),
              new Callee.Ring(fate, seconds(random.nextInt(30))),
              ANSWERS);
      arrivals.add(
          new Arrival(
              entry(i, random.nextInt(40_000)),
              seconds(random.nextInt(120)),
              seconds(random.nextInt(300)),
              random.nextBoolean() ? callee : null));
    }
    arrivals.sort(Comparator.comparing(arrival -> arrival.entry().joinedAt()));
    List<Shift> shifts = new ArrayList<>(List.of(shift(BOB, 0, 90_000)));
    for (long at = 0; at < 90_000; at += 200) {
      shifts.add(shift(ANN, at, at + 100 + random.nextInt(100)));
    }
    run(shifts, arrivals, seconds(30));
    assertThat(ended).hasSize(2_000);
    List<CalledBack> callbacks =
        ended.values().stream().flatMap(c -> Optional.ofNullable(c.callback()).stream()).toList();
    assertThat(callbacks).hasSizeGreaterThan(300);
    assertThat(callbacks).extracting(CalledBack::queued).containsOnly(Duration.ZERO);
    assertThat(callbacks).extracting(CalledBack::outcome).doesNotContain(Outcome.OPEN);
  }
}

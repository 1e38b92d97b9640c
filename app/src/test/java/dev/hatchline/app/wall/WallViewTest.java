package dev.hatchline.app.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.report.Told;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.RoutingReadings;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.Standing;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Ledger;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is shown of readings. */
class WallViewTest {
  private static final Instant NOW = Instant.parse("2026-11-27T11:00:00Z");
  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(15), Duration.ZERO, Duration.ofSeconds(20));

  private static final WallView.House HOUSE =
      new WallView.House(
          "Northwind Power",
          ZoneId.of("Europe/Madrid"),
          null,
          List.of(
              new WallView.Target("sales", Duration.ofSeconds(60)),
              new WallView.Target("people", Duration.ofSeconds(20))),
          List.of("company-line", "bills"));

  private static Today day() {
    return new Today(
        ZoneId.of("Europe/Madrid"),
        queue -> Duration.ofSeconds(queue.equals("sales") ? 60 : 20),
        () -> NOW);
  }

  static WallView.OfToday shown(Today today) {
    return view(new RoutingReadings(NOW, List.of(), List.of()), Map.of(), null, today).today();
  }

  private static WallView view(
      RoutingReadings routing, Map<String, Integer> flows, @Nullable Ledger owed, Today today) {
    return WallView.of(
        HOUSE, new WallView.Readings(List.of(), routing, flows, owed, today.figures()));
  }

  private static RoutingReadings.InLine waits(String queue, int seconds) {
    return waits(NOW, queue, seconds);
  }

  private static RoutingReadings.InLine waits(Instant now, String queue, int seconds) {
    return new RoutingReadings.InLine(
        new CallId(new UUID(0, 1)),
        queue,
        1,
        new FirstRing(now.minusSeconds(seconds), 1),
        Duration.ofSeconds(seconds),
        null,
        true);
  }

  @Test
  void theLineIsShownWholeAndByQueueWithWhoWaitsLongest() {
    List<RoutingReadings.InLine> line =
        List.of(waits("people", 40), waits("people", 65), waits("sales", 7), waits("old", 3));
    WallView.InLine shown =
        view(new RoutingReadings(NOW, List.of(), line), Map.of(), null, day()).line();
    assertThat(shown)
        .isEqualTo(
            new WallView.InLine(
                4,
                NOW.minusSeconds(65),
                List.of(
                    new WallView.Queue("sales", 1, NOW.minusSeconds(7), 60, null),
                    new WallView.Queue("people", 2, NOW.minusSeconds(65), 20, null),
                    new WallView.Queue("old", 1, NOW.minusSeconds(3), 20, null))));
  }

  /** Else the board would be sent anew each second as long as anybody waits. */
  @Test
  void aWaitThatGoesOnIsNoChange() {
    Today day = day();
    Instant later = NOW.plusSeconds(5);
    RoutingReadings now = new RoutingReadings(NOW, List.of(), List.of(waits("people", 40)));
    RoutingReadings then =
        new RoutingReadings(later, List.of(), List.of(waits(later, "people", 45)));
    assertThat(view(then, Map.of(), null, day)).isEqualTo(view(now, Map.of(), null, day));
  }

  private static Agent agent(String extension, AgentState state) {
    return new Agent(
        new AgentId(extension), new Standing(Device.FREE, null, null, null, false), state, LIMITS);
  }

  @Test
  void agentsAreCountedByState() {
    WallView.Agents shown =
        view(
                new RoutingReadings(
                    NOW,
                    List.of(
                        agent("101", new AgentState.Available(NOW)),
                        agent("102", new AgentState.OnCall(null, NOW)),
                        agent("103", new AgentState.OnCall(null, NOW)),
                        agent("104", new AgentState.Paused("lunch", NOW)),
                        agent("105", new AgentState.SignedOut(NOW))),
                    List.of()),
                Map.of(),
                null,
                day())
            .agents();
    assertThat(shown.signedIn()).isEqualTo(4);
    assertThat(shown.available()).isEqualTo(1);
    assertThat(shown.states())
        .containsExactly(
            new WallView.State("SignedOut", 1),
            new WallView.State("Available", 1),
            new WallView.State("Reserved", 0),
            new WallView.State("OnCall", 2),
            new WallView.State("WrapUp", 0),
            new WallView.State("Paused", 1));
  }

  @Test
  void flowsOfTheLinesAreThereWithoutCallersAndOthersWithThem() {
    assertThat(
            view(
                    new RoutingReadings(NOW, List.of(), List.of()),
                    Map.of("bills", 3, "news", 1),
                    null,
                    day())
                .flows())
        .containsExactly(
            new WallView.Flow("company-line", 0),
            new WallView.Flow("bills", 3),
            new WallView.Flow("news", 1));
  }

  private static Callback promised(Duration ago, Duration within, @Nullable Appointment named) {
    Instant at = NOW.minus(ago);
    Request request =
        new Request(
            new PhoneNumber(Told.CALLER),
            "people",
            "1000",
            new FirstRing(at, 1),
            Source.WEB,
            null,
            null,
            named,
            Skills.NONE);
    return Callback.fresh(
        new CallbackId(UUID.randomUUID()),
        request,
        new Promise(at, at.plus(within), "soon", null),
        new CallbackState.Waiting(new CallId(UUID.randomUUID()), at));
  }

  @Test
  void whatIsForLaterIsNotDueAndWhatIsNearItsDeadlineIsAtRisk() {
    Appointment later = new Appointment(NOW.plusSeconds(3_600), HOUSE.zone(), null);
    Ledger ledger =
        new Ledger(
            Map.of(),
            List.of(
                promised(Duration.ofMinutes(1), Duration.ofMinutes(10), null),
                promised(Duration.ofMinutes(9).plusSeconds(1), Duration.ofMinutes(10), null),
                promised(Duration.ofMinutes(1), Duration.ofHours(2), later)));
    RoutingReadings quiet = new RoutingReadings(NOW, List.of(), List.of());
    assertThat(view(quiet, Map.of(), ledger, day()).callbacks())
        .isEqualTo(new WallView.Owed(3, 2, 1));
    assertThat(view(quiet, Map.of(), null, day()).callbacks()).as("not read yet").isNull();
  }

  /** They hold no phone, and nobody is to hurry for how long they wait. */
  @Test
  void whoIsToBeCalledBackStandsInLineAndIsNotCountedThere() {
    Callback owed = promised(Duration.ofMinutes(5), Duration.ofMinutes(10), null);
    CallId key = ((CallbackState.Waiting) owed.state()).next();
    RoutingReadings.InLine stands =
        new RoutingReadings.InLine(
            key, "people", 1, new FirstRing(NOW, 1), Duration.ofMinutes(5), null, false);
    WallView shown =
        view(
            new RoutingReadings(NOW, List.of(), List.of(stands, waits("people", 7))),
            Map.of(),
            new Ledger(Map.of(), List.of(owed)),
            day());
    assertThat(shown.line().callers()).isEqualTo(1);
    assertThat(shown.line().since()).isEqualTo(NOW.minusSeconds(7));
    assertThat(shown.callbacks()).isEqualTo(new WallView.Owed(1, 1, 0));
  }

  @Test
  void aMessageStandsInLineAndIsNoCaller() {
    RoutingReadings.InLine message =
        new RoutingReadings.InLine(
            new CallId(new UUID(0, 2)),
            "people",
            1,
            new FirstRing(NOW.minusSeconds(50_000), 1),
            Duration.ofHours(14),
            null,
            false);
    WallView.InLine shown =
        view(new RoutingReadings(NOW, List.of(), List.of(message)), Map.of(), null, day()).line();
    assertThat(shown.callers()).isZero();
    assertThat(shown.since()).isNull();
    assertThat(shown.queues()).extracting(WallView.Queue::callers).containsOnly(0);
  }

  @Test
  void theDaySaysByWhichFormulaAndNothingOfWhatThereIsNot() {
    Today day = day();
    assertThat(shown(day))
        .isEqualTo(
            new WallView.OfToday(
                LocalDate.parse("2026-11-27"),
                NOW,
                "answered within T / offered",
                List.of(20L, 60L),
                0,
                0,
                0,
                null,
                null,
                List.of()));
    EventJson json = new EventJson();
    for (int wait : List.of(10, 30, 50)) {
      new Told(NOW.minusSeconds(600), "1000")
          .joined(0, "people")
          .bridged(wait, "101")
          .ended(90, Reason.SERVED)
          .events()
          .forEach(event -> day.accept(json.read(event.body())));
    }
    day.caughtUp();
    assertThat(shown(day))
        .isEqualTo(
            new WallView.OfToday(
                LocalDate.parse("2026-11-27"),
                null,
                "answered within T / offered",
                List.of(20L, 60L),
                3,
                3,
                0,
                1 / 3.0,
                30.0,
                List.of(
                    new WallView.Hour("11:00", 1 / 3.0, 30.0),
                    new WallView.Hour("12:00", null, null))));
  }
}

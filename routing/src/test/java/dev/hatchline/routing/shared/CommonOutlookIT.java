package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.SharedHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one engine tells of the wait, while another one serves, on a real database. */
class CommonOutlookIT {
  private static final AgentId ANN = new AgentId("101");
  private static final Duration WRAP_UP = Duration.ofSeconds(5);
  private static final RoutingPolicy POLICY =
      RoutingPolicy.of(
          Map.of("sales", Set.of(ANN)),
          new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(3), WRAP_UP));

  /** Three minutes, before any call, are still heard a little after a dozen. */
  private static final Duration FIRST_BELIEF = Duration.ofSeconds(9);

  @TempDir Path folder;
  private final SteppedClock clock = new SteppedClock();
  private long passed;
  private int callers;
  private SharedHouse house;
  private One a;
  private One b;

  private final class One {
    final EngineId id;
    final Membership members;
    final CommonLine line;

    One(String name) throws Exception {
      JdbcStore store = house.store();
      id = EngineId.fresh(name);
      members = store.membership();
      line =
          new CommonLine(
              POLICY, store.sharedLine(), _ -> {}, _ -> {}, new Times(clock, () -> passed));
      assertThat(members.join(id)).isTrue();
      line.joined(id);
      tell(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    }

    /** Returns whom it rings, after all there was to do. */
    List<CallId> tell(RoutingEvent... events) {
      List<Decision> all = new ArrayList<>(line.handle(List.of(events)));
      while (line.step() instanceof CommonLine.Stepped.Done(List<Decision> decisions)) {
        all.addAll(decisions);
      }
      return all.stream()
          .filter(Decision.Reserve.class::isInstance)
          .map(each -> ((Decision.Reserve) each).call())
          .toList();
    }

    /** What somebody is told who joins here now. */
    WaitRange told() {
      return Objects.requireNonNull(line.engine().outlook("sales").range());
    }
  }

  @BeforeEach
  void first() throws Exception {
    house = SharedHouse.embedded(folder.resolve("db/hatchline"));
    a = new One("a");
    b = new One("b");
  }

  @AfterEach
  void last() {
    house.close();
  }

  private QueueEntry caller() {
    int n = ++callers;
    return new QueueEntry(
        new CallId(new UUID(7, n)), "sales", new FirstRing(clock.instant(), n), clock.instant());
  }

  /** Both beat and look each second. */
  private void pass(Duration time) throws Exception {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusSeconds(1)) {
      clock.advance(Duration.ofSeconds(1));
      house.advance(Duration.ofSeconds(1));
      passed += Duration.ofSeconds(1).toNanos();
      for (One each : List.of(a, b)) {
        assertThat(each.members.beat(each.id)).isNotEqualTo(Beat.LOST);
        each.line.look();
        each.tell(new RoutingEvent.Tick());
      }
    }
  }

  private void everybody(Device device) {
    a.tell(new RoutingEvent.AgentDevice(ANN, device));
    b.tell(new RoutingEvent.AgentDevice(ANN, device));
  }

  /** Ann talks so long to a caller of this engine's. */
  private void serves(One engine, Duration talk) throws Exception {
    QueueEntry caller = caller();
    assertThat(engine.tell(new RoutingEvent.Joined(caller))).containsExactly(caller.call());
    engine.tell(new RoutingEvent.Answered(ANN, caller.call()));
    everybody(Device.IN_USE);
    pass(talk);
    engine.tell(new RoutingEvent.AgentFreed(ANN, caller.call()));
    everybody(Device.FREE);
    pass(WRAP_UP.plusSeconds(1));
  }

  /** As it is told while Ann talks to somebody at b. */
  private void assertBothTellTheSame(Duration handling) throws Exception {
    QueueEntry now = caller();
    b.tell(new RoutingEvent.Joined(now));
    b.tell(new RoutingEvent.Answered(ANN, now.call()));
    everybody(Device.IN_USE);
    pass(Duration.ofSeconds(1));
    assertThat(b.told().likely()).isCloseTo(handling, handling.dividedBy(5));
    assertThat(a.told().likely()).isCloseTo(b.told().likely(), handling.dividedBy(20));
    assertThat(a.told().most()).isCloseTo(b.told().most(), handling.dividedBy(10));
  }

  @Test
  void theWaitToldAtOneFollowsWhatTheOtherServes() throws Exception {
    for (int i = 0; i < 12; i++) {
      serves(b, Duration.ofSeconds(25));
    }
    assertBothTellTheSame(Duration.ofSeconds(30).plus(FIRST_BELIEF));
  }

  @Test
  void eachCallCountsOnceWhicheverEngineHasIt() throws Exception {
    for (int i = 0; i < 8; i++) {
      serves(b, Duration.ofSeconds(25));
      serves(a, Duration.ofSeconds(15));
    }
    assertBothTellTheSame(Duration.ofSeconds(25).plus(FIRST_BELIEF));
  }
}

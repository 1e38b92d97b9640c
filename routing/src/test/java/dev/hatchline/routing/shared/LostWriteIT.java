package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
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
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One engine of two does not reach the database for a moment, and is back. */
class LostWriteIT {
  private static final AgentId ANN = new AgentId("101");
  private static final Duration WRAP_UP = Duration.ofSeconds(4);
  private static final RoutingPolicy POLICY =
      RoutingPolicy.of(
          Map.of("sales", Set.of(ANN)),
          new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(3), WRAP_UP));

  @TempDir Path folder;
  private final SteppedClock clock = new SteppedClock();

  /** Nanoseconds that a ticker counts, whatever becomes of the clock. */
  private long passed;

  private SharedHouse house;
  private Half a;
  private Half b;

  /** One engine, whose writes can be lost. */
  private final class Half implements SharedLine {
    final EngineId id;
    final SharedLine shared;
    final CommonLine line;
    boolean cut;

    Half(String name) throws Exception {
      JdbcStore store = house.store();
      id = EngineId.fresh(name);
      shared = store.sharedLine();
      line = new CommonLine(POLICY, this, _ -> {}, _ -> {}, new Times(clock, () -> passed));
      assertThat(store.membership().join(id)).isTrue();
      line.joined(id);
    }

    @Override
    public void write(EngineId me, List<LineWrite> writes) throws DatabaseAway {
      if (cut) {
        throw new DatabaseAway("cut", new IllegalStateException());
      }
      shared.write(me, writes);
    }

    @Override
    public Claim claim(Claiming claiming) {
      return shared.claim(claiming);
    }

    @Override
    public List<News> look(EngineId me, Map<UUID, Seen> seen) throws DatabaseAway {
      return shared.look(me, seen);
    }

    @Override
    public void forget(EngineId dead) throws DatabaseAway {
      shared.forget(dead);
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

    List<CallId> look() {
      List<CallId> rung = new ArrayList<>(tell());
      var _ = line.look();
      rung.addAll(tell());
      return rung;
    }

    /** Loses what it would write of this, and comes back. */
    void lose(RoutingEvent event) {
      cut = true;
      tell(event);
      assertThat(line.shared()).isFalse();
      cut = false;
      line.joined(id);
      tell();
    }
  }

  @BeforeEach
  void first() throws Exception {
    house = SharedHouse.embedded(folder.resolve("db/hatchline"));
    a = new Half("a");
    b = new Half("b");
  }

  @AfterEach
  void last() {
    house.close();
  }

  private QueueEntry caller(int n) {
    return new QueueEntry(
        new CallId(new UUID(7, n)), "sales", new FirstRing(clock.instant(), n), clock.instant());
  }

  private static RoutingEvent free() {
    return new RoutingEvent.AgentDevice(ANN, Device.FREE);
  }

  @Test
  void whoLeftMeanwhileStandsInNobodysWay() throws Exception {
    QueueEntry ghost = caller(1);
    a.tell(new RoutingEvent.Joined(ghost));
    a.lose(new RoutingEvent.Left(ghost.call()));
    clock.advance(Duration.ofSeconds(1));
    QueueEntry real = caller(2);
    b.tell(new RoutingEvent.Joined(real));
    b.look();
    assertThat(b.tell(free())).containsExactly(real.call());
  }

  @Test
  void aClockThatIsPutBackHidesNotHowLongNobodyLooked() {
    a.look();
    clock.advance(Duration.ofHours(-1));
    passed += SharedLine.LEFT_KEPT.dividedBy(2).toNanos();
    a.look();
    assertThat(a.line.shared()).isTrue();
    passed += SharedLine.LEFT_KEPT.toNanos();
    a.look();
    assertThat(a.line.shared()).as("anew, as who left is to be read no more").isFalse();
  }

  @Test
  void whoStillWaitsKeepsThePlace() throws Exception {
    QueueEntry eldest = caller(1);
    QueueEntry gone = caller(2);
    a.tell(new RoutingEvent.Joined(eldest), new RoutingEvent.Joined(gone));
    a.lose(new RoutingEvent.Left(gone.call()));
    clock.advance(Duration.ofSeconds(1));
    b.tell(new RoutingEvent.Joined(caller(3)));
    b.look();
    assertThat(b.tell(free())).isEmpty();
    a.tell(free());
    assertThat(a.line.engine().readings().agents().getFirst().state().call())
        .isEqualTo(eldest.call());
  }

  @Test
  void whoWasFreedMeanwhileIsFreeForAll() throws Exception {
    a.tell(free());
    b.tell(free());
    QueueEntry first = caller(1);
    assertThat(a.tell(new RoutingEvent.Joined(first))).containsExactly(first.call());
    a.tell(new RoutingEvent.Answered(ANN, first.call()));
    b.look();
    a.lose(new RoutingEvent.AgentFreed(ANN, first.call()));
    QueueEntry second = caller(2);
    b.tell(new RoutingEvent.Joined(second));
    // Wrap-up is known to the other, too.
    assertThat(b.look()).isEmpty();
    house.advance(WRAP_UP);
    clock.advance(WRAP_UP);
    List<CallId> rung = new ArrayList<>(b.tell(new RoutingEvent.Tick()));
    rung.addAll(b.look());
    assertThat(rung).containsExactly(second.call());
  }
}

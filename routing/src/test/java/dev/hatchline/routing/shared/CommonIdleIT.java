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

/** Who has been idle longest is so at either engine, whichever they last talked for. */
class CommonIdleIT {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final RoutingPolicy POLICY =
      RoutingPolicy.of(
          Map.of("sales", Set.of(ANN, BOB)),
          new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30)));

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
      id = EngineId.fresh(name);
      JdbcStore store = house.store();
      members = store.membership();
      line =
          new CommonLine(
              POLICY, store.sharedLine(), _ -> {}, _ -> {}, new Times(clock, () -> passed));
      assertThat(members.join(id)).isTrue();
      line.joined(id);
    }

    List<Decision.Reserve> tell(RoutingEvent event) {
      List<Decision> all = new ArrayList<>(line.handle(List.of(event)));
      while (line.step() instanceof CommonLine.Stepped.Done(List<Decision> decisions)) {
        all.addAll(decisions);
      }
      return all.stream()
          .filter(Decision.Reserve.class::isInstance)
          .map(Decision.Reserve.class::cast)
          .toList();
    }

    /** A caller who joins here and is talked to at once, by whom is returned. */
    AgentId serves() throws Exception {
      CallId call = new CallId(new UUID(7, ++callers));
      QueueEntry caller =
          new QueueEntry(call, "sales", new FirstRing(clock.instant(), callers), clock.instant());
      List<Decision.Reserve> rung = tell(new RoutingEvent.Joined(caller));
      assertThat(rung).hasSize(1);
      AgentId agent = rung.getFirst().agent();
      tell(new RoutingEvent.Answered(agent, call));
      phone(agent, Device.IN_USE);
      pass();
      return agent;
    }

    void frees(AgentId agent, int caller) throws Exception {
      tell(new RoutingEvent.AgentFreed(agent, new CallId(new UUID(7, caller))));
      phone(agent, Device.FREE);
      pass();
    }
  }

  @BeforeEach
  void first() throws Exception {
    house = SharedHouse.embedded(folder.resolve("db/hatchline"));
    a = new One("a");
    b = new One("b");
    phone(ANN, Device.FREE);
    phone(BOB, Device.FREE);
  }

  @AfterEach
  void last() {
    house.close();
  }

  private void phone(AgentId agent, Device device) {
    a.tell(new RoutingEvent.AgentDevice(agent, device));
    b.tell(new RoutingEvent.AgentDevice(agent, device));
  }

  private void pass() throws Exception {
    clock.advance(Duration.ofSeconds(1));
    house.advance(Duration.ofSeconds(1));
    passed += Duration.ofSeconds(1).toNanos();
    for (One each : List.of(a, b)) {
      assertThat(each.members.beat(each.id)).isNotEqualTo(Beat.LOST);
      each.line.look();
      each.tell(new RoutingEvent.Tick());
    }
  }

  @Test
  void whoWasFreedFirstAtOneIsRungFirstAtTheOther() throws Exception {
    AgentId one = b.serves();
    AgentId other = b.serves();
    assertThat(other).isNotEqualTo(one);
    b.frees(other, 2);
    b.frees(one, 1);
    assertThat(a.serves()).isEqualTo(other);
    assertThat(a.serves()).isEqualTo(one);
    a.frees(one, 4);
    a.frees(other, 3);
    assertThat(b.serves()).isEqualTo(one);
    assertThat(a.serves()).isEqualTo(other);
  }
}

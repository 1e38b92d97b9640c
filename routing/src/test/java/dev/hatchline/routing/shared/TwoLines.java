package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.SharedHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Two engines at one line on a real database, by a time that the test moves. */
final class TwoLines implements AutoCloseable {
  private final RoutingPolicy policy;
  private final SteppedClock clock = new SteppedClock();
  private final SharedHouse house;
  private long passed;
  private int callers;
  final One a;
  final One b;

  TwoLines(RoutingPolicy policy, Path folder) throws Exception {
    this.policy = policy;
    house = SharedHouse.embedded(folder.resolve("db/hatchline"));
    a = new One("a");
    b = new One("b");
  }

  /** One of the engines. */
  final class One {
    final CommonLine line;
    private final EngineId id;
    private final Membership members;

    private One(String name) throws Exception {
      JdbcStore store = house.store();
      id = EngineId.fresh(name);
      members = store.membership();
      line =
          new CommonLine(
              policy, store.sharedLine(), _ -> {}, _ -> {}, new Times(clock, () -> passed));
      assertThat(members.join(id)).isTrue();
      line.joined(id);
    }

    /** Returns what it decides, after all there was to do. */
    List<Decision> all(RoutingEvent event) {
      List<Decision> all = new ArrayList<>(line.handle(List.of(event)));
      while (line.step() instanceof CommonLine.Stepped.Done(List<Decision> decisions)) {
        all.addAll(decisions);
      }
      return all;
    }

    /** Returns whom it rings for callers of its own, as it has decided itself. */
    List<Decision.Reserve> tell(RoutingEvent event) {
      return all(event).stream()
          .filter(Decision.Reserve.class::isInstance)
          .map(Decision.Reserve.class::cast)
          .toList();
    }
  }

  /** Who rings now. */
  QueueEntry caller() {
    return caller(Skills.NONE);
  }

  /** The same, who wants an agent who can do this. */
  QueueEntry caller(Skills skills) {
    int n = ++callers;
    return new QueueEntry(
        new CallId(new UUID(7, n)),
        "sales",
        new FirstRing(clock.instant(), n),
        clock.instant(),
        Duration.ZERO,
        null,
        skills);
  }

  /** Both see the phone. */
  void phone(AgentId agent, Device device) {
    a.tell(new RoutingEvent.AgentDevice(agent, device));
    b.tell(new RoutingEvent.AgentDevice(agent, device));
  }

  /** Both beat and look each second. */
  void pass(Duration time) throws Exception {
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

  @Override
  public void close() {
    house.close();
  }
}

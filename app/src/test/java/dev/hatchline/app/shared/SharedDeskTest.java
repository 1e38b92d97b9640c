package dev.hatchline.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.shared.Claim;
import dev.hatchline.routing.shared.Claiming;
import dev.hatchline.routing.shared.CommonLine;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.LineWrite;
import dev.hatchline.routing.shared.News;
import dev.hatchline.routing.shared.Pulse;
import dev.hatchline.routing.shared.Seen;
import dev.hatchline.routing.shared.SharedLine;
import dev.hatchline.routing.shared.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a desk reads what the others have written; by a time that the test moves. */
class SharedDeskTest {
  /** As docs/two-engines.md says. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final Duration MOMENT = Duration.ofNanos(1);
  private static final RoutingPolicy POLICY =
      RoutingPolicy.of(
          Map.of("sales", Set.of(new AgentId("101"))),
          new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30)));

  private final SteppedAlarm alarm = new SteppedAlarm();
  private final Quiet quiet = new Quiet();
  private final CommonLine line =
      new CommonLine(POLICY, quiet, _ -> {}, _ -> {}, new Times(() -> Instant.EPOCH, alarm));
  private SharedDesk desk;

  /** A line at which nobody else is. */
  private static final class Quiet implements SharedLine {
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();

    @Override
    public void write(EngineId me, List<LineWrite> some) {
      writes.incrementAndGet();
    }

    @Override
    public Claim claim(Claiming claiming) {
      throw new AssertionError("there is no agent");
    }

    @Override
    public List<News> look(EngineId me, Map<UUID, Seen> seen) {
      looks.incrementAndGet();
      return List.of();
    }

    @Override
    public void forget(EngineId dead) {}
  }

  /** Of an engine that never dies. */
  private static final class Steady implements Pulse {
    @Override
    public List<Decision> beat() {
      return List.of();
    }

    @Override
    public void leave() {}
  }

  @BeforeEach
  void looksOnce() throws InterruptedException {
    line.joined(EngineId.fresh("a"));
    desk = new SharedDesk(line, new Steady(), _ -> {}, alarm);
    alarm.rests();
    quiet.looks.set(0);
    quiet.writes.set(0);
  }

  @AfterEach
  void end() {
    desk.close();
  }

  @Test
  void itLooksEveryQuarterOfASecond() throws InterruptedException {
    for (int looks = 0; looks < 4; looks++) {
      alarm.pass(LOOK.minus(MOMENT));
      assertThat(quiet.looks).hasValue(looks);
      alarm.pass(MOMENT);
      assertThat(quiet.looks).hasValue(looks + 1);
    }
  }

  @Test
  void whoIsNudgedLooksAtOnceAndThenAfterAsLong() throws InterruptedException {
    alarm.pass(LOOK.dividedBy(2));
    AtomicInteger seen = new AtomicInteger();
    desk.nudged(() -> seen.set(quiet.looks.get()));
    alarm.rests();
    assertThat(quiet.looks).hasValue(1);
    assertThat(seen).as("looks when it was told").hasValue(1);
    alarm.pass(LOOK.minus(MOMENT));
    assertThat(quiet.looks).hasValue(1);
    alarm.pass(MOMENT);
    assertThat(quiet.looks).hasValue(2);
  }

  @Test
  void whatHappensHereIsNoReasonToLook() throws InterruptedException {
    Instant now = Instant.EPOCH;
    desk.handle(
        List.of(
            new RoutingEvent.Joined(
                new QueueEntry(new CallId(new UUID(0, 1)), "sales", new FirstRing(now, 1), now))));
    alarm.rests();
    assertThat(quiet.writes).as("what is to be known").hasValue(1);
    assertThat(quiet.looks).hasValue(0);
  }
}

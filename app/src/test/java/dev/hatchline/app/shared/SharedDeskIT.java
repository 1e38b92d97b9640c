package dev.hatchline.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.engines.Legacies;
import dev.hatchline.app.engines.LinePulse;
import dev.hatchline.app.engines.StandIn;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.TestPorts;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
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
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.telephony.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two desks over one database, by the real clock and with their own threads. */
class SharedDeskIT {
  private static final AgentId ANN = new AgentId("101");

  /** Less than an agent is set aside for (s). */
  private static final long PATIENCE = 25;

  private static final RoutingPolicy POLICY =
      RoutingPolicy.of(
          Map.of("sales", Set.of(ANN)),
          new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30)));

  @TempDir Path folder;
  private final Times times = new Times(Instant::now, this::nanos);

  /** Where the clock of leases stands still; empty while it goes. */
  private volatile OptionalLong stands = OptionalLong.empty();

  private final List<AutoCloseable> open = new ArrayList<>();

  /** One engine, as far as it decides. */
  private final class Half {
    final BlockingQueue<Decision> rung = new LinkedBlockingQueue<>();
    final JdbcStore store = JdbcStore.embedded(folder.resolve("db/hatchline"));
    final CommonLine line;
    final SharedDesk desk;

    Half(String name) {
      this(name, Alarm.machine(), () -> {});
    }

    Half(String name, Alarm alarm, Runnable nudge) {
      line = new CommonLine(POLICY, store.sharedLine(), _ -> {}, _ -> nudge.run(), times);
      EngineId me = EngineId.fresh(name);
      StandIn standIn = new StandIn(me, store.membership(), SharedDeskIT.this::nanos);
      standIn.legacies(new Nothing());
      desk = new SharedDesk(line, new LinePulse(me, standIn, line), this::ring, alarm);
      open.addFirst(store);
      open.addFirst(desk);
    }

    void tell(RoutingEvent event) {
      ring(desk.handle(List.of(event)));
    }

    private void ring(List<Decision> decisions) {
      for (Decision decision : decisions) {
        if (decision instanceof Decision.Reserve || decision instanceof Decision.RingGiven) {
          rung.add(decision);
        }
      }
    }

    void joined() throws InterruptedException {
      for (int i = 0; i < PATIENCE * 100 && !desk.shared(); i++) {
        assertThat(rung.poll(10, TimeUnit.MILLISECONDS)).isNull();
      }
      assertThat(desk.shared()).isTrue();
    }

    void sees(QueueEntry entry) throws InterruptedException {
      for (int i = 0; i < PATIENCE * 100 && !line.engine().place(entry.call()).isPresent(); i++) {
        assertThat(rung.poll(10, TimeUnit.MILLISECONDS)).isNull();
      }
      assertThat(line.engine().place(entry.call())).isPresent();
    }

    void left() throws InterruptedException {
      for (int i = 0; i < PATIENCE * 100 && desk.shared(); i++) {
        assertThat(rung.poll(10, TimeUnit.MILLISECONDS)).isNull();
      }
      assertThat(desk.shared()).isFalse();
    }
  }

  private long nanos() {
    return stands.orElseGet(System::nanoTime);
  }

  /** Of a dead engine without callbacks or calls. */
  private record Nothing() implements Legacies {
    @Override
    public boolean inherit(Set<EngineId> dead) {
      return true;
    }

    @Override
    public List<CallStory> open(String engine) {
      return List.of();
    }

    @Override
    public void askAsterisk() {}

    @Override
    public void mark(Channel channel, String owner) {}

    @Override
    public void look() {}

    @Override
    public void fenced() {
      throw new AssertionError("nobody is given up for dead");
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static QueueEntry caller(int number) {
    Instant rang = Instant.parse("2026-03-01T10:00:00Z").plusSeconds(number);
    return new QueueEntry(
        new CallId(new UUID(0, number)), "sales", new FirstRing(rang, number), rang);
  }

  @Test
  void theEldestIsServedWhicheverEngineHasThem() throws Exception {
    Half a = new Half("a");
    Half b = new Half("b");
    a.joined();
    b.joined();
    b.tell(new RoutingEvent.Joined(caller(1)));
    // Else the younger one could be claimed for before the elder has been written down.
    a.sees(caller(1));
    a.tell(new RoutingEvent.Joined(caller(2)));
    // Only a sees the agent come; b is given the agent for its caller, who was first.
    a.tell(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    b.tell(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    Decision decision = b.rung.poll(PATIENCE, TimeUnit.SECONDS);
    assertThat(decision)
        .isIn(
            new Decision.RingGiven(ANN, caller(1).call(), caller(1)),
            new Decision.Reserve(ANN, caller(1).call(), caller(1)));
    b.tell(new RoutingEvent.Answered(ANN, caller(1).call()));
    b.tell(new RoutingEvent.AgentFreed(ANN, caller(1).call()));
    assertThat(a.rung.poll(PATIENCE, TimeUnit.SECONDS)).isNotNull();
    assertThat(b.rung).isEmpty();
  }

  @Test
  void whoEndsClaimsNobodyAndIsNotGivenUp() throws Exception {
    Half a = new Half("a");
    a.joined();
    a.tell(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    a.desk.rest();
    a.tell(new RoutingEvent.Joined(caller(1)));
    assertThat(a.rung.poll(500, TimeUnit.MILLISECONDS)).isNull();
    assertThat(a.desk.shared()).isTrue();
    Half b = new Half("b");
    b.joined();
    b.tell(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    b.tell(new RoutingEvent.Joined(caller(2)));
    assertThat(b.rung.poll(PATIENCE, TimeUnit.SECONDS))
        .isEqualTo(new Decision.Reserve(ANN, caller(2).call(), caller(2)));
  }

  @Test
  void withoutADatabaseEachGoesOnAlone() throws Exception {
    Half a = new Half("a");
    a.joined();
    // Everybody is alone with the end of the lease: this is not it.
    stands = OptionalLong.of(System.nanoTime());
    a.store.close();
    a.tell(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    a.tell(new RoutingEvent.Joined(caller(1)));
    assertThat(a.rung.poll(PATIENCE, TimeUnit.SECONDS))
        .isEqualTo(new Decision.Reserve(ANN, caller(1).call(), caller(1)));
    // A beat that was answered before may be joining still; it finds no database to look into.
    a.left();
  }

  /** A statement goes on though whoever waits for it is interrupted. */
  @Test
  void whoLeavesIsBroughtBackByNoBeat() throws Exception {
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    Pulse slow =
        new Pulse() {
          @Override
          public List<Decision> beat() {
            begun.countDown();
            try {
              left.await();
            } catch (InterruptedException _) {
              awaitQuietly(left);
            }
            done.add("beats");
            return List.of();
          }

          @Override
          public void leave() {
            done.add("leaves");
            left.countDown();
          }
        };
    try (SharedDesk _ = new SharedDesk(new Half("a").line, slow, _ -> {})) {
      assertThat(begun.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(done.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo("beats");
    assertThat(done.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo("leaves");
  }

  private static void awaitQuietly(CountDownLatch event) {
    try {
      var _ = event.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** By the ports of an installation; b's time stands still, so that it never looks by itself. */
  @Test
  void anOwnerThatIsNudgedRingsItsCallerWithoutHavingLooked() throws Exception {
    List<Nudges> nudges = new CopyOnWriteArrayList<>();
    Half a = new Half("a", Alarm.machine(), () -> nudges.forEach(Nudges::send));
    Half b = new Half("b", new SteppedAlarm(), () -> {});
    a.joined();
    b.joined();
    BlockingQueue<String> heardByItself = new LinkedBlockingQueue<>();
    TestPorts ports = TestPorts.claim();
    open.add(ports);
    Installation installation = new Installation(folder.resolve("home"), folder, ports.offset());
    try (Nudges mine = Nudges.in(installation, _ -> heardByItself.add("a"));
        Nudges _ = Nudges.in(installation.seenBy(EngineName.B), b.desk::nudged)) {
      a.tell(new RoutingEvent.Joined(caller(2)));
      a.tell(new RoutingEvent.AgentDevice(ANN, Device.FREE));
      assertThat(a.rung.poll(PATIENCE, TimeUnit.SECONDS)).isNotNull();
      a.tell(new RoutingEvent.Answered(ANN, caller(2).call()));
      b.tell(new RoutingEvent.AgentDevice(ANN, Device.FREE));
      b.desk.nudged(() -> {}); // sees who talks to whom
      b.tell(new RoutingEvent.Joined(caller(1)));
      assertThat(b.rung.poll(500, TimeUnit.MILLISECONDS)).isNull();
      nudges.add(mine);
      a.tell(new RoutingEvent.AgentFreed(ANN, caller(2).call()));
      assertThat(b.rung.poll(PATIENCE, TimeUnit.SECONDS))
          .isEqualTo(new Decision.RingGiven(ANN, caller(1).call(), caller(1)));
      assertThat(heardByItself).isEmpty();
    }
  }

  /** Each write is answered with another event, so that there always is something to be done. */
  private static final class Rush implements SharedLine {
    final AtomicReference<SharedDesk> desk = new AtomicReference<>();
    final Semaphore looks = new Semaphore(0);
    private int callers;

    @Override
    public void write(EngineId me, List<LineWrite> writes) {
      SharedDesk its = desk.get();
      if (its != null) {
        its.handle(List.of(new RoutingEvent.Joined(caller(++callers))));
        its.handle(List.of(new RoutingEvent.Left(caller(callers).call())));
      }
    }

    @Override
    public Claim claim(Claiming claiming) {
      throw new AssertionError("there is no agent");
    }

    @Override
    public List<News> look(EngineId me, Map<UUID, Seen> seen) {
      looks.release();
      return List.of();
    }

    @Override
    public void forget(EngineId dead) {}
  }

  @Test
  void whoHasMuchToWriteLooksAllTheSame() throws Exception {
    Rush rush = new Rush();
    EngineId me = EngineId.fresh("a");
    CommonLine line = new CommonLine(POLICY, rush, _ -> {}, _ -> {}, times);
    Pulse joins =
        new Pulse() {
          @Override
          public List<Decision> beat() {
            return line.shared() ? List.of() : line.joined(me);
          }

          @Override
          public void leave() {}
        };
    try (SharedDesk desk = new SharedDesk(line, joins, _ -> {})) {
      rush.desk.set(desk);
      desk.handle(List.of(new RoutingEvent.Joined(caller(1_000))));
      assertThat(rush.looks.tryAcquire(5, PATIENCE, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aNudgeIsHeard() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Nudges one = new Nudges(any, List.of(), _ -> heard.add("one"));
        Nudges other =
            new Nudges(
                any,
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), one.port())),
                _ -> heard.add("other"))) {
      other.send();
      assertThat(heard.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo("one");
    }
  }
}

package dev.hatchline.routing.task;

import static dev.hatchline.routing.task.TaskSamples.ADA;
import static dev.hatchline.routing.task.TaskSamples.ANN;
import static dev.hatchline.routing.task.TaskSamples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Line;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Engines with one store; their writers work at once. */
class TaskDeskTest {
  private static final Duration OFFER = Duration.ofMinutes(2);
  private static final Duration CREDIT = Duration.ofSeconds(60);

  private final SteppedClock clock = new SteppedClock();
  private final MemoryTaskStore store = new MemoryTaskStore();
  private final MessageTask task = TaskSamples.left(clock.instant(), ADA);
  private final Engine one = new Engine();

  /** A desk, and what it did. */
  private final class Engine implements Line, TaskPhones {
    final List<RoutingEvent> told = new CopyOnWriteArrayList<>();
    final List<String> rung = new ArrayList<>();
    final List<TaskNews> news = new ArrayList<>();
    final List<Called> said = new ArrayList<>();
    Called callback = new Called.Promised(new CallbackId(UUID.randomUUID()));
    Consumer<RoutingEvent> beforeTold = _ -> {};
    boolean reserved = true;
    boolean faulty;
    final TaskDesk desk =
        new TaskDesk(
            new TaskPorts(
                store,
                this,
                this,
                clock,
                news::add,
                Runnable::run,
                UUID::randomUUID,
                _ -> {
                  if (faulty) {
                    throw new IllegalStateException("no queue of that name");
                  }
                  return OFFER;
                },
                _ -> CREDIT,
                _ -> Optional.of(new Affinity(BOB, clock.instant().plusSeconds(30)))));

    QueueEntry inLine() {
      return told.stream()
          .filter(RoutingEvent.Joined.class::isInstance)
          .map(joined -> ((RoutingEvent.Joined) joined).entry())
          .toList()
          .getLast();
    }

    CallId looks() throws StoreException {
      desk.look();
      return inLine().call();
    }

    @Override
    public void tell(RoutingEvent event) {
      beforeTold.accept(event);
      told.add(event);
    }

    @Override
    public boolean reserved(AgentId agent, CallId call) {
      return reserved;
    }

    @Override
    public boolean up(CallId call) {
      return false;
    }

    @Override
    public void ring(MessageTask message, CallId attempt, AgentId agent) {
      rung.add(agent.extension());
    }

    @Override
    public void hangUp(CallId attempt, AgentId agent) {
      rung.add("no more " + agent.extension());
    }

    @Override
    public CompletableFuture<Called> callBack(MessageTask message, AgentId agent) {
      return CompletableFuture.completedFuture(callback);
    }

    @Override
    public void tell(Called called, CallId attempt, AgentId agent) {
      said.add(called);
    }
  }

  @BeforeEach
  void left() throws StoreException {
    assertThat(one.desk.add(task)).isTrue();
  }

  private TaskState kept() throws StoreException {
    return store.find(task.id()).orElseThrow().state();
  }

  private CallId heard(Engine engine) throws StoreException {
    CallId attempt = engine.looks();
    assertThat(engine.desk.reserve(ANN, attempt)).isTrue();
    assertThat(engine.desk.up(attempt, ANN)).isTrue();
    return attempt;
  }

  @Test
  void aMessageStandsInLineAtItsFirstRingWithWhatItsCallerHas() throws Exception {
    one.looks();
    one.desk.look();
    assertThat(one.told).as("once").hasSize(1);
    QueueEntry entry = one.inLine();
    assertThat(entry.queue()).isEqualTo("people");
    assertThat(entry.firstRing()).isEqualTo(task.left().firstRing());
    assertThat(entry.credit()).isEqualTo(CREDIT);
    assertThat(entry.affinity()).isNotNull();
    assertThat(entry.onPhone()).as("whoever left it has hung up").isFalse();
  }

  @Test
  void theAgentIsRungHearsItAndSaysThatItIsDone() throws Exception {
    CallId attempt = heard(one);
    assertThat(one.rung).containsExactly("101");
    assertThat(one.told).contains(new RoutingEvent.Answered(ANN, attempt));
    assertThat(kept()).isInstanceOf(TaskState.Offered.class);
    one.desk.pressed(attempt, ANN, '1');
    one.desk.gone(attempt, ANN);
    assertThat(kept()).isEqualTo(new TaskState.Done(ANN, clock.instant()));
    assertThat(one.told.getLast()).isEqualTo(new RoutingEvent.AgentFreed(ANN, attempt));
    assertThat(one.news).hasExactlyElementsOfTypes(TaskNews.Heard.class, TaskNews.Ended.class);
    clock.advance(Duration.ofDays(1));
    int before = one.told.size();
    one.desk.look();
    assertThat(one.told).as("never again").hasSize(before);
  }

  @Test
  void theCustomerIsCalledAtTheSecondKey() throws Exception {
    CallId attempt = heard(one);
    one.desk.pressed(attempt, ANN, '2');
    one.desk.gone(attempt, ANN);
    assertThat(kept())
        .isEqualTo(
            new TaskState.CalledBack(
                ANN, clock.instant(), ((Called.Promised) one.callback).callback()));
    assertThat(one.said).as("and the agent is let go").containsExactly(one.callback);
  }

  @Test
  void whoCannotBeCalledAtThisTimeStaysATask() throws Exception {
    one.callback = new Called.NotNow("too often today");
    CallId attempt = heard(one);
    one.desk.pressed(attempt, ANN, '2');
    assertThat(one.said).as("to the agent").containsExactly(one.callback);
    one.desk.gone(attempt, ANN);
    assertThat(kept()).isEqualTo(new TaskState.Open(clock.instant().plus(TaskDesk.AGAIN)));
  }

  @Test
  void whoCannotEverBeCalledIsHeardOnceAndOperationsAreTold() throws Exception {
    one.callback = new Called.Never("the number is withheld");
    CallId attempt = heard(one);
    one.desk.pressed(attempt, ANN, '2');
    assertThat(one.said).as("to the agent").containsExactly(one.callback);
    one.desk.gone(attempt, ANN);
    assertThat(kept()).isEqualTo(new TaskState.Done(ANN, clock.instant()));
    assertThat(one.news.getLast())
        .isInstanceOfSatisfying(
            TaskNews.NotCalled.class,
            news -> assertThat(news.why()).isEqualTo("the number is withheld"));
    clock.advance(TaskDesk.AGAIN);
    int before = one.told.size();
    one.desk.look();
    assertThat(one.told).as("offered to nobody else").hasSize(before);
  }

  @Test
  void whoPressesNothingOrAnotherKeyIsOfferedItAgainLater() throws Exception {
    CallId attempt = heard(one);
    one.desk.pressed(attempt, ANN, '7');
    one.desk.gone(attempt, ANN);
    assertThat(kept()).isEqualTo(new TaskState.Open(clock.instant().plus(TaskDesk.AGAIN)));
    one.desk.look();
    assertThat(one.inLine().call()).as("not in line yet").isEqualTo(attempt);
    clock.advance(TaskDesk.AGAIN);
    assertThat(one.looks()).isNotEqualTo(attempt);
    assertThat(one.inLine().firstRing()).isEqualTo(task.left().firstRing());
  }

  @Test
  void whoDoesNotAnswerMissesItAndTheNextIsRung() throws Exception {
    CallId attempt = one.looks();
    one.desk.reserve(ANN, attempt);
    assertThat(one.desk.down(attempt, ANN, MissReason.NO_ANSWER)).isTrue();
    assertThat(one.told)
        .contains(new RoutingEvent.Missed(ANN, attempt, MissReason.NO_ANSWER))
        .doesNotContain(new RoutingEvent.Left(attempt));
    assertThat(kept()).isEqualTo(new TaskState.Open(clock.instant()));
    assertThat(one.desk.reserve(BOB, attempt)).isTrue();
    assertThat(one.rung).containsExactly("101", "102");
    one.desk.pressed(attempt, ANN, '1');
    one.desk.gone(attempt, ANN);
    assertThat(kept()).as("it is not hers any more").isInstanceOf(TaskState.Offered.class);
  }

  @Test
  void aFaultFreesTheAgentAtOnceAndIsTold() throws Exception {
    CallId attempt = one.looks();
    one.faulty = true;
    assertThat(one.desk.reserve(ANN, attempt)).isTrue();
    assertThat(one.told)
        .endsWith(
            new RoutingEvent.Left(attempt),
            new RoutingEvent.Missed(ANN, attempt, MissReason.CANCELLED));
    assertThat(one.news)
        .singleElement()
        .isInstanceOfSatisfying(
            TaskNews.Failed.class,
            failed -> assertThat(failed.fault()).hasMessageContaining("no queue of that name"));
    one.faulty = false;
    assertThat(one.looks()).as("offered again").isNotEqualTo(attempt);
  }

  @Test
  void whatTheRoutingTakesBackRingsNoMore() throws Exception {
    CallId attempt = one.looks();
    one.desk.reserve(ANN, attempt);
    assertThat(one.desk.lapsed(ANN, attempt)).isTrue();
    assertThat(one.rung).containsExactly("101", "no more 101");
    assertThat(kept()).isInstanceOf(TaskState.Open.class);
    assertThat(one.desk.lapsed(ANN, new CallId(UUID.randomUUID()))).isFalse();
  }

  @Test
  void ofTwoEnginesOneOffersIt() throws Exception {
    Engine two = new Engine();
    CallId first = one.looks();
    CallId second = two.looks();
    one.desk.reserve(ANN, first);
    two.desk.reserve(BOB, second);
    assertThat(one.rung).containsExactly("101");
    assertThat(two.rung).isEmpty();
    assertThat(two.told)
        .contains(
            new RoutingEvent.Left(second),
            new RoutingEvent.Missed(BOB, second, MissReason.CANCELLED));
    int before = two.told.size();
    two.desk.look();
    assertThat(two.told).as("while the other has it").hasSize(before);
  }

  @Test
  void whatADeadEngineHadIsOfferedByAnotherAfterItsTime() throws Exception {
    heard(one);
    Engine next = new Engine();
    next.desk.look();
    assertThat(next.told).isEmpty();
    clock.advance(OFFER);
    next.desk.reserve(BOB, next.looks());
    assertThat(next.rung).containsExactly("102");
  }

  @Test
  void whatIsDoneByHandLeavesTheLineAndIsDoneOnce() throws Exception {
    CallId attempt = one.looks();
    assertThat(one.desk.done(task.id(), BOB)).isInstanceOf(Taken.Done.class);
    assertThat(kept()).isEqualTo(new TaskState.Done(BOB, clock.instant()));
    assertThat(one.told.getLast()).isEqualTo(new RoutingEvent.Left(attempt));
    assertThat(one.desk.done(task.id(), ANN)).isInstanceOf(Taken.Refused.class);
    assertThat(one.desk.callBack(task.id(), ANN)).isInstanceOf(Taken.Refused.class);
    assertThat(one.desk.done(UUID.randomUUID(), ANN)).isEqualTo(new Taken.Unknown());
  }

  @Test
  void whatIsWithAnAgentIsNobodyElsesByHand() throws Exception {
    CallId attempt = heard(one);
    assertThat(one.desk.done(task.id(), BOB)).isInstanceOf(Taken.Refused.class);
    assertThat(one.desk.done(task.id(), ANN)).as("but hers").isInstanceOf(Taken.Done.class);
    one.desk.gone(attempt, ANN);
    assertThat(kept()).isInstanceOf(TaskState.Done.class);
  }

  @Test
  void whatIsDoneByHandWhileItRingsIsOfferedToNobodyElse() throws Exception {
    CallId attempt = one.looks();
    one.desk.reserve(ANN, attempt);
    assertThat(one.desk.done(task.id(), ANN)).isInstanceOf(Taken.Done.class);
    one.desk.down(attempt, ANN, MissReason.NO_ANSWER);
    one.desk.reserve(BOB, attempt);
    assertThat(one.rung).containsExactly("101");
    assertThat(kept()).isInstanceOf(TaskState.Done.class);
    assertThat(one.told).contains(new RoutingEvent.Left(attempt));
  }

  @Test
  void aStoreThatIsAwayOffersNothingAndLosesNothing() throws Exception {
    CallId attempt = one.looks();
    store.away = true;
    one.desk.reserve(ANN, attempt);
    assertThat(one.rung).isEmpty();
    assertThat(one.told).contains(new RoutingEvent.Left(attempt));
    assertThat(one.desk.done(task.id(), ANN)).isEqualTo(new Taken.StoreAway());
    store.away = false;
    assertThat(one.looks()).isNotEqualTo(attempt);
  }

  @Test
  void whereAsteriskDoesNotRingNobodyIsTriedAtOnce() throws Exception {
    CallId attempt = one.looks();
    one.desk.reserve(ANN, attempt);
    one.desk.notRung(attempt, ANN);
    assertThat(one.told.getLast()).isEqualTo(new RoutingEvent.Left(attempt));
    one.desk.look();
    assertThat(one.inLine().call()).isEqualTo(attempt);
    clock.advance(TaskDesk.NOT_RUNG);
    assertThat(one.looks()).isNotEqualTo(attempt);
  }

  @Test
  void whoHungUpWhileAsteriskWasOutOfSightIsFree() throws Exception {
    CallId attempt = heard(one);
    one.desk.rest();
    assertThat(one.desk.has(attempt, ANN)).isTrue();
    one.desk.inSight((_, _) -> true);
    assertThat(one.told).doesNotContain(new RoutingEvent.AgentFreed(ANN, attempt));
    one.desk.inSight((_, _) -> false);
    assertThat(one.told.getLast()).isEqualTo(new RoutingEvent.AgentFreed(ANN, attempt));
  }

  @Test
  void whoHangsUpWhileTheAnswerIsBeingToldIsToldOfAfterIt() throws Exception {
    CallId attempt = one.looks();
    one.desk.reserve(ANN, attempt);
    CountDownLatch telling = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    one.beforeTold =
        event -> {
          if (event instanceof RoutingEvent.Answered) {
            telling.countDown();
            await(goOn);
          }
        };
    Thread answers = Thread.ofVirtual().start(() -> one.desk.up(attempt, ANN));
    await(telling);
    one.desk.gone(attempt, ANN);
    goOn.countDown();
    answers.join();
    assertThat(one.told)
        .endsWith(
            new RoutingEvent.Answered(ANN, attempt), new RoutingEvent.AgentFreed(ANN, attempt));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void whoHasBeenTakenBackBeforeTheWordOfItCameIsNotRung() throws Exception {
    CallId attempt = one.looks();
    one.reserved = false;
    assertThat(one.desk.reserve(ANN, attempt)).as("a task's all the same").isTrue();
    assertThat(one.rung).isEmpty();
    assertThat(kept()).isInstanceOf(TaskState.Open.class);
  }
}

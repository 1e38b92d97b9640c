package dev.hatchline.routing.task;

import static dev.hatchline.routing.task.TaskSamples.ADA;
import static dev.hatchline.routing.task.TaskSamples.ANN;
import static dev.hatchline.routing.task.TaskSamples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of tasks does. */
abstract class TaskStoreContract {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");

  TaskStore store;

  /** Opens the store of this test; a second time, the same with what is in it. */
  abstract TaskStore open() throws Exception;

  abstract void close();

  @BeforeEach
  void first() throws Exception {
    store = open();
  }

  @AfterEach
  void last() {
    close();
  }

  private static TaskState.Offered offered() {
    return new TaskState.Offered(new CallId(UUID.randomUUID()), ANN, T0.plusSeconds(60));
  }

  @Test
  void eachIsThereOnceAsItIsInEveryState() throws Exception {
    MessageTask task = TaskSamples.left(T0, ADA);
    assertThat(store.add(task)).isTrue();
    assertThat(store.add(task)).isFalse();
    assertThat(store.find(task.id())).contains(task);
    for (TaskState state :
        List.of(
            offered(),
            new TaskState.Open(T0.plusSeconds(9)),
            new TaskState.Done(BOB, T0.plusSeconds(10)),
            new TaskState.CalledBack(BOB, T0.plusSeconds(11), new CallbackId(UUID.randomUUID())))) {
      MessageTask next = task.in(state);
      assertThat(store.move(task, next)).isTrue();
      assertThat(store.find(task.id())).contains(next);
      task = next;
    }
    assertThat(store.add(TaskSamples.left(T0, null))).isTrue();
    assertThat(store.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void whoeverKnowsAnOlderOneChangesNothing() throws Exception {
    MessageTask task = TaskSamples.left(T0, ADA);
    store.add(task);
    MessageTask taken = task.in(offered());
    assertThat(store.move(task, taken)).isTrue();
    assertThat(store.move(task, task.in(offered()))).isFalse();
    assertThat(store.find(task.id())).contains(taken);
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int round = 0; round < 10; round++) {
        MessageTask task = TaskSamples.left(T0, ADA);
        store.add(task);
        int got = 0;
        for (Future<Boolean> one :
            threads.invokeAll(
                IntStream.range(0, 6)
                    .<Callable<Boolean>>mapToObj(_ -> () -> store.move(task, task.in(offered())))
                    .toList())) {
          got += one.get() ? 1 : 0;
        }
        assertThat(got).isEqualTo(1);
      }
    }
  }

  @Test
  void thoseToBeHeardComeInTheOrderOfTheirFirstRingsAlsoAfterARestart() throws Exception {
    MessageTask late = TaskSamples.left(T0.plusSeconds(60), ADA);
    MessageTask early = TaskSamples.left(T0, null);
    MessageTask over = TaskSamples.left(T0, ADA);
    for (MessageTask task : List.of(late, early, over)) {
      store.add(task);
    }
    store.move(over, over.in(new TaskState.Done(ANN, T0)));
    MessageTask ringing = late.in(offered());
    store.move(late, ringing);
    close();
    store = open();
    assertThat(store.open(9)).containsExactly(early, ringing);
    assertThat(store.open(1)).containsExactly(early);
  }
}

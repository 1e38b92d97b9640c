package dev.hatchline.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An engine's desk, whose writers work when the test says so, and in the order it says. */
final class TestDesk {
  final SteppedClock clock;
  final List<CaseNews> news = new ArrayList<>();
  final CaseDesk desk;
  final List<Runnable> tasks = new ArrayList<>();
  private final PriorityQueue<Instant> wakes = new PriorityQueue<>();

  /** Whose turn it is among the writers; the first comes first if there is none. */
  @Nullable Random order;

  /** Where ids come from. */
  Supplier<UUID> ids = UUID::randomUUID;

  boolean closed;

  TestDesk(SteppedClock clock, CaseStore store, CaseJournal journal) {
    this.clock = clock;
    this.desk =
        new CaseDesk(
            CaseSamples.POLICY,
            new CasePorts(
                store, journal, clock, news::add, wakes::add, this::later, () -> ids.get()));
    desk.recover();
  }

  private void later(Runnable task) {
    if (closed) {
      throw new RejectedExecutionException("closed by the test");
    }
    tasks.add(task);
  }

  /** One writer gets its turn; false if there is none to do. */
  boolean step() {
    if (tasks.isEmpty()) {
      return false;
    }
    tasks.remove(order == null ? 0 : order.nextInt(tasks.size())).run();
    return true;
  }

  TestDesk work() {
    while (step()) {}
    return this;
  }

  /** Time passes; who asked to be woken is. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    work();
    while (!wakes.isEmpty() && !wakes.peek().isAfter(end)) {
      Instant next = wakes.remove();
      if (next.isAfter(clock.instant())) {
        clock.advanceTo(next);
      }
      desk.tick();
      work();
    }
    clock.advanceTo(end);
  }

  Recognition ring(Customer who) {
    CompletableFuture<Recognition> answer = desk.recognise(arrival(who));
    work();
    return done(answer);
  }

  Recognition ring(PhoneNumber number) {
    return ring(Customer.of(number));
  }

  Arrival arrival(Customer who) {
    CallId call = new CallId(ids.get());
    return new Arrival(
        who, Contact.begun(call, Contact.Kind.CALL, clock.instant(), who.number(), "1000"));
  }

  /** Accepted in memory; the writers have not worked yet. */
  Changed.Done change(CaseId id, CaseEvent event) {
    Changed changed = done(desk.change(id, event));
    if (changed instanceof Changed.Done accepted) {
      return accepted;
    }
    throw new AssertionError("expected it to be accepted, found " + changed);
  }

  CompletableFuture<Kept> note(CaseId id, String text) {
    return change(id, new CaseEvent.Noted(CaseSamples.note(text, clock.instant()))).kept();
  }

  Case now(CaseId id) {
    return desk.now(id).orElseThrow();
  }

  List<String> notes(CaseId id) {
    return now(id).dossier().notes().stream().map(Note::text).toList();
  }

  static <T> T done(CompletableFuture<T> future) {
    assertThat(future).as("it has been answered").isDone();
    return future.join();
  }
}

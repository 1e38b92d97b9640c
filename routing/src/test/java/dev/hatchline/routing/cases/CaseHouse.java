package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.number;
import static dev.hatchline.routing.cases.TestDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Engines with one store of cases and one journal. */
abstract class CaseHouse {
  final SteppedClock clock = new SteppedClock();
  final MemoryCaseStore store = new MemoryCaseStore();
  final MemoryCaseJournal journal = new MemoryCaseJournal();
  final TestDesk desk = engine();
  final PhoneNumber number = number();

  TestDesk engine() {
    return new TestDesk(clock, store, journal).work();
  }

  static CallId call(Recognition recognition) {
    return recognition.now().dossier().contacts().getLast().call();
  }

  Case row(CaseId id) {
    return Optional.ofNullable(store.rows.get(id)).orElseThrow();
  }

  /** The call is heard of here, but written down only when another engine has closed the case. */
  CompletableFuture<Recognition> late(CaseId id) {
    var answer = desk.desk.recognise(desk.arrival(Customer.of(number)));
    desk.step();
    TestDesk other = engine();
    clock.advance(Duration.ofSeconds(1));
    other.pass(StoreSide.LOOK_EVERY);
    assertThat(row(id).state()).isInstanceOf(CaseState.Closed.class);
    desk.work();
    return answer;
  }

  Case about(CaseId id, CallId call, String subject) {
    return accepted(done(desk.desk.about(id, call, subject)));
  }

  static Case accepted(Changed changed) {
    assertThat(changed).isInstanceOf(Changed.Done.class);
    return ((Changed.Done) changed).now();
  }
}

package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A day of one customer, again and again, with an engine that stops dead before or after the first,
 * the second, … thing that it does to the world, until it runs through; each time another engine
 * takes over what store and journal have.
 */
final class CrashScenarios {
  /** Fewer stops would mean that the day does not reach far. */
  static final int STOPS_MIN = 60;

  private final SteppedClock clock;
  private final CaseStore store;

  CrashScenarios(SteppedClock clock, CaseStore store) {
    this.clock = clock;
    this.store = store;
  }

  /** Returns how often an engine stopped. */
  int all() throws StoreException {
    int stops = 0;
    for (boolean before : List.of(true, false)) {
      int stopAt = 1;
      while (new Day(new Boundary(stopAt, before)).stopped()) {
        stopAt++;
        stops++;
      }
    }
    return stops;
  }

  private final class Day {
    private final PhoneNumber number = CaseSamples.number();
    private final Claims claims = new Claims();
    private final List<MemoryCaseJournal> journals =
        List.of(new MemoryCaseJournal(), new MemoryCaseJournal());
    private final List<TestDesk> engines = new ArrayList<>();
    private final SwitchedStore away = new SwitchedStore(store);
    private final Boundary boundary;

    Day(Boundary boundary) {
      this.boundary = boundary;
    }

    boolean stopped() throws StoreException {
      Optional<Boundary.Crash> stop = Optional.empty();
      try {
        live();
      } catch (Boundary.Crash crash) {
        stop = Optional.of(crash);
      }
      engines.forEach(claims::died);
      away.away = false;
      for (MemoryCaseJournal journal : journals) {
        TestDesk next = new TestDesk(clock, store, journal);
        next.pass(StoreSide.LOOK_EVERY);
        assertThat(journal.lines).isEmpty();
        assertThat(next.desk.readings().unsaved()).isZero();
      }
      try {
        claims.check(store.of(Customer.of(number), CaseStore.CASES_MAX));
      } catch (AssertionError fault) {
        throw new AssertionError("stopped " + stop.map(Throwable::getMessage), fault);
      }
      assertThat(claims.acknowledged()).isGreaterThan(stop.isPresent() ? -1 : 8);
      return stop.isPresent();
    }

    private TestDesk engine(MemoryCaseJournal journal) {
      TestDesk engine =
          new TestDesk(clock, boundary.store(away.store()), boundary.journal(journal));
      engines.add(engine);
      return engine.work();
    }

    private void live() {
      TestDesk engine = engine(journals.getFirst());
      CaseId id = ring(engine).now().id();
      write(engine, id, "one");
      engine.work();
      write(engine, id, "two");
      write(engine, id, "three");
      engine.change(id, new CaseEvent.Solve(REFUNDED, ANN));
      engine.pass(Duration.ofMinutes(5));
      Recognition back = ring(engine);
      var _ = engine.desk.about(id, back.now().dossier().contacts().getFirst().call(), "bill");
      var _ = engine.desk.about(id, back.now().dossier().contacts().getLast().call(), "move");
      engine.work();
      away.away = true;
      write(engine, id, "while the store is away");
      engine.pass(Duration.ofMinutes(1));
      ring(engine);
      away.away = false;
      engine.pass(Duration.ofMinutes(1));
      write(engine, id, "the store is back");
      engine.work();
      away.away = true;
      TestDesk blind = engine(journals.getLast());
      CaseId twin = ring(blind).now().id();
      write(blind, twin, "in a case that is there already");
      away.away = false;
      blind.pass(Duration.ofMinutes(1));
    }

    private Recognition ring(TestDesk engine) {
      Arrival arrival = engine.arrival(Customer.of(number));
      CompletableFuture<Recognition> answer = engine.desk.recognise(arrival);
      engine.work();
      Recognition recognition = TestDesk.done(answer);
      claims.contact(engine, recognition.kept(), arrival.contact());
      return recognition;
    }

    private void write(TestDesk engine, CaseId id, String text) {
      Note note = note(text, clock.instant());
      claims.note(engine, engine.change(id, new CaseEvent.Noted(note)).kept(), note);
    }
  }
}

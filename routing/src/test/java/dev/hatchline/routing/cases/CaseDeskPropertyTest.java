package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Random customers, agents, troubles and engines that die, two engines at one store, and what must
 * hold through all of it: an end is an end, nothing acknowledged is lost, nothing kept disappears,
 * and a customer has one open case at most of a subject. A failure names its seed.
 */
class CaseDeskPropertyTest {
  private static final int RUNS = 500;
  private static final int STEPS = 150;
  private static final List<String> SUBJECTS = List.of("bill", "move", "fault");

  private final Set<Class<?>> seen = new HashSet<>();
  private int acknowledged;

  @Test
  void promisesHoldUnderRandomEvents() throws Exception {
    for (int seed = 0; seed < RUNS; seed++) {
      try {
        new Run(seed).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(seen)
        .as("the events reach far enough")
        .contains(
            CaseState.Open.class,
            CaseState.Solved.class,
            CaseState.Closed.class,
            CaseState.Merged.class,
            Kept.InStore.class,
            Kept.InJournal.class,
            Kept.Refused.class);
    assertThat(acknowledged).isGreaterThan(RUNS * 20);
  }

  private final class Run {
    private final Random random;
    private final SteppedClock clock = new SteppedClock();
    private final MemoryCaseStore store = new MemoryCaseStore();
    private final List<MemoryCaseJournal> journals =
        List.of(new MemoryCaseJournal(), new MemoryCaseJournal());
    private final List<TestDesk> engines = new ArrayList<>();
    private final List<PhoneNumber> numbers = new ArrayList<>();
    private final List<Account> accounts = List.of(CaseSamples.account(), CaseSamples.account());
    private final List<CaseId> ids = new ArrayList<>();
    private final List<CallId> calls = new ArrayList<>();
    private final List<Owed> promises = new ArrayList<>();
    private final Claims claims = new Claims();
    private final List<CompletableFuture<Kept>> answers = new ArrayList<>();
    private Map<CaseId, Case> before = new HashMap<>();

    Run(int seed) {
      random = new Random(seed);
      journals.forEach(journal -> engines.add(engine(journal)));
      for (int i = 0; i < 3; i++) {
        numbers.add(CaseSamples.number());
      }
    }

    private TestDesk engine(MemoryCaseJournal journal) {
      TestDesk made = new TestDesk(clock, store, journal);
      made.order = random;
      made.ids = this::uuid;
      return made;
    }

    private UUID uuid() {
      return new UUID(random.nextLong(), random.nextLong());
    }

    void run() {
      for (int i = 0; i < STEPS; i++) {
        event(any(engines));
        for (int turns = random.nextInt(6); turns > 0; turns--) {
          any(engines).step();
          checkRows();
        }
        clock.advance(Duration.ofMillis(random.nextInt(2_000)));
      }
      calm();
      check();
    }

    private void event(TestDesk at) {
      switch (random.nextInt(26)) {
        case 0, 1, 2, 3, 4 -> ring(at);
        case 5, 6, 7, 8 -> write(at);
        case 9, 10 -> change(at, new CaseEvent.Solve(REFUNDED, ANN));
        case 11 -> change(at, new CaseEvent.Reopen(ANN));
        case 12 -> change(at, new CaseEvent.AccountGiven(any(accounts)));
        case 13, 14, 15 -> about(at, random.nextInt(8) == 0);
        case 16 -> promise(at);
        case 17 -> change(at, new CaseEvent.Weighed(1 + random.nextInt(3), Actor.HOUSE));
        case 18 -> store.away = random.nextInt(3) != 0;
        case 19 -> store.silent = random.nextInt(4) == 0;
        case 20 -> any(journals).away = random.nextInt(4) == 0;
        case 21 -> died(at);
        case 22 -> at.pass(Duration.ofSeconds(random.nextInt(10)));
        case 23 -> {
          clock.advance(Duration.ofHours(random.nextInt(24 * 5)));
          at.desk.tick();
        }
        default -> at.desk.tick();
      }
      checkRows();
    }

    private void ring(TestDesk at) {
      Customer who =
          new Customer(
              random.nextInt(8) == 0 ? null : any(numbers),
              random.nextInt(5) == 0 ? any(accounts) : null,
              null);
      Arrival arrival = at.arrival(who);
      var _ =
          at.desk
              .recognise(arrival)
              .thenAccept(recognition -> {
                ids.add(recognition.now().id());
                calls.add(arrival.contact().call());
                claims.contact(at, recognition.kept(), arrival.contact());
                answers.add(recognition.kept());
              });
    }

    private void write(TestDesk at) {
      if (!ids.isEmpty()) {
        Note note = new Note(uuid(), "a note", ANN, clock.instant());
        var _ =
            at.desk
                .change(latest(), new CaseEvent.Noted(note))
                .thenAccept(changed -> {
                  if (changed instanceof Changed.Done(_, CompletableFuture<Kept> kept)) {
                    claims.note(at, kept, note);
                    answers.add(kept);
                  }
                });
      }
    }

    private CaseId latest() {
      return ids.get(Math.max(0, ids.size() - 1 - random.nextInt(6)));
    }

    private void change(TestDesk at, CaseEvent event) {
      if (!ids.isEmpty()) {
        var _ =
            at.desk
                .change(latest(), event)
                .thenAccept(changed -> {
                  if (changed instanceof Changed.Done(_, CompletableFuture<Kept> kept)) {
                    answers.add(kept);
                  }
                });
      }
    }

    private void about(TestDesk at, boolean split) {
      if (!ids.isEmpty()) {
        CaseId id = latest();
        CallId call = calls.get(Math.max(0, calls.size() - 1 - random.nextInt(6)));
        var _ =
            split ? at.desk.split(id, call, any(SUBJECTS)) : at.desk.about(id, call, any(SUBJECTS));
      }
    }

    private void promise(TestDesk at) {
      if (promises.isEmpty() || random.nextBoolean()) {
        Instant now = clock.instant();
        promises.add(new Owed(new CallbackId(uuid()), now, now.plusSeconds(300), Outcome.OPEN));
        change(at, new CaseEvent.Promised(promises.getLast()));
      } else {
        change(at, new CaseEvent.PromiseEnded(any(promises).callback(), Outcome.KEPT));
      }
    }

    private void died(TestDesk engine) {
      if (random.nextInt(3) == 0) {
        int number = engines.indexOf(engine);
        claims.died(engine);
        engines.set(number, engine(journals.get(number)));
      }
    }

    /** Compared with what the store had a moment ago. */
    private void checkRows() {
      for (Case now : store.rows.values()) {
        Case was = before.get(now.id());
        seen.add(now.state().getClass());
        if (was == null || was.equals(now)) {
          continue;
        }
        assertThat(now.version()).isGreaterThan(was.version());
        assertThat(now.dossier().notes()).containsAll(was.dossier().notes());
        assertThat(now.dossier().promises())
            .hasSizeGreaterThanOrEqualTo(was.dossier().promises().size());
        switch (was.state()) {
          case CaseState.Closed closed -> assertThat(now.state()).isEqualTo(closed);
          case CaseState.Merged merged -> assertThat(now.state()).isEqualTo(merged);
          case CaseState.Open _, CaseState.Solved _ -> {}
        }
      }
      Claims.checkKeys(store.rows.values());
      before = new HashMap<>(store.rows);
    }

    /** Troubles end. */
    private void calm() {
      store.away = false;
      store.silent = false;
      journals.forEach(journal -> journal.away = false);
      for (int i = 0; i < 4; i++) {
        engines.forEach(engine -> {
          engine.pass(StoreSide.LOOK_EVERY);
          checkRows();
        });
      }
    }

    private void check() {
      engines.forEach(claims::told);
      claims.check(store.rows.values());
      acknowledged += claims.acknowledged();
      answers.stream()
          .filter(CompletableFuture::isDone)
          .forEach(a -> seen.add(a.join().getClass()));
      for (TestDesk engine : engines) {
        assertThat(engine.desk.readings().unsaved()).isZero();
        assertThat(engine.desk.readings().journalled()).isZero();
      }
      journals.forEach(journal -> assertThat(journal.lines).isEmpty());
      for (Case row : store.rows.values()) {
        row.into()
            .ifPresent(into -> assertThat(store.rows).as("leads somewhere").containsKey(into));
        for (TestDesk engine : engines) {
          engine
              .desk
              .now(row.id())
              .filter(now -> now.id().equals(row.id()) && now.version() >= row.version())
              .ifPresent(now -> assertThat(now).isEqualTo(row));
        }
      }
    }

    private <T> T any(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }
  }
}

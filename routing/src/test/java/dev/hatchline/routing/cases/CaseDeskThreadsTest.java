package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.contact;
import static dev.hatchline.routing.cases.CaseSamples.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two desks at one store, and real threads at their doors. */
class CaseDeskThreadsTest {
  private static final int CALLERS = 16;
  private static final int CALLS = 12;
  private static final long BROKEN_S = 60;

  private final SteppedClock clock = new SteppedClock();
  private final MemoryCaseStore store = new MemoryCaseStore();
  private final PhoneNumber number = CaseSamples.number();

  @Test
  void everyWordOfManyCallersAtOnceIsInTheOneCase() throws Exception {
    List<Note> said = new ArrayList<>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CaseDesk> desks = List.of(desk(writers), desk(writers));
      List<Callable<List<Note>>> work = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        CaseDesk desk = desks.get(i % desks.size());
        work.add(() -> call(desk));
      }
      for (Future<List<Note>> each : callers.invokeAll(work)) {
        said.addAll(each.get());
      }
    }
    List<Case> rows = store.of(Customer.of(number), CaseStore.CASES_MAX);
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().dossier().notes())
        .containsExactlyInAnyOrderElementsOf(said)
        .hasSize(CALLERS * CALLS / 2);
    assertThat(rows.getFirst().dossier().contacts().size() + rows.getFirst().dossier().earlier())
        .isEqualTo(CALLERS * CALLS);
  }

  private CaseDesk desk(ExecutorService writers) {
    CaseDesk desk =
        new CaseDesk(
            CaseSamples.POLICY,
            new CasePorts(
                store,
                new MemoryCaseJournal(),
                clock,
                _ -> {},
                _ -> {},
                writers,
                UUID::randomUUID));
    desk.recover();
    return desk;
  }

  private List<Note> call(CaseDesk desk) throws Exception {
    List<Note> said = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      Arrival arrival = new Arrival(Customer.of(number), contact(number, clock.instant()));
      Recognition known = desk.recognise(arrival).get(BROKEN_S, TimeUnit.SECONDS);
      assertThat(known.kept().get(BROKEN_S, TimeUnit.SECONDS)).isInstanceOf(Kept.InStore.class);
      if (i % 2 == 0) {
        Note note = note("a word", clock.instant());
        Changed changed =
            desk.change(known.now().id(), new CaseEvent.Noted(note))
                .get(BROKEN_S, TimeUnit.SECONDS);
        assertThat(changed).isInstanceOf(Changed.Done.class);
        assertThat(((Changed.Done) changed).kept().get(BROKEN_S, TimeUnit.SECONDS))
            .isInstanceOf(Kept.InStore.class);
        said.add(note);
      }
    }
    return said;
  }
}

package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.credit;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static dev.hatchline.routing.cases.TestDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others are told of cases: what is durable, once, and in its order. */
class CaseHappenedTest {
  private final SteppedClock clock = new SteppedClock();
  private final MemoryCaseStore store = new MemoryCaseStore();
  private final MemoryCaseJournal journal = new MemoryCaseJournal();
  private final TestDesk desk = engine();
  private final PhoneNumber number = number();

  private TestDesk engine() {
    return new TestDesk(clock, store, journal).work();
  }

  private static List<String> told(TestDesk desk, CaseId id) {
    return desk.news.stream()
        .filter(CaseNews.Happened.class::isInstance)
        .map(CaseNews.Happened.class::cast)
        .filter(happened -> happened.after().id().equals(id))
        .map(happened -> happened.change().event().getClass().getSimpleName())
        .toList();
  }

  @Test
  void whatIsDurableIsToldOnceInItsOrder() {
    CaseId id = desk.ring(number).now().id();
    store.away = true;
    var _ = desk.note(id, "one");
    desk.change(id, new CaseEvent.Credited(credit("a", 700), Role.AGENT));
    desk.work();
    assertThat(told(desk, id)).as("what is in the journal alone").doesNotContain("Noted");
    store.away = false;
    desk.pass(StoreSide.ASK_AGAIN);
    desk.change(id, new CaseEvent.Credited(credit("a", 700), Role.AGENT));
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.pass(POLICY.comeBack().plus(StoreSide.LOOK_EVERY));
    assertThat(told(desk, id))
        .containsExactly("Opened", "Contacted", "Noted", "Credited", "Solve", "Lapse");
    TestDesk other = engine();
    other.ring(number);
    assertThat(told(other, id)).as("told by the engine that wrote it").isEmpty();
  }

  @Test
  void whatTheStoreDoesNotAllowIsNotTold() {
    CaseId id = desk.ring(number).now().id();
    TestDesk other = engine();
    other.ring(number);
    desk.change(id, new CaseEvent.Credited(credit("a", 700), Role.AGENT));
    other.change(id, new CaseEvent.Credited(credit("b", 700), Role.AGENT));
    desk.work();
    other.work();
    assertThat(told(desk, id)).containsOnlyOnce("Credited");
    assertThat(told(other, id)).doesNotContain("Credited");
  }

  @Test
  void ofTwoCasesThatAreOneTheKnownOneIsTold() {
    CaseId known = engine().ring(number).now().id();
    var answer = desk.desk.recognise(desk.arrival(Customer.of(number)));
    clock.advance(POLICY.recogniseMax());
    desk.desk.tick();
    CaseId fresh = done(answer).now().id();
    desk.change(fresh, new CaseEvent.Credited(credit("a", 700), Role.AGENT));
    desk.work();
    assertThat(told(desk, fresh)).isEmpty();
    assertThat(told(desk, known)).contains("TookIn", "Contacted").containsOnlyOnce("Credited");
  }
}

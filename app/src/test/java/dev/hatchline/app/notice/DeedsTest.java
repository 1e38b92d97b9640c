package dev.hatchline.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseChange;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CaseStep;
import dev.hatchline.routing.cases.CaseTransitions;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.Topic;
import dev.hatchline.routing.notice.NoticeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeedsTest {
  private static final Instant T0 = Instant.parse("2026-11-28T09:00:00Z");
  private static final CaseId ID = new CaseId(new UUID(0, 1));
  private static final AgentId ANN = new AgentId("101");
  private static final PhoneNumber ADA = new PhoneNumber("+12025550123");
  private static final CaseEvent SOLVE = new CaseEvent.Solve(new Disposition("repaired"), ANN);
  private static final CaseTransitions GUARD = new CaseTransitions(CasePolicy.DEFAULT);

  private final List<NoticeId> withdrawn = new ArrayList<>();
  private final Deeds deeds = new Deeds();
  private Instant now = T0;
  private Case c =
      Case.fresh(ID, new CaseEvent.Opened(Customer.of(ADA), new Topic("invoice", null), false), T0);

  private CompletableFuture<Boolean> withdraw(NoticeId id) {
    withdrawn.add(id);
    return CompletableFuture.completedFuture(true);
  }

  /** Happens a minute later; by which it is told, if it is. */
  private NoticeId then(CaseEvent event) {
    now = now.plus(Duration.ofMinutes(1));
    if (!(GUARD.next(c, event, now) instanceof CaseStep.Moved(Case after))) {
      throw new AssertionError("expected a step, found " + GUARD.next(c, event, now));
    }
    deeds.accept(new CaseNews.Happened(new CaseChange(ID, event, now), c, after));
    c = after;
    return ProgressTelling.id(ID, Deeds.key(c.state()));
  }

  @Test
  void thatItIsSolvedIsToldNoMoreOnceAnAgentHasOpenedItAgain() {
    deeds.begin(this::withdraw);
    NoticeId solved = then(SOLVE);
    assertThat(withdrawn).as("nothing was undone").isEmpty();
    NoticeId opened = then(new CaseEvent.Reopen(ANN));
    assertThat(withdrawn).containsExactly(solved);
    NoticeId again = then(SOLVE);
    assertThat(withdrawn).containsExactly(solved, opened);
    assertThat(again).as("told anew").isNotIn(withdrawn);
  }

  @Test
  void thatItIsSolvedIsToldNoMoreOnceTheCustomerHasComeBack() {
    deeds.begin(this::withdraw);
    NoticeId solved = then(SOLVE);
    CallId call = new CallId(new UUID(0, 2));
    var _ = then(new CaseEvent.Weighed(2, Actor.HOUSE));
    assertThat(withdrawn).isEmpty();
    var _ = then(new CaseEvent.Contacted(Contact.begun(call, Contact.Kind.CALL, now, ADA, "1000")));
    assertThat(withdrawn).containsExactly(solved);
  }

  @Test
  void thatItIsSolvedIsToldThoughNobodyCameBackInTime() {
    deeds.begin(this::withdraw);
    var _ = then(SOLVE);
    now = now.plus(CasePolicy.DEFAULT.comeBack());
    var _ = then(new CaseEvent.Lapse());
    assertThat(withdrawn).isEmpty();
  }

  @Test
  void whatWasUndoneWhileTheEngineStartedIsWithdrawnThen() {
    NoticeId solved = then(SOLVE);
    var _ = then(new CaseEvent.Reopen(ANN));
    deeds.begin(this::withdraw);
    assertThat(withdrawn).containsExactly(solved);
  }
}

package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseChange;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.LeftAt;
import dev.hatchline.routing.cases.LeftOff;
import dev.hatchline.routing.cases.Lookup;
import dev.hatchline.routing.cases.Money;
import dev.hatchline.routing.cases.Note;
import dev.hatchline.routing.cases.Owed;
import dev.hatchline.routing.cases.Role;
import dev.hatchline.routing.cases.Telling;
import dev.hatchline.routing.cases.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseJournalFileTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00.123456Z");
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(UUID.randomUUID());
  private static final CaseId ID = new CaseId(UUID.randomUUID());
  private static final CallbackId PROMISE = new CallbackId(UUID.randomUUID());

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("journal/cases.jsonl");
  }

  private CaseJournalFile journal() {
    return new CaseJournalFile(file());
  }

  private static CaseChange change(CaseEvent event) {
    return new CaseChange(ID, event, AT);
  }

  private static CaseChange note(String text) {
    return change(new CaseEvent.Noted(new Note(UUID.randomUUID(), text, ANN, AT)));
  }

  private static List<CaseEvent> events() {
    PhoneNumber number = new PhoneNumber("+4930123456");
    CaseEvent.Opened opened =
        new CaseEvent.Opened(
            new Customer(number, new Account("A-7"), "pt-BR"), new Topic("bill", "North"), true);
    Credit credit = Credit.granted("key", new Money(5, "EUR"), ANN, "waited", AT);
    return List.of(
        opened,
        new CaseEvent.Contacted(Contact.begun(CALL, Contact.Kind.CHAT, AT, number, "1000")),
        new CaseEvent.Queued(CALL, "people"),
        new CaseEvent.Reached(CALL, ANN),
        new CaseEvent.Ended(CALL, "SERVED"),
        new CaseEvent.BrokeOff(CALL, new LeftOff(new LeftAt.Flow("menu"), "{\"a\":\"ü𝄞\"}")),
        new CaseEvent.BrokeOff(
            CALL, new LeftOff(new LeftAt.Line(new FirstRing(AT, 7), "people"), null)),
        new CaseEvent.BrokeOff(
            CALL, new LeftOff(new LeftAt.Agent(ANN, new FirstRing(AT, 7), "people"), null)),
        new CaseEvent.Left(CALL, ID),
        new CaseEvent.Told(
            new Answer("q", "ü\"\n𝄞", Answer.Teller.CUSTOMER, AT, Duration.ofDays(1))),
        new CaseEvent.Noted(new Note(UUID.randomUUID(), "line\nbreak", ANN, AT)),
        new CaseEvent.Announced(
            new Telling(
                UUID.randomUUID(),
                "It was sent.",
                false,
                Actor.agent(ANN),
                AT,
                Telling.Result.NOT_REACHED,
                "busy",
                AT)),
        new CaseEvent.Promised(new Owed(PROMISE, AT, AT.plusSeconds(9), Outcome.OPEN)),
        new CaseEvent.PromiseEnded(PROMISE, Outcome.LATE),
        new CaseEvent.Credited(credit, Role.SENIOR),
        new CaseEvent.CreditSettled("key", new Credit.CreditState.Failed("no", AT)),
        new CaseEvent.CreditSentAgain("key", new Actor(ANN, "crm")),
        new CaseEvent.LookedUp(new Lookup("crm", "status", null, AT)),
        new CaseEvent.Owned(null, Actor.HOUSE),
        new CaseEvent.Weighed(3, Actor.HOUSE),
        new CaseEvent.About(Topic.of("bill")),
        new CaseEvent.AccountGiven(new Account("A-7")),
        new CaseEvent.Speaks("de"),
        new CaseEvent.Solve(new Disposition("done"), ANN),
        new CaseEvent.Reopen(ANN),
        new CaseEvent.Lapse(),
        new CaseEvent.MergedInto(ID),
        new CaseEvent.TookIn(Case.fresh(ID, opened, AT)));
  }

  @Test
  void everyKindComesBackAsItWasInItsOrder() throws Exception {
    List<CaseChange> changes = events().stream().map(CaseJournalFileTest::change).toList();
    assertThat(changes.stream().map(each -> each.event().getClass()).collect(Collectors.toSet()))
        .isEqualTo(Set.of(CaseEvent.class.getPermittedSubclasses()));
    try (CaseJournalFile journal = journal()) {
      assertThat(journal.append(changes.subList(0, 9))).isTrue();
      assertThat(journal.append(changes.subList(9, changes.size()))).isTrue();
      assertThat(journal.read()).isEqualTo(changes);
    }
    assertThat(journal().read()).as("by the next engine").isEqualTo(changes);
  }

  @Test
  void aTornLineIsLeftOutAndTheNextIsWhole() throws Exception {
    CaseChange first = note("first");
    try (CaseJournalFile journal = journal()) {
      journal.append(List.of(first));
    }
    Files.writeString(file(), "{\"id\":\"" + ID, StandardOpenOption.APPEND);
    CaseChange second = note("second");
    try (CaseJournalFile journal = journal()) {
      assertThat(journal.read()).containsExactly(first);
      journal.append(List.of(second));
      assertThat(journal.read()).containsExactly(first, second);
    }
  }

  @Test
  void itIsEmptyBeforeTheFirstAndAfterItIsCleared() throws Exception {
    try (CaseJournalFile journal = journal()) {
      assertThat(journal.read()).isEmpty();
      journal.clear();
      journal.append(List.of(note("gone")));
      journal.clear();
      assertThat(file()).doesNotExist();
      CaseChange kept = note("kept");
      journal.append(List.of(kept));
      assertThat(journal.read()).containsExactly(kept);
    }
  }

  @Test
  void whatWouldBeTooMuchIsNotWritten() throws Exception {
    CaseChange small = note("small");
    try (CaseJournalFile journal = new CaseJournalFile(file(), 400)) {
      assertThat(journal.append(List.of(small))).isTrue();
      assertThat(journal.append(List.of(note("x".repeat(400))))).isFalse();
      assertThat(journal.read()).containsExactly(small);
    }
  }
}

package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CaseStep;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.CaseTransitions;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.Topic;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeId;
import dev.hatchline.routing.notice.NoticeState;
import dev.hatchline.routing.notice.NoticeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists read page by page, while rows come and go. */
abstract class ListingsContract {
  /** Of one time, as of many calls within a second that a clock does not tell apart. */
  private static final Instant T0 = Sample.T0.plusNanos(789);

  private static final Set<CaseKind> ALL = EnumSet.allOf(CaseKind.class);
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final PhoneNumber NUMBER = new PhoneNumber("+12025550123");

  private @Nullable JdbcStore jdbc;
  private Listings listings;
  private CaseStore cases;
  private CallbackStore callbacks;

  abstract JdbcStore open() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    jdbc = open();
    listings = jdbc.listings();
    cases = jdbc.cases();
    callbacks = jdbc.callbacks(InstantSource.fixed(T0));
  }

  @AfterEach
  void end() {
    if (jdbc != null) {
      jdbc.close();
    }
  }

  private interface Reading<T> {
    Page<T> after(@Nullable Mark mark, int max) throws StoreFault;
  }

  /** All of it, in pages of so many. */
  private static <T> List<T> all(Reading<T> reading, int max) throws StoreFault {
    List<T> all = new ArrayList<>();
    Mark mark = null;
    do {
      Page<T> page = reading.after(mark, max);
      assertThat(page.rows()).hasSizeBetween(all.isEmpty() ? 0 : 1, max);
      all.addAll(page.rows());
      mark = page.next();
    } while (mark != null);
    return all;
  }

  private Reading<Case> openCases() {
    return (mark, max) -> listings.cases(CaseKind.OPEN, mark, max);
  }

  private Case opened(String subject, Instant at) throws Exception {
    return kept(
        null,
        Case.fresh(
            new CaseId(UUID.randomUUID()),
            new CaseEvent.Opened(Customer.of(NUMBER), Topic.of(subject), false),
            at));
  }

  private Case changed(Case from, CaseEvent event, Instant at) throws Exception {
    CaseStep step = new CaseTransitions(CasePolicy.DEFAULT).next(from, event, at);
    return kept(from, ((CaseStep.Moved) step).after());
  }

  private Case solved(Case from) throws Exception {
    return changed(from, new CaseEvent.Solve(new Disposition("repaired"), new AgentId("101")), T0);
  }

  private Case kept(@Nullable Case from, Case to) throws Exception {
    assertThat(cases.keep(List.of(new CaseStore.Move(from, to))))
        .isEqualTo(new CaseStore.Written.Done());
    return to;
  }

  private List<Case> sevenOpenOfWhichFiveOfOneTime() throws Exception {
    List<Case> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(opened("case " + i, i == 0 ? T0.minus(MICRO) : i == 6 ? T0.plus(MICRO) : T0));
    }
    made.subList(1, 6).sort(Comparator.comparing(c -> c.id().toString()));
    return made;
  }

  @Test
  void openCasesComeOldestFirstAndEachOnceWhateverTheSizeOfAPage() throws Exception {
    assertThat(all(openCases(), 3)).isEmpty();
    List<Case> made = sevenOpenOfWhichFiveOfOneTime();
    solved(opened("solved", T0));
    for (int max : List.of(1, 2, 3, 6, 7, 8)) {
      assertThat(all(openCases(), max)).as("%d a page", max).isEqualTo(made);
    }
    assertThat(listings.cases(CaseKind.OPEN, null, 7).next()).as("nothing comes after it").isNull();
  }

  @Test
  void aPageGoesOnWhereTheLastOneEndedWhenItsLastRowIsGone() throws Exception {
    List<Case> made = sevenOpenOfWhichFiveOfOneTime();
    Page<Case> first = listings.cases(CaseKind.OPEN, null, 3);
    assertThat(first.rows()).isEqualTo(made.subList(0, 3));
    solved(made.get(1));
    solved(made.get(2));
    solved(made.get(4));
    opened("comes before", T0.minusSeconds(1));
    assertThat(listings.cases(CaseKind.OPEN, first.next(), 9).rows())
        .containsExactly(made.get(3), made.get(5), made.get(6));
  }

  @Test
  void aCustomersCasesComeLastContactFirstAndNobodyElses() throws Exception {
    List<Case> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Case fresh = opened("case " + i, T0);
      Contact contact =
          Contact.begun(Sample.call(), Contact.Kind.CALL, T0.plusSeconds(i), NUMBER, "1000");
      made.addFirst(changed(fresh, new CaseEvent.Contacted(contact), T0.plusSeconds(i)));
    }
    made.set(0, solved(made.getFirst()));
    Reading<Case> his = (mark, max) -> listings.casesOf(Customer.of(NUMBER), ALL, mark, max);
    for (int max : List.of(1, 2, 5)) {
      assertThat(all(his, max)).as("%d a page", max).isEqualTo(made);
    }
    Customer other = Customer.of(new PhoneNumber("+12025550199"));
    assertThat(listings.casesOf(other, ALL, null, 9).rows()).isEmpty();
  }

  @Test
  void aStateHasItsOwnListAndACustomersIsOfTheStatesAskedFor() throws Exception {
    Case open = opened("open", T0);
    Case first = solved(opened("first", T0.minusSeconds(2)));
    Case second = solved(opened("second", T0.minusSeconds(1)));
    Reading<Case> solved = (mark, max) -> listings.cases(CaseKind.SOLVED, mark, max);
    assertThat(all(solved, 1)).containsExactly(first, second);
    assertThat(listings.cases(CaseKind.CLOSED, null, 9).rows()).isEmpty();
    Customer his = Customer.of(NUMBER);
    assertThat(listings.casesOf(his, Set.of(CaseKind.OPEN), null, 1))
        .as("a full page, and the last one")
        .isEqualTo(new Page<>(List.of(open), null));
    assertThat(listings.casesOf(his, Set.of(CaseKind.SOLVED), null, 9).rows())
        .containsExactlyInAnyOrder(first, second);
  }

  private StoredCall over(Instant rang) {
    return Sample.ended(Sample.call(), rang);
  }

  @Test
  void callsComeByFirstRingNewestFirstAndEachOnce() throws Exception {
    List<StoredCall> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(over(i == 0 ? T0.plus(MICRO) : i == 6 ? T0.minus(MICRO) : T0));
    }
    made.subList(1, 6).sort(Comparator.comparing(c -> c.call().toString()));
    JdbcStore store = Objects.requireNonNull(jdbc);
    store.check();
    store.write(List.copyOf(made));
    for (int max : List.of(1, 2, 6, 7, 8)) {
      assertThat(all(listings::calls, max)).as("%d a page", max).isEqualTo(made);
    }
    Page<StoredCall> first = listings.calls(null, 3);
    store.write(List.of(over(T0.plusSeconds(9))));
    assertThat(listings.calls(first.next(), 9).rows()).isEqualTo(made.subList(3, 7));
  }

  @Test
  void incidentsComeNewestFirst() throws Exception {
    List<StoredIncident> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(
          new StoredIncident(
              UUID.randomUUID(), T0.plusSeconds(i), "test", null, "Look into it.", null));
    }
    JdbcStore store = Objects.requireNonNull(jdbc);
    store.check();
    store.write(List.copyOf(made));
    for (int max : List.of(1, 2, 5)) {
      assertThat(all(listings::incidents, max)).as("%d a page", max).isEqualTo(made);
    }
  }

  @Test
  void newsComesNewestFirst() throws Exception {
    NoticeStore notices = Objects.requireNonNull(jdbc).notices();
    List<Notice> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      News news =
          new News(News.Kind.PROGRESS, NUMBER, "1000", "It is up.", null, null, T0.plusSeconds(i));
      NoticeState due = new NoticeState.Due(Sample.call(), T0);
      Notice fresh = new Notice(new NoticeId(UUID.randomUUID()), news, due, 0, null, false, 0);
      assertThat(notices.add(fresh)).isTrue();
      made.addFirst(fresh);
    }
    for (int max : List.of(1, 2, 5)) {
      assertThat(all(listings::notices, max))
          .as("%d a page", max)
          .extracting(Notice::id)
          .isEqualTo(made.stream().map(Notice::id).toList());
    }
  }

  @Test
  void callbacksComeNewestFirst() throws Exception {
    List<Callback> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String number = "+1202555013" + i;
      made.add(HoldingsContract.callback(callbacks, number, T0.minusSeconds(i / 3), true));
    }
    made.subList(0, 3).sort(Comparator.comparing(c -> c.id().toString()));
    made.subList(3, 5).sort(Comparator.comparing(c -> c.id().toString()));
    List<String> ids = made.stream().map(c -> c.id().toString()).toList();
    for (int max : List.of(1, 2, 5)) {
      assertThat(all(listings::callbacks, max))
          .as("%d a page", max)
          .extracting(c -> c.id().toString())
          .isEqualTo(ids);
    }
  }
}

package dev.hatchline.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Arrival;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseDesk;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CasePorts;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Telling;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeId;
import dev.hatchline.routing.notice.NoticeState;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.JdbcStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** News that is confirmed, and a case in a real database. */
class CaseNewsEndsTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final PhoneNumber ADA = new PhoneNumber("+12025550123");

  @TempDir private Path folder;
  private JdbcStore store;
  private CaseDesk desk;
  private CaseNewsEnds ends;
  private boolean away;

  @BeforeEach
  void open() throws Exception {
    store = JdbcStore.embedded(folder.resolve("db"));
    CaseStore rows = mayBeAway(store.cases());
    desk =
        new CaseDesk(
            CasePolicy.DEFAULT,
            new CasePorts(
                rows,
                new CaseJournalFile(folder.resolve("cases.jsonl")),
                () -> T0,
                _ -> {},
                _ -> {},
                Runnable::run,
                UUID::randomUUID));
    desk.recover();
    ends = new CaseNewsEnds(desk, rows, Runnable::run);
  }

  private CaseStore mayBeAway(CaseStore rows) {
    return (CaseStore)
        Proxy.newProxyInstance(
            CaseStore.class.getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (_, method, arguments) -> {
              if (away) {
                throw new StoreException("the store of the test is away");
              }
              try {
                return method.invoke(rows, arguments);
              } catch (InvocationTargetException fault) {
                throw fault.getCause();
              }
            });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Notice confirmed(CaseId about) {
    return ended(about, new NoticeState.Confirmed(T0));
  }

  private static Notice ended(CaseId about, NoticeState state) {
    return new Notice(
        new NoticeId(UUID.randomUUID()),
        new News(News.Kind.ALL_CLEAR, ADA, "1000", "It works again.", about, null, T0),
        state,
        1,
        T0,
        false,
        3);
  }

  @Test
  void whoConfirmsHasTheirCaseSolved() {
    Contact contact =
        Contact.begun(new CallId(UUID.randomUUID()), Contact.Kind.CALL, T0, ADA, "1000");
    Case open = desk.recognise(new Arrival(Customer.of(ADA), contact)).join().now();
    assertThat(ends.apply(confirmed(open.id()))).isCompletedWithValue(true);
    assertThat(desk.find(open.id()).join().orElseThrow().open()).isFalse();
  }

  @Test
  void whomAMachineAnsweredForIsSaidNotToHaveBeenToldAndStaysOpen() {
    Contact contact =
        Contact.begun(new CallId(UUID.randomUUID()), Contact.Kind.CALL, T0, ADA, "1000");
    Case open = desk.recognise(new Arrival(Customer.of(ADA), contact)).join().now();
    String why = "a machine answered, after 3 attempts";
    Notice notice = ended(open.id(), new NoticeState.GivenUp(why, T0));
    assertThat(ends.apply(notice)).isCompletedWithValue(true);
    Case now = desk.find(open.id()).join().orElseThrow();
    assertThat(now.open()).isTrue();
    Telling told = now.dossier().trail().told().getFirst();
    assertThat(told.sentence()).isEqualTo("It works again.");
    assertThat(told.how()).isEqualTo(Telling.How.ALL_CLEAR);
    assertThat(told.result()).isEqualTo(Telling.Result.NOT_REACHED);
    assertThat(told.detail()).isEqualTo(why);
    assertThat(told.id()).isEqualTo(notice.id().value());
  }

  @Test
  void aCaseThatWasErasedIsNotAskedForAgain() {
    assertThat(ends.apply(confirmed(new CaseId(UUID.randomUUID())))).isCompletedWithValue(true);
  }

  @Test
  void aCaseThatIsOutOfReachIsAskedForAgain() {
    away = true;
    assertThat(ends.apply(confirmed(new CaseId(UUID.randomUUID())))).isCompletedWithValue(false);
  }
}

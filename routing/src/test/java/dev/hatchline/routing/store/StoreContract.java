package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallId;
import dev.hatchline.call.WaitVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class StoreContract {
  Store store;

  /** Opens the store of this test; a second time, the same with what is in it. */
  abstract Store open() throws Exception;

  /** The first column of what is found, read beside the store. */
  abstract List<String> query(String sql) throws Exception;

  @BeforeEach
  void first() throws Exception {
    store = open();
    store.check();
  }

  @AfterEach
  void last() {
    store.close();
  }

  @Test
  void everyKindOfRowComesBackAsItWas() throws Exception {
    CallId call = Sample.call();
    StoredEvent event = Sample.event(call, 0);
    StoredMessage message = Sample.message(call, Sample.T0, false);
    StoredCall ended = Sample.ended(call, Sample.T0);
    StoredCall withheld =
        new StoredCall(
            Sample.call(),
            "1000",
            null,
            Sample.T0.minusSeconds(9),
            null,
            Sample.T0,
            new CallEnd(CallEnd.Party.LINE, CallEnd.Reason.FLOW_ENDED),
            null,
            null,
            Duration.ZERO);
    store.write(List.of(event, message, ended, withheld));
    assertThat(store.events(call)).containsExactly(event);
    assertThat(store.message(message.id())).contains(message);
    assertThat(store.messages(10, Sample.T0.plusNanos(1_000))).containsExactly(message);
    assertThat(store.latestCalls(10)).containsExactly(ended, withheld);
  }

  @Test
  void writingAgainLeavesOneRow() throws Exception {
    CallId call = Sample.call();
    List<Write> batch = new ArrayList<>(Sample.events(call, 0, 300));
    batch.add(Sample.ended(call, Sample.T0));
    batch.add(Sample.message(call, Sample.T0, false));
    store.write(batch);
    store.write(batch);
    batch.addAll(List.copyOf(batch));
    store.write(batch);
    assertThat(store.events(call))
        .extracting(StoredEvent::seq)
        .containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
    assertThat(store.latestCalls(9)).hasSize(1);
    assertThat(store.messages(9, Instant.parse("2030-01-01T00:00:00Z"))).hasSize(1);
  }

  @Test
  void aMessageOnceHeardStaysHeardWhateverIsWrittenAgain() throws Exception {
    StoredMessage message = Sample.message(Sample.call(), Sample.T0, false);
    store.write(List.of(message));
    assertThat(store.markHeard(message.id())).isTrue();
    assertThat(store.markHeard(message.id())).isTrue();
    store.write(List.of(message));
    assertThat(store.message(message.id()).orElseThrow().heard()).isTrue();
    assertThat(store.markHeard(UUID.randomUUID())).isFalse();
    assertThat(store.message(UUID.randomUUID())).isEmpty();
  }

  @Test
  void waitsToldAreScored() throws Exception {
    StoredEstimate unknown = Sample.estimate(Sample.call(), Sample.T0.plusSeconds(3), null);
    StoredEstimate gaveUp =
        new StoredEstimate(
            Sample.call(),
            Sample.T0,
            1,
            Duration.ofMinutes(1),
            Duration.ZERO,
            Duration.ofMinutes(2),
            null,
            WaitVerdict.LONGER);
    StoredEstimate withoutRange =
        new StoredEstimate(
            Sample.call(), Sample.T0, 1, Duration.ofMinutes(1), null, null, Duration.ZERO, null);
    store.write(
        List.of(
            unknown,
            gaveUp,
            withoutRange,
            Sample.estimate(Sample.call(), Sample.T0, Duration.ofSeconds(77)),
            Sample.estimate(Sample.call(), Sample.T0, Duration.ofSeconds(100)),
            Sample.estimate(Sample.call(), Sample.T0, Duration.ofSeconds(30)),
            Sample.estimate(Sample.call(), Sample.T0, Duration.ofSeconds(181)),
            Sample.estimate(Sample.call(), Sample.T0.minusSeconds(1), Duration.ofSeconds(181))));
    EstimateScore score = store.estimates(Sample.T0);
    assertThat(score)
        .isEqualTo(
            new EstimateScore(
                Sample.T0, 6, 2, 1, 2, Duration.ofSeconds(7), Duration.ofMillis(43_500)));
    assertThat(score.unknown()).isEqualTo(1);
    assertThat(store.estimates(Sample.T0.plusSeconds(4)))
        .as("nothing was told")
        .isEqualTo(
            new EstimateScore(Sample.T0.plusSeconds(4), 0, 0, 0, 0, Duration.ZERO, Duration.ZERO));
  }

  @Test
  void whatAgentsDidIsReadInPagesAndAsOfATime() throws Exception {
    StoredMove before = move("101", -2, "Available", "");
    StoredMove last = move("101", -1, "Paused", "lunch");
    StoredMove other = move("102", -5, "SignedOut", "");
    StoredMove first = move("101", 0, "OnCall", "");
    StoredMove same = move("102", 0, "Available", "");
    StoredMove end = move("101", 9, "WrapUp", "");
    store.write(List.of(before, last, other, first, same, end, first));
    Listings listings = ((JdbcStore) store).listings();
    assertThat(listings.movesBefore(Sample.T0)).containsExactly(last, other);
    Instant to = Sample.T0.plusSeconds(9);
    Page<StoredMove> page = listings.moves(Sample.T0, to, null, 1);
    assertThat(page.rows()).containsExactly(first);
    page = listings.moves(Sample.T0, to, page.next(), 1);
    assertThat(page.rows()).containsExactly(same);
    assertThat(page.next()).as("the end of the period is not in it").isNull();
  }

  private static StoredMove move(String agent, long second, String state, String reason) {
    return new StoredMove(new AgentId(agent), Sample.T0.plusSeconds(second), state, reason);
  }

  @Test
  void whatIsKnownLaterIsNotTakenBackByAnEarlierWrite() throws Exception {
    StoredEstimate told = Sample.estimate(Sample.call(), Sample.T0, null);
    StoredEstimate known = Sample.estimate(told.call(), told.at(), Duration.ofSeconds(77));
    StoredIncident open =
        new StoredIncident(
            UUID.randomUUID(), Sample.T0, "phone-gone", new AgentId("101"), "a text", null);
    StoredIncident closed =
        new StoredIncident(
            open.id(), open.at(), open.kind(), open.agent(), open.text(), Sample.T0.plusSeconds(1));
    store.write(List.of(told, open));
    store.write(List.of(known, closed));
    store.write(List.of(told, open));
    assertThat(query("SELECT actual_seconds FROM wait_told")).containsExactly("77");
    assertThat(query("SELECT verdict FROM wait_told")).containsExactly("INSIDE");
    assertThat(query("SELECT closed_at FROM incident"))
        .containsExactly("2026-11-22 09:00:01.123456");
  }

  @Test
  void listsAreBoundedAndNewestFirst() throws Exception {
    List<Write> batch = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      batch.add(Sample.message(Sample.call(), Sample.T0.plusSeconds(i), false));
      batch.add(Sample.ended(Sample.call(), Sample.T0.plusSeconds(i)));
    }
    store.write(batch);
    assertThat(store.messages(2, Sample.T0.plusSeconds(3)))
        .extracting(StoredMessage::at)
        .containsExactly(Sample.T0.plusSeconds(2), Sample.T0.plusSeconds(1));
    assertThat(store.latestCalls(2))
        .extracting(StoredCall::firstRing)
        .containsExactly(Sample.T0.plusSeconds(4), Sample.T0.plusSeconds(3));
    assertThat(store.latestCalls(-1)).isEmpty();
  }

  @Test
  void timesAreUtcWhateverTheMachinesZone() throws Exception {
    TimeZone own = TimeZone.getDefault();
    CallId call = Sample.call();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      store.write(List.of(Sample.event(call, 0)));
      assertThat(store.events(call)).containsExactly(Sample.event(call, 0));
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      assertThat(store.events(call)).containsExactly(Sample.event(call, 0));
    } finally {
      TimeZone.setDefault(own);
    }
    assertThat(query("SELECT at FROM call_event")).containsExactly("2026-11-22 09:00:00.123456");
  }

  @Test
  void aBatchIsAllOrNothing() throws Exception {
    CallId call = Sample.call();
    StoredMessage refused = Sample.message(call, Sample.T0, false);
    alter("ALTER TABLE message MODIFY COLUMN file VARCHAR(3) NOT NULL");
    assertThatThrownBy(() -> store.write(List.of(Sample.event(call, 0), refused)))
        .isInstanceOfSatisfying(
            StoreFault.class, fault -> assertThat(fault.kind()).isEqualTo(StoreFault.Kind.REFUSED));
    assertThat(store.events(call)).isEmpty();
  }

  /** Changes a table beside the store. */
  abstract void alter(String sql) throws Exception;

  @Test
  void anInterruptedReaderHarmsNobody() throws Exception {
    CallId call = Sample.call();
    store.write(List.of(Sample.event(call, 0)));
    for (int i = 0; i < 50; i++) {
      Thread reader =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  store.events(call);
                } catch (StoreFault _) {
                  // Given up, as it was told.
                }
              });
      reader.interrupt();
      reader.join();
    }
    assertThat(store.events(call)).hasSize(1);
  }

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    CallId call = Sample.call();
    store.write(Sample.events(call, 0, 100));
    store.close();
    store = open();
    assertThatThrownBy(() -> store.events(call)).hasMessageContaining("has not been reached");
    store.check();
    assertThat(store.events(call)).hasSize(100);
  }

  @Test
  void aMigrationThatDidNotLiveToItsEndIsDoneAgain() throws Exception {
    store.close();
    alter("DELETE FROM flyway_schema_history WHERE version NOT IN ('1', '2', '3')");
    alter("UPDATE flyway_schema_history SET success = FALSE WHERE version = '3'");
    alter(
        "CREATE TABLE wait_estimate (call_id CHAR(36), at DATETIME(6), position INT,"
            + " told_seconds BIGINT, actual_seconds BIGINT)");
    alter("INSERT INTO wait_estimate VALUES ('a call', '2026-11-22 09:00:00', 3, 90, 77)");
    store = open();
    store.check();
    assertThat(query("SELECT actual_seconds FROM wait_told")).containsExactly("77");
    assertThatThrownBy(() -> query("SELECT * FROM wait_estimate")).isInstanceOf(Exception.class);
  }
}

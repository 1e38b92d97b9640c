package dev.hatchline.routing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.cases.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of notices does. */
abstract class NoticeStoreContract {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00.123456Z");

  NoticeStore store;

  /** Opens the store of this test; a second time, the same with what is in it. */
  abstract NoticeStore open() throws Exception;

  abstract void close();

  @BeforeEach
  void first() throws Exception {
    store = open();
  }

  @AfterEach
  void last() {
    close();
  }

  private static CallId key() {
    return NoticeKey.of(UUID.randomUUID());
  }

  private static Notice fresh(int n) {
    return Notice.fresh(
        new NoticeId(UUID.randomUUID()),
        new News(
            n % 2 == 0 ? News.Kind.ALL_CLEAR : News.Kind.PROGRESS,
            NoticeHouse.number(n),
            "+4930123",
            "Your modem is on its way: ü𝄞.",
            n % 2 == 0 ? null : new CaseId(UUID.randomUUID()),
            n % 2 == 0 ? UUID.randomUUID() : null,
            T0.plusSeconds(n)),
        new NoticeState.Due(key(), T0.plusSeconds(n)));
  }

  private Notice move(Notice from, NoticeState state) throws Exception {
    Notice to = from.in(state).of(from.version() + 1);
    assertThat(store.move(from, to)).isTrue();
    assertThat(store.find(from.id())).contains(to);
    return to;
  }

  @Test
  void everyStateComesBackAsItWas() throws Exception {
    int n = 0;
    for (NoticeState end :
        List.of(
            new NoticeState.Confirmed(T0),
            new NoticeState.WithPerson(T0),
            new NoticeState.Heard(T0),
            new NoticeState.GivenUp("busy, after 3 attempts", T0),
            new NoticeState.Withdrawn(T0),
            new NoticeState.Unknown(key(), T0))) {
      Notice fresh = fresh(n++);
      assertThat(store.add(fresh)).isTrue();
      assertThat(store.find(fresh.id())).contains(fresh);
      Notice begun = fresh.begun(new NoticeState.Dialling(key(), T0)).of(1);
      assertThat(store.move(fresh, begun)).isTrue();
      assertThat(store.find(fresh.id())).contains(begun);
      Notice ended = move(move(begun, new NoticeState.Answered(key(), T0)), end);
      assertThat(store.unsettled()).contains(ended);
      Notice settled = ended.settle().of(ended.version() + 1);
      assertThat(store.move(ended, settled)).isTrue();
      assertThat(store.unsettled()).isEmpty();
      assertThat(store.find(fresh.id())).contains(settled);
    }
  }

  @Test
  void theSameIsKeptOnce() throws Exception {
    Notice fresh = fresh(1);
    assertThat(store.add(fresh)).isTrue();
    Notice moved = move(fresh, new NoticeState.Dialling(key(), T0));
    assertThat(store.add(fresh)).isFalse();
    assertThat(store.find(fresh.id())).contains(moved);
  }

  @Test
  void ofTwoWhoMoveTheSameOnlyTheFirstDoes() throws Exception {
    Notice fresh = fresh(1);
    assertThat(store.add(fresh)).isTrue();
    Notice first = move(fresh, new NoticeState.Dialling(key(), T0));
    Notice other = fresh.in(new NoticeState.Withdrawn(T0)).of(1);
    assertThat(store.move(fresh, other)).isFalse();
    assertThat(store.find(fresh.id())).contains(first);
    assertThat(store.move(fresh(2), other)).isFalse();
  }

  @Test
  void whatIsLeftIsReadAgainOldestFirst() throws Exception {
    Notice one = fresh(1);
    Notice two = fresh(2);
    assertThat(store.add(two)).isTrue();
    assertThat(store.add(one)).isTrue();
    Notice begun = one.begun(new NoticeState.Dialling(key(), T0.plusSeconds(60))).of(1);
    assertThat(store.move(one, begun)).isTrue();
    close();
    store = open();
    assertThat(store.unsettled()).containsExactly(begun, two);
    assertThat(store.begunSince(T0.plusSeconds(60))).containsExactly(T0.plusSeconds(60));
    assertThat(store.begunSince(T0.plusSeconds(61))).isEmpty();
  }

  @Test
  void whatIsRungIsCountedWhoseverItIs() throws Exception {
    assertThat(store.rung(T0)).isEqualTo(new Rung(0, 0));
    Notice waits = fresh(1);
    Notice rung = fresh(2);
    Notice over = fresh(3);
    for (Notice each : List.of(waits, rung, over)) {
      assertThat(store.add(each)).isTrue();
    }
    assertThat(store.move(rung, rung.begun(new NoticeState.Dialling(key(), T0)).of(1))).isTrue();
    Notice begun = over.begun(new NoticeState.Dialling(key(), T0.plusSeconds(1))).of(1);
    assertThat(store.move(over, begun)).isTrue();
    Notice talks = move(begun, new NoticeState.Answered(key(), T0.plusSeconds(1)));
    assertThat(store.rung(T0.plusSeconds(2))).isEqualTo(new Rung(2, 2));
    var _ = move(talks, new NoticeState.Heard(T0.plusSeconds(3)));
    assertThat(store.rung(T0.plusSeconds(3))).isEqualTo(new Rung(1, 2));
    assertThat(store.rung(T0.plus(NoticePace.WINDOW))).isEqualTo(new Rung(1, 1));
    assertThat(store.rung(T0.plus(NoticeStore.CALL_MAX))).isEqualTo(new Rung(0, 0));
  }

  private Notice rings(Notice due, Instant at) throws Exception {
    Notice begun = due.begun(new NoticeState.Dialling(key(), at)).of(due.version() + 1);
    assertThat(store.move(due, begun)).isTrue();
    return begun;
  }

  /** Who does not answer may be rung again within the minute, and two engines count alike. */
  @Test
  void whoIsRungTwiceWithinAMinuteCountsTwice() throws Exception {
    Notice fresh = fresh(1);
    assertThat(store.add(fresh)).isTrue();
    Notice again = move(rings(fresh, T0), new NoticeState.Due(key(), T0.plusSeconds(20)));
    assertThat(store.rung(T0.plusSeconds(20))).isEqualTo(new Rung(0, 1));
    Notice second = rings(again, T0.plusSeconds(20));
    assertThat(store.move(again, second)).as("its version is past").isFalse();
    assertThat(store.rung(T0.plusSeconds(21))).isEqualTo(new Rung(1, 2));
    assertThat(store.begunSince(T0)).containsExactly(T0, T0.plusSeconds(20));
    var _ = move(second, new NoticeState.Answered(key(), T0.plusSeconds(30)));
    assertThat(store.rung(T0.plus(NoticePace.WINDOW))).isEqualTo(new Rung(1, 1));
  }

  @Test
  void whatBeganBeforeTheClockWasPutBackIsInNobodysWay() throws Exception {
    Notice fresh = fresh(1);
    assertThat(store.add(fresh)).isTrue();
    var _ = rings(fresh, T0);
    assertThat(store.rung(T0)).isEqualTo(new Rung(1, 1));
    assertThat(store.rung(T0.minusNanos(1_000))).isEqualTo(new Rung(0, 0));
  }
}

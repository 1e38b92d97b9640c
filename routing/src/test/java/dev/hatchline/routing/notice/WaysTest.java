package dev.hatchline.routing.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.routing.callback.Fate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two ways through one port. */
class WaysTest {
  private final NoticeHouse house = NoticeHouse.fresh().recovered();

  private void letters(int n) {
    house.chosen =
        notice ->
            notice.news().number().equals(NoticeHouse.number(n)) ? NoticeHouse.LETTER : Way.CALL;
  }

  @Test
  void eachIsToldByTheWayTheyChose() {
    letters(2);
    house.tell(1);
    NoticeId written = house.tell(2);
    assertThat(house.way.whose.values()).containsExactly(NoticeHouse.number(1));
    assertThat(house.letters.whose.values()).containsExactly(NoticeHouse.number(2));
    house.letters.record.put(house.letters.ordered.getLast(), Fate.ANSWERED);
    house.desk.dialled(house.letters.ordered.getLast(), Fate.ANSWERED);
    house.desk.confirmed(house.letters.ordered.getLast());
    house.run();
    assertThat(house.state(written)).isInstanceOf(NoticeState.Confirmed.class);
    assertThat(house.letters.record).as("told to forget").isEmpty();
    assertThat(house.way.record).as("of the other way").hasSize(1);
  }

  @Test
  void whoChoosesAnotherWayBetweenTwoAttemptsIsToldByThat() {
    NoticeId id = house.tell(1);
    house.dialled(house.last(), Fate.BUSY);
    letters(1);
    house.pass(Duration.ofMinutes(10));
    assertThat(house.way.ordered).hasSize(1);
    assertThat(house.letters.ordered).hasSize(1);
    assertThat(house.state(id)).isInstanceOf(NoticeState.Dialling.class);
  }

  @Test
  void theRecordOfEachWayIsReadAndNothingIsJudgedWhileOneIsAway() {
    letters(2);
    house.way.silent = true;
    house.letters.silent = true;
    NoticeId called = house.tell(1);
    NoticeId written = house.tell(2);
    house.way.record.put(house.last(), Fate.BUSY);
    house.letters.record.put(house.letters.ordered.getLast(), Fate.BUSY);
    house.letters.away = true;
    house.pass(NoticeDesk.TRY_AGAIN);
    assertThat(house.state(called)).isInstanceOf(NoticeState.Dialling.class);
    house.letters.away = false;
    house.pass(NoticeDesk.TRY_AGAIN);
    assertThat(house.state(called)).isInstanceOf(NoticeState.Due.class);
    assertThat(house.state(written)).isInstanceOf(NoticeState.Due.class);
  }

  @Test
  void whoseWayIsNotThereIsCalledAndACallIsAlwaysThere() {
    house.chosen = _ -> new Way("pigeon");
    house.tell(1);
    assertThat(house.way.ordered).hasSize(1);
    assertThatThrownBy(() -> new Ways(Map.of(), _ -> Way.CALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a channel for calls");
  }
}

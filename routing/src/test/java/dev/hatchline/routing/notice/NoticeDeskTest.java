package dev.hatchline.routing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.PermittedHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NoticeDeskTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final NoticeHouse house = NoticeHouse.fresh().recovered();

  @Test
  void whoConfirmsByKeyIsRungOnceAndTheEndHasItsConsequenceOnce() {
    NoticeId id = house.tell(1);
    CallId key = house.last();
    assertThat(NoticeKey.is(key)).isTrue();
    assertThat(house.state(id)).isInstanceOf(NoticeState.Dialling.class);
    assertThat(house.desk.told(key).orElseThrow().id()).isEqualTo(id);
    house.dialled(key, Fate.ANSWERED);
    house.desk.confirmed(key);
    house.desk.ended(key);
    house.run();
    assertThat(house.state(id)).isInstanceOf(NoticeState.Confirmed.class);
    assertThat(house.row(id).settled()).isTrue();
    assertThat(house.settled).hasSize(1);
    assertThat(house.way.ordered).hasSize(1);
    assertThat(house.way.record).isEmpty();
    assertThat(house.desk.told(key)).isEmpty();
  }

  @Test
  void theKeyMayBeToldBeforeTheAnswerIs() {
    NoticeId id = house.tell(1);
    house.desk.confirmed(house.last());
    house.dialled(house.last(), Fate.ANSWERED);
    assertThat(house.state(id)).isInstanceOf(NoticeState.Confirmed.class);
  }

  @Test
  void whoHangsUpWithoutAKeyHasHeardItAndIsNotRungAgain() {
    NoticeId id = house.tell(1);
    house.dialled(house.last(), Fate.ANSWERED);
    house.desk.ended(house.last());
    house.run();
    assertThat(house.state(id)).isInstanceOf(NoticeState.Heard.class);
    house.pass(Duration.ofDays(1));
    assertThat(house.way.ordered).hasSize(1);
  }

  @Test
  void whoWaitsForALineIsNotLookedAtInEachStep() {
    AtomicInteger looks = new AtomicInteger();
    house.hours =
        _ -> {
          looks.incrementAndGet();
          return PermittedHours.always();
        };
    house.free = 0;
    for (int i = 1; i <= 200; i++) {
      house.tell(i);
    }
    looks.set(0);
    house.desk.tick();
    house.run();
    assertThat(looks).as("the eldest may be rung, and finds no line").hasValueLessThan(5);
    house.free = 100;
    house.desk.tick();
    house.run();
    assertThat(house.way.ordered).hasSize(4);
  }

  @Test
  void whoWantsAPersonIsSaidToBeWithOne() {
    NoticeId id = house.tell(1);
    house.dialled(house.last(), Fate.ANSWERED);
    house.desk.wantsPerson(house.last());
    house.desk.ended(house.last());
    house.run();
    assertThat(house.state(id)).isInstanceOf(NoticeState.WithPerson.class);
  }

  @Test
  void whoIsNotReachedIsRungAgainAFewTimesUnderAnotherKeyAndThenGivenUp() {
    NoticeId id = house.tell(1);
    house.dialled(house.last(), Fate.BUSY);
    house.pass(Duration.ofMinutes(9));
    assertThat(house.way.ordered).hasSize(1);
    house.pass(Duration.ofMinutes(1));
    assertThat(house.way.ordered).hasSize(2).doesNotHaveDuplicates();
    house.dialled(house.last(), Fate.NO_ANSWER);
    house.pass(Duration.ofMinutes(10));
    house.dialled(house.last(), Fate.MACHINE);
    assertThat(house.state(id)).isInstanceOf(NoticeState.GivenUp.class);
    assertThat(((NoticeState.GivenUp) house.state(id)).why())
        .isEqualTo("a machine answered, after 3 attempts");
    house.pass(Duration.ofDays(1));
    assertThat(house.way.ordered).hasSize(3);
    assertThat(house.settled).hasSize(1);
  }

  @Test
  void aNumberThatTheRulesRefuseIsGivenUpAtOnce() {
    NoticeId id = house.tell(1);
    house.dialled(house.last(), Fate.FORBIDDEN);
    assertThat(house.state(id)).isInstanceOf(NoticeState.GivenUp.class);
  }

  @Test
  void soManyAtOnceAndNoMore() {
    for (int i = 0; i < 9; i++) {
      house.tell(i);
    }
    assertThat(house.way.ordered).hasSize(4);
    house.dialled(house.way.ordered.get(0), Fate.BUSY);
    assertThat(house.way.ordered).hasSize(5);
  }

  @Test
  void soManyAMinuteAndNoMore() {
    for (int i = 0; i < 20; i++) {
      house.tell(i);
    }
    for (int i = 0; i < house.way.ordered.size(); i++) {
      house.dialled(house.way.ordered.get(i), Fate.ANSWERED);
      house.desk.ended(house.way.ordered.get(i));
      house.run();
    }
    assertThat(house.way.ordered).hasSize(10);
    house.pass(Duration.ofSeconds(59));
    assertThat(house.way.ordered).hasSize(10);
    house.pass(SECOND);
    assertThat(house.way.ordered).hasSize(14);
  }

  @Test
  void whatAnEngineBeforeBeganCountsInThePaceOfTheNext() {
    for (int i = 0; i < 20; i++) {
      house.tell(i);
    }
    for (int i = 0; i < house.way.ordered.size(); i++) {
      house.dialled(house.way.ordered.get(i), Fate.ANSWERED);
      house.desk.ended(house.way.ordered.get(i));
      house.run();
    }
    NoticeHouse next =
        new NoticeHouse(house.store, house.way, house.clock, new NoticePace(4, 10, 2)).recovered();
    assertThat(house.way.ordered).hasSize(10);
    next.pass(Duration.ofMinutes(1));
    assertThat(house.way.ordered).hasSize(14);
  }

  @Test
  void twoEnginesKeepToOnePace() {
    NoticeHouse other =
        new NoticeHouse(house.store, house.way, house.clock, new NoticePace(4, 10, 2)).recovered();
    for (int i = 0; i < 20; i++) {
      house.tell(i);
      other.tell(100 + i);
    }
    assertThat(house.way.ordered).as("at once").hasSize(4);
    for (int i = 0; i < house.way.ordered.size(); i++) {
      CallId call = house.way.ordered.get(i);
      for (NoticeHouse each : List.of(house, other)) {
        each.dialled(call, Fate.ANSWERED);
        each.desk.ended(call);
        each.run();
      }
      other.pass(NoticeDesk.TRY_AGAIN);
    }
    assertThat(house.way.ordered).as("within a minute").hasSize(10);
    assertThat(house.way.by.values()).contains(house, other);
    house.pass(Duration.ofMinutes(1));
    other.pass(Duration.ZERO);
    assertThat(house.way.ordered).hasSize(14);
  }

  @Test
  void linesAreLeftToCallers() {
    house.free = 3;
    house.tell(1);
    house.free = 2;
    house.tell(2);
    assertThat(house.way.ordered).hasSize(1);
    house.pass(SECOND);
    assertThat(house.way.ordered).hasSize(1);
    house.free = 3;
    house.pass(SECOND);
    assertThat(house.way.ordered).hasSize(2);
  }

  @Test
  void nobodyIsRungAtAnHourThatTheirNumberDoesNotPermit() {
    Instant morning = house.clock.instant().plus(Duration.ofHours(11));
    house.hours =
        number ->
            number.equals(NoticeHouse.number(1))
                ? from -> from.isBefore(morning) ? morning : from
                : PermittedHours.always();
    house.tell(1);
    house.tell(2);
    assertThat(house.way.whose.values()).containsExactly(NoticeHouse.number(2));
    house.pass(Duration.ofHours(11).minus(SECOND));
    assertThat(house.way.ordered).hasSize(1);
    house.pass(SECOND);
    assertThat(house.way.whose.values()).contains(NoticeHouse.number(1));
  }

  @Test
  void oneNumberIsNotRungForTwoThingsAtOnce() {
    house.tell(1);
    house.tell(1);
    assertThat(house.way.ordered).hasSize(1);
    house.dialled(house.last(), Fate.ANSWERED);
    assertThat(house.way.ordered).hasSize(1);
    house.desk.ended(house.last());
    house.run();
    assertThat(house.way.ordered).hasSize(2);
  }

  @Test
  void theSameIsToldOnce() {
    NoticeId id = house.tell(1);
    News again = house.row(id).news();
    assertThat(house.desk.announce(id, again)).isNotDone();
    house.run();
    house.dialled(house.last(), Fate.ANSWERED);
    house.desk.ended(house.last());
    house.run();
    assertThat(house.way.ordered).hasSize(1);
  }

  @Test
  void nobodyIsRungBeforeThatIsLasting() {
    NoticeId id = house.tell(1);
    house.dialled(house.last(), Fate.BUSY);
    house.memory().away = true;
    house.pass(Duration.ofMinutes(10));
    house.pass(SECOND);
    assertThat(house.way.ordered).hasSize(1);
    assertThat(house.news).anyMatch(NoticeNews.StoreAway.class::isInstance);
    house.memory().away = false;
    house.pass(SECOND);
    house.pass(NoticeTransitions.ORDER_AGAIN);
    assertThat(house.way.ordered).hasSize(2);
    assertThat(house.row(id).attempts()).isEqualTo(2);
    assertThat(house.news).anyMatch(NoticeNews.StoreBack.class::isInstance);
  }

  @Test
  void whatTheStoreKeptWithoutSayingSoIsNoAttempt() {
    NoticeId id = house.tell(1);
    house.dialled(house.last(), Fate.BUSY);
    house.clock.advance(Duration.ofMinutes(10));
    house.memory().silent = true;
    house.pass(Duration.ZERO);
    assertThat(house.state(id)).isInstanceOf(NoticeState.Dialling.class);
    assertThat(house.way.ordered).hasSize(1);
    house.memory().away = false;
    house.pass(SECOND);
    assertThat(house.state(id)).isInstanceOf(NoticeState.Due.class);
    house.pass(NoticeTransitions.ORDER_AGAIN);
    assertThat(house.way.ordered).hasSize(2);
    assertThat(house.row(id).attempts()).isEqualTo(2);
  }

  @Test
  void anEndWhoseConsequenceIsNotLastingIsAskedForAgain() {
    house.settles = false;
    NoticeId id = house.tell(1);
    house.dialled(house.last(), Fate.ANSWERED);
    house.desk.confirmed(house.last());
    house.run();
    assertThat(house.row(id).settled()).isFalse();
    assertThat(house.settled).hasSize(1);
    house.pass(Duration.ofSeconds(2));
    assertThat(house.settled).hasSize(2);
    NoticeHouse next =
        new NoticeHouse(house.store, house.way, house.clock, new NoticePace(4, 10, 2)).recovered();
    assertThat(next.settled).hasSize(1);
    assertThat(house.row(id).settled()).isTrue();
  }

  @Test
  void asteriskOutOfSightIsAskedWhatBecameOfTheAttempt() {
    NoticeId id = house.tell(1);
    house.desk.outOfSight();
    house.tell(2);
    assertThat(house.way.ordered).hasSize(1);
    house.way.record.put(house.last(), Fate.BUSY);
    house.desk.recover(Set.of(), Instant.EPOCH);
    house.run();
    assertThat(house.state(id)).isInstanceOf(NoticeState.Due.class);
    assertThat(house.way.ordered).hasSize(2);
  }

  @Test
  void whatTheRecordDoesNotTellIsLookedIntoByAPersonAndNeverRungAgain() {
    NoticeId id = house.tell(1);
    house.desk.outOfSight();
    house.run();
    house.desk.recover(Set.of(), Instant.EPOCH);
    house.run();
    assertThat(house.state(id)).isInstanceOf(NoticeState.Dialling.class);
    house.pass(Duration.ofSeconds(3));
    assertThat(house.state(id)).isInstanceOf(NoticeState.Unknown.class);
    assertThat(house.news).anyMatch(NoticeNews.NeedsPerson.class::isInstance);
    house.pass(Duration.ofDays(1));
    assertThat(house.way.ordered).hasSize(1);
  }

  @Test
  void anOrderThatNobodyConfirmedIsNotRepeatedUnderItsKey() {
    house.way.silent = true;
    NoticeId id = house.tell(1);
    CallId key = house.last();
    house.dialled(key, Fate.ANSWERED);
    house.desk.confirmed(key);
    house.run();
    assertThat(house.state(id)).isInstanceOf(NoticeState.Confirmed.class);
    assertThat(house.way.ordered).hasSize(1);
    assertThat(house.way.refused).isEmpty();
  }

  @Test
  void whatIsNotWantedAnyMoreIsNotToldUnlessThePhoneRings() {
    house.free = 0;
    NoticeId waits = house.tell(1);
    assertThat(withdrawn(waits)).contains(true);
    house.free = 100;
    NoticeId rings = house.tell(2);
    assertThat(withdrawn(rings)).contains(false);
    assertThat(house.state(waits)).isInstanceOf(NoticeState.Withdrawn.class);
    assertThat(house.way.whose.values()).containsExactly(NoticeHouse.number(2));
    assertThat(withdrawn(new NoticeId(UUID.randomUUID()))).contains(false);
  }

  @Test
  void whatIsNotWantedAnyMoreWhileThePhoneRingsIsNotToldByAnotherCall() {
    NoticeId busy = house.tell(1);
    NoticeId heard = house.tell(2);
    assertThat(withdrawn(busy)).contains(false);
    assertThat(withdrawn(heard)).contains(false);
    house.dialled(house.way.ordered.get(0), Fate.BUSY);
    assertThat(house.state(busy)).isInstanceOf(NoticeState.Withdrawn.class);
    house.dialled(house.way.ordered.get(1), Fate.ANSWERED);
    house.desk.confirmed(house.way.ordered.get(1));
    house.run();
    assertThat(house.state(heard)).isInstanceOf(NoticeState.Confirmed.class);
    house.pass(Duration.ofDays(1));
    assertThat(house.way.ordered).hasSize(2);
    assertThat(house.row(busy).settled()).isTrue();
  }

  private Optional<Boolean> withdrawn(NoticeId id) {
    var answer = house.desk.withdraw(id);
    house.run();
    return Optional.ofNullable(answer.getNow(null));
  }

  @Test
  void whilePausedNobodyIsRung() {
    house.desk.pause(true);
    house.tell(1);
    assertThat(house.way.ordered).isEmpty();
    house.desk.pause(false);
    house.run();
    assertThat(house.way.ordered).hasSize(1);
  }

  @Test
  void newsThatTheStoreKeptWithoutSayingSoIsToldWhenItIsAskedForAgain() {
    NoticeId id = new NoticeId(UUID.randomUUID());
    News news = house.row(house.tell(1)).news();
    house.dialled(house.last(), Fate.ANSWERED);
    house.desk.ended(house.last());
    house.run();
    house.memory().silent = true;
    assertThat(announced(id, news)).isEmpty();
    house.memory().away = false;
    house.pass(NoticeDesk.TRY_AGAIN);
    assertThat(announced(id, news)).isPresent();
    assertThat(house.way.ordered).hasSize(2);
    house.dialled(house.last(), Fate.ANSWERED);
    house.desk.ended(house.last());
    house.run();
    assertThat(announced(id, news)).isPresent();
    house.pass(Duration.ofDays(1));
    assertThat(house.way.ordered).as("once").hasSize(2);
  }

  private Optional<Notice> announced(NoticeId id, News news) {
    var answer = house.desk.announce(id, news);
    house.run();
    return answer.join();
  }

  @Test
  void theStoreIsNotSaidToBeBackBeforeItAnswers() {
    NoticeHouse next = NoticeHouse.fresh();
    next.memory().away = true;
    next.recovered();
    next.pass(NoticeDesk.TRY_AGAIN);
    next.pass(NoticeDesk.TRY_AGAIN);
    assertThat(next.news).hasExactlyElementsOfTypes(NoticeNews.StoreAway.class);
    next.memory().away = false;
    next.pass(NoticeDesk.TRY_AGAIN);
    assertThat(next.news)
        .hasExactlyElementsOfTypes(NoticeNews.StoreAway.class, NoticeNews.StoreBack.class);
    assertThat(next.desk.readings().ready()).isTrue();
  }

  @Test
  void aStoreThatGoesAwayIsNotAskedForEachWhoIsDue() {
    house.desk.pause(true);
    for (int i = 0; i < 4; i++) {
      house.tell(i);
    }
    house.memory().away = true;
    house.memory().asked = 0;
    house.desk.pause(false);
    house.run();
    assertThat(house.memory().asked).isEqualTo(1);
  }
}

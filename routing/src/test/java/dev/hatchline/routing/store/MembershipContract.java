package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.shared.Beat;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Member;
import dev.hatchline.routing.shared.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is alive, who is dead, and who takes over; by the database's clock alone. */
abstract class MembershipContract {
  private static final Duration ALMOST = Membership.LEASE.minusMillis(1);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final EngineId a = EngineId.fresh("a");
  private final EngineId b = EngineId.fresh("b");
  private final EngineId c = EngineId.fresh("c");
  private SharedHouse house;

  /** As a's process and as b's see it. */
  private Membership atA;

  private Membership atB;

  abstract SharedHouse open() throws Exception;

  @BeforeEach
  void first() throws Exception {
    house = open();
    atA = house.store().membership();
    atB = house.store().membership();
    assertThat(atA.join(a)).isTrue();
    assertThat(atB.join(b)).isTrue();
  }

  @AfterEach
  void last() {
    house.close();
  }

  private List<EngineId> alive() throws Exception {
    return atB.members().stream().filter(Member::alive).map(Member::id).toList();
  }

  private void aDies() throws Exception {
    house.advance(ALMOST);
    assertThat(atB.beat(b)).isEqualTo(Beat.LATE);
    house.advance(MOMENT);
  }

  @Test
  void aLeaseEndsByTheDatabasesClock() throws Exception {
    assertThat(atA.members())
        .containsExactly(
            new Member(a, Membership.LEASE, null), new Member(b, Membership.LEASE, null));
    house.advance(ALMOST);
    assertThat(alive()).containsExactly(a, b);
    house.advance(MOMENT);
    assertThat(alive()).isEmpty();
  }

  /** The figures of docs/two-engines.md. */
  @Test
  void anEngineIsDeadFiveSecondsAfterItsLastBeat() throws Exception {
    house.advance(MOMENT);
    assertThat(atA.beat(a)).isNotEqualTo(Beat.LOST);
    house.advance(Duration.ofMillis(4_900));
    assertThat(alive()).contains(a);
    house.advance(Duration.ofMillis(99));
    assertThat(atB.takeOver(a, b)).isFalse();
    assertThat(atB.beat(b)).isNotEqualTo(Beat.LOST);
    house.advance(MOMENT);
    assertThat(alive()).containsExactly(b);
    assertThat(atB.takeOver(a, b)).isTrue();
  }

  @Test
  void aBeatBeginsTheLeaseAnew() throws Exception {
    house.advance(ALMOST);
    assertThat(atA.beat(a)).isEqualTo(Beat.LATE);
    house.advance(ALMOST);
    assertThat(alive()).containsExactly(a);
  }

  @Test
  void whoBeatsInTimeIsToldSo() throws Exception {
    assertThat(atA.beat(a)).isEqualTo(Beat.KEPT);
    house.advance(Membership.BEAT);
    assertThat(atA.beat(a)).isEqualTo(Beat.KEPT);
    house.advance(Membership.GAP_MAX.minus(MOMENT));
    assertThat(atA.beat(a)).isEqualTo(Beat.KEPT);
  }

  /** However long that was by their own time. */
  @Test
  void whoWasAwayIsToldSoOnce() throws Exception {
    for (Duration away :
        List.of(Membership.GAP_MAX, ALMOST, Membership.LEASE, Duration.ofHours(1))) {
      house.advance(away);
      assertThat(atA.beat(a)).as("after %s", away).isEqualTo(Beat.LATE);
      assertThat(atA.beat(a)).isEqualTo(Beat.KEPT);
    }
  }

  @Test
  void theLivingAreNotTakenOver() throws Exception {
    house.advance(ALMOST);
    assertThat(atB.takeOver(a, b)).isFalse();
    assertThat(atA.beat(a)).isEqualTo(Beat.LATE);
  }

  @Test
  void theDeadAreTakenOverByExactlyOne() throws Exception {
    atB.join(c);
    house.advance(ALMOST);
    atB.beat(b);
    atB.beat(c);
    house.advance(MOMENT);
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      EngineId heir = i % 2 == 0 ? b : c;
      Membership at = i % 2 == 0 ? atB : atA;
      tries.add(() -> at.takeOver(a, heir));
    }
    List<Boolean> won = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> each : threads.invokeAll(tries)) {
        won.add(each.get());
      }
    }
    // Whoever has won may ask again; the other never wins.
    assertThat(won.get(0)).isEqualTo(won.get(2)).isNotEqualTo(won.get(1)).isEqualTo(!won.get(3));
  }

  /** Neither has seen the other's takeover when it begins its own. */
  @Test
  void ofTwoWhoTakeOverInTheSameMomentOneWins() throws Exception {
    atB.join(c);
    house.advance(ALMOST);
    atB.beat(b);
    atB.beat(c);
    house.advance(MOMENT);
    List<Future<Boolean>> won = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      house.holdMembers(
          2,
          () -> {
            won.add(threads.submit(() -> atB.takeOver(a, b)));
            won.add(threads.submit(() -> atA.takeOver(a, c)));
          });
      assertThat(won.get(0).get()).isNotEqualTo(won.get(1).get());
    }
    EngineId heir = won.get(0).get() ? b : c;
    assertThat(atA.members())
        .filteredOn(member -> member.id().equals(a))
        .extracting(Member::heir)
        .containsExactly(heir.incarnation());
  }

  @Test
  void whoIsTakenOverKnowsByTheNextBeat() throws Exception {
    aDies();
    assertThat(atB.takeOver(a, b)).isTrue();
    assertThat(atA.beat(a)).isEqualTo(Beat.LOST);
    assertThat(atA.join(a)).isFalse();
    EngineId again = EngineId.fresh("a");
    assertThat(atA.join(again)).isTrue();
    assertThat(alive()).containsExactly(again, b);
    // It is b who still has to do with what the dead one left.
    assertThat(atA.settled(a, again)).isFalse();
    assertThat(atB.settled(a, b)).isTrue();
    assertThat(atB.members()).extracting(Member::id).containsExactly(again, b);
  }

  @Test
  void whoIsLateAndNotYetTakenOverLivesOn() throws Exception {
    aDies();
    assertThat(atA.beat(a)).isEqualTo(Beat.LATE);
    assertThat(atB.takeOver(a, b)).isFalse();
  }

  @Test
  void theDeadTakeNobodyOver() throws Exception {
    house.advance(Membership.LEASE);
    assertThat(atB.takeOver(a, b)).isFalse();
    assertThat(atB.beat(b)).isEqualTo(Beat.LATE);
    assertThat(atB.takeOver(a, b)).isTrue();
  }

  /** Stopped between the beat and the look at the others. */
  @Test
  void whoHasNotBeatenForHalfALeaseTakesNobodyOver() throws Exception {
    aDies();
    house.advance(Membership.GAP_MAX.minus(MOMENT));
    assertThat(atB.takeOver(a, b)).isFalse();
    assertThat(atB.beat(b)).isEqualTo(Beat.LATE);
    assertThat(atB.takeOver(a, b)).isTrue();
  }

  @Test
  void anHeirWhoDiesIsFollowedByAnother() throws Exception {
    aDies();
    assertThat(atB.takeOver(a, b)).isTrue();
    atB.join(c);
    assertThat(atB.takeOver(a, c)).isFalse();
    house.advance(ALMOST);
    atB.beat(c);
    house.advance(MOMENT);
    assertThat(atB.takeOver(a, c)).isTrue();
    assertThat(atB.takeOver(b, c)).isTrue();
    assertThat(atB.settled(a, b)).isFalse();
    assertThat(atB.settled(a, c)).isTrue();
  }

  @Test
  void aNewStartReplacesTheOldOneAndIsItsHeir() throws Exception {
    EngineId again = EngineId.fresh("a");
    assertThat(atA.join(again)).isTrue();
    assertThat(alive()).containsExactly(again, b);
    assertThat(atA.beat(a)).isEqualTo(Beat.LOST);
    assertThat(atB.takeOver(a, b)).isFalse();
    assertThat(atA.takeOver(a, again)).isTrue();
    assertThat(atA.settled(a, again)).isTrue();
  }

  @Test
  void joiningTwiceIsJoiningOnce() throws Exception {
    assertThat(atA.join(a)).isTrue();
    assertThat(atA.members()).hasSize(2);
  }

  @Test
  void whoLeavesIsDeadAtOnce() throws Exception {
    atA.leave(a);
    assertThat(alive()).containsExactly(b);
    assertThat(atB.takeOver(a, b)).isTrue();
  }
}

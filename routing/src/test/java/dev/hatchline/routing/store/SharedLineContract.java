package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import dev.hatchline.routing.shared.Beat;
import dev.hatchline.routing.shared.Claim;
import dev.hatchline.routing.shared.Claiming;
import dev.hatchline.routing.shared.CommonLine;
import dev.hatchline.routing.shared.DatabaseAway;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Hold;
import dev.hatchline.routing.shared.LineWrite;
import dev.hatchline.routing.shared.Membership;
import dev.hatchline.routing.shared.News;
import dev.hatchline.routing.shared.Seen;
import dev.hatchline.routing.shared.SharedLine;
import dev.hatchline.routing.shared.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two engines see of each other, and that of two claims one is won. */
abstract class SharedLineContract {
  private static final int WRITES_TRIED = 30;

  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration RING = Duration.ofSeconds(30);
  private static final Set<String> SALES = Set.of("sales");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");

  private final EngineId a = EngineId.fresh("a");
  private final EngineId b = EngineId.fresh("b");
  private int numbers;
  private SharedHouse house;
  private SharedLine atA;
  private SharedLine atB;
  private Membership members;

  abstract SharedHouse open() throws Exception;

  @BeforeEach
  void first() throws Exception {
    house = open();
    JdbcStore one = house.store();
    JdbcStore other = house.store();
    atA = one.sharedLine();
    atB = other.sharedLine();
    members = one.membership();
    members.join(a);
    members.join(b);
  }

  @AfterEach
  void last() {
    house.close();
  }

  private QueueEntry caller(int second) {
    return caller(second, 0);
  }

  private QueueEntry caller(int second, int credit) {
    numbers++;
    return new QueueEntry(
        new CallId(new UUID(0, numbers)),
        "sales",
        new FirstRing(T0.plusSeconds(second), numbers),
        T0.plusSeconds(second + 1),
        Duration.ofSeconds(credit),
        null);
  }

  private QueueEntry joinsA(int second, int credit) throws Exception {
    return inLine(atA, a, caller(second, credit));
  }

  private QueueEntry joinsB(int second, int credit) throws Exception {
    return inLine(atB, b, caller(second, credit));
  }

  private QueueEntry inLine(SharedLine at, EngineId engine, int second) throws Exception {
    return inLine(at, engine, caller(second));
  }

  private QueueEntry inLine(SharedLine at, EngineId engine, QueueEntry entry) throws Exception {
    at.write(engine, List.of(new LineWrite.Joins(entry)));
    return entry;
  }

  private Claim claimByA(AgentId agent, QueueEntry entry, EngineId owner, Seen seenOfB) {
    return atA.claim(
        new Claiming(
            a, agent, SALES, entry, owner.incarnation(), RING, Map.of(b.incarnation(), seenOfB)));
  }

  private Claim claimByB(AgentId agent, QueueEntry entry, EngineId owner) throws Exception {
    Seen seen = newsAtB(Seen.NOTHING).seen();
    return atB.claim(
        new Claiming(
            b, agent, SALES, entry, owner.incarnation(), RING, Map.of(a.incarnation(), seen)));
  }

  private News newsAtB(Seen seen) throws Exception {
    return atB.look(b, Map.of(a.incarnation(), seen)).getFirst();
  }

  @Test
  void aCallerComesToTheOtherAsTheyAre() throws Exception {
    QueueEntry plain = inLine(atA, a, 0);
    QueueEntry dear =
        new QueueEntry(
            new CallId(UUID.randomUUID()),
            "help",
            new FirstRing(T0, 99),
            T0.plusSeconds(3),
            Duration.ofMinutes(2),
            new Affinity(ANN, T0.plusSeconds(59)),
            new Skills(Map.of("billing", 3, "spanish", 1)));
    atA.write(a, List.of(new LineWrite.Joins(dear)));
    News news = newsAtB(Seen.NOTHING);
    assertThat(news.of()).isEqualTo(a);
    assertThat(news.joined()).containsExactly(plain, dear);
    assertThat(newsAtB(news.seen()).joined()).isEmpty();
  }

  @Test
  void whoComesAgainWantsWhatTheyWantNow() throws Exception {
    QueueEntry plain = caller(0);
    Skills billing = new Skills(Map.of("billing", 3));
    atA.write(a, List.of(new LineWrite.Joins(wanting(plain, billing))));
    atA.write(a, List.of(new LineWrite.Joins(plain)));
    assertThat(newsAtB(Seen.NOTHING).joined()).containsExactly(plain);
    QueueEntry more = wanting(plain, new Skills(Map.of("spanish", 1)));
    atA.write(a, List.of(new LineWrite.Joins(more)));
    assertThat(newsAtB(Seen.NOTHING).joined()).containsExactly(more);
    assertThat(house.rows("line_skills")).isEqualTo(1);
    atB.forget(a);
    assertThat(house.rows("line_skills")).isZero();
  }

  @Test
  void whoHoldsNoPhoneIsKnownAsSuchUntilTheyDo() throws Exception {
    QueueEntry caller = caller(0);
    atA.write(a, List.of(new LineWrite.Joins(caller.offPhone())));
    assertThat(newsAtB(Seen.NOTHING).joined()).containsExactly(caller.offPhone());
    atA.write(a, List.of(new LineWrite.Joins(caller)));
    assertThat(newsAtB(Seen.NOTHING).joined()).containsExactly(caller);
    atA.write(a, List.of(new LineWrite.Joins(caller.offPhone())));
    atB.forget(a);
    assertThat(house.rows("line_off_phone")).isZero();
  }

  private static QueueEntry wanting(QueueEntry who, Skills skills) {
    return new QueueEntry(
        who.call(), who.queue(), who.firstRing(), who.joinedAt(), Duration.ZERO, null, skills);
  }

  /** So many at once may be too much for a busy server: what is written again is there once. */
  private void writeAtLast(List<LineWrite> many) throws Exception {
    for (int left = WRITES_TRIED; ; left--) {
      try {
        atA.write(a, many);
        return;
      } catch (DatabaseAway away) {
        if (left <= 1) {
          throw away;
        }
      }
    }
  }

  @Test
  void whoHasLeftIsToldUntilEverybodyKnows() throws Exception {
    QueueEntry gone = inLine(atA, a, 0);
    Seen before = newsAtB(Seen.NOTHING).seen();
    atA.write(a, List.of(new LineWrite.Leaves(gone.call())));
    assertThat(newsAtB(before).left()).containsExactly(gone.call());
    pass(SharedLine.LEFT_KEPT);
    for (int i = 0; i < 6; i++) {
      List<LineWrite> many = new ArrayList<>();
      for (int n = 0; n < SharedLine.WRITES_MAX; n++) {
        many.add(new LineWrite.Joins(caller(n)));
      }
      writeAtLast(many);
    }
    News news = newsAtB(Seen.NOTHING);
    assertThat(news.left()).isEmpty();
    assertThat(news.joined()).hasSize(6 * SharedLine.WRITES_MAX);
  }

  @Test
  void anAgentIsClaimedOnce() throws Exception {
    QueueEntry first = inLine(atA, a, 0);
    QueueEntry second = inLine(atB, b, 1);
    Seen seen = atA.look(a, Map.of()).getFirst().seen();
    assertThat(claimByA(ANN, first, a, seen)).isEqualTo(new Claim.Won(RING));
    assertThat(claimByA(ANN, first, a, seen)).isEqualTo(new Claim.Won(RING));
    assertThat(claimByB(ANN, second, b))
        .isEqualTo(
            new Claim.AgentHeld(new Hold(Hold.State.RINGING, a.incarnation(), first.call(), RING)));
  }

  @Test
  void aCallerIsClaimedOnce() throws Exception {
    QueueEntry entry = inLine(atA, a, 0);
    assertThat(claimByB(ANN, entry, a)).isEqualTo(new Claim.Won(SharedLine.GIVEN_MAX));
    assertThat(claimByA(BOB, entry, a, Seen.NOTHING))
        .isEqualTo(new Claim.CallerHeld(ANN, SharedLine.GIVEN_MAX));
    // Of a claim that was lost nothing is left.
    assertThat(claimByB(BOB, inLine(atB, b, 1), b)).isEqualTo(new Claim.Won(RING));
  }

  @Test
  void ofTwoClaimsAtOnceOneIsWon() throws Exception {
    for (int i = 0; i < 20; i++) {
      QueueEntry entry = inLine(atA, a, i);
      AgentId one = new AgentId(Integer.toString(200 + i));
      AgentId other = i % 2 == 0 ? one : new AgentId(Integer.toString(300 + i));
      QueueEntry another = i % 2 == 0 ? inLine(atA, a, i) : entry;
      Seen seen = newsAtB(Seen.NOTHING).seen();
      List<Callable<Claim>> both =
          List.of(
              () -> claimByA(one, entry, a, Seen.NOTHING),
              () ->
                  atB.claim(
                      new Claiming(
                          b,
                          other,
                          SALES,
                          another,
                          a.incarnation(),
                          RING,
                          Map.of(a.incarnation(), seen))));
      List<Claim> claims = new ArrayList<>();
      try (var threads = Executors.newFixedThreadPool(2)) {
        for (Future<Claim> each : threads.invokeAll(both)) {
          claims.add(each.get());
        }
      }
      assertThat(claims).filteredOn(claim -> claim instanceof Claim.Won).hasSize(1);
      atA.write(a, List.of(new LineWrite.Leaves(entry.call())));
      atA.write(a, List.of(new LineWrite.Leaves(another.call())));
    }
  }

  @Test
  void anElderCallerOfWhomWeHaveNotReadComesFirst() throws Exception {
    QueueEntry elder = inLine(atB, b, 0);
    QueueEntry ours = inLine(atA, a, 1);
    assertThat(claimByA(ANN, ours, a, Seen.NOTHING)).isEqualTo(new Claim.ElderUnseen());
    Seen seen = atA.look(a, Map.of()).getFirst().seen();
    assertThat(claimByA(ANN, elder, b, seen)).isInstanceOf(Claim.Won.class);
    assertThat(claimByA(BOB, ours, a, seen)).isInstanceOf(Claim.Won.class);
    // Who waits again is news.
    atB.write(b, List.of(new LineWrite.Rings(ANN, elder.call(), RING)));
    atB.write(b, List.of(new LineWrite.Frees(ANN, elder.call(), null)));
    assertThat(claimByA(ANN, inLine(atA, a, 1), a, seen)).isEqualTo(new Claim.ElderUnseen());
  }

  @Test
  void anElderCallerWhoWaitsForOtherAgentsIsPassedOver() throws Exception {
    QueueEntry ours = inLine(atA, a, 2);
    QueueEntry help =
        new QueueEntry(new CallId(UUID.randomUUID()), "help", new FirstRing(T0, 90), T0);
    atB.write(b, List.of(new LineWrite.Joins(help)));
    assertThat(claimByA(ANN, ours, a, Seen.NOTHING)).isInstanceOf(Claim.Won.class);
    atA.write(a, List.of(new LineWrite.Frees(ANN, ours.call(), null)));
    QueueEntry forAnn =
        new QueueEntry(
            new CallId(UUID.randomUUID()),
            "help",
            new FirstRing(T0, 91),
            T0,
            Duration.ZERO,
            new Affinity(ANN, T0.plusSeconds(59)));
    atB.write(b, List.of(new LineWrite.Joins(forAnn)));
    assertThat(claimByA(BOB, ours, a, Seen.NOTHING)).isInstanceOf(Claim.Won.class);
    atA.write(a, List.of(new LineWrite.Frees(BOB, ours.call(), null)));
    assertThat(claimByA(ANN, ours, a, Seen.NOTHING)).isEqualTo(new Claim.ElderUnseen());
  }

  @Test
  void whoRangLaterIsTheElderAsFarAsCreditReaches() throws Exception {
    QueueEntry ours = joinsA(0, 0);
    QueueEntry dear = joinsB(60, 61);
    assertThat(claimByA(ANN, ours, a, Seen.NOTHING)).isEqualTo(new Claim.ElderUnseen());
    Seen seen = atA.look(a, Map.of()).getFirst().seen();
    assertThat(claimByA(ANN, dear, b, seen)).isInstanceOf(Claim.Won.class);
  }

  @Test
  void whoRangEarlierThanCreditReachesIsNotOvertaken() throws Exception {
    QueueEntry ours = joinsA(0, 0);
    QueueEntry dear = joinsB(60, 59);
    Seen nothing = Seen.NOTHING;
    assertThat(
            atB.claim(
                new Claiming(
                    b, ANN, SALES, dear, b.incarnation(), RING, Map.of(a.incarnation(), nothing))))
        .isEqualTo(new Claim.ElderUnseen());
    assertThat(claimByA(ANN, ours, a, nothing)).isInstanceOf(Claim.Won.class);
  }

  /** The other one has rung earlier, and is passed by. */
  @Test
  void whoIsClaimedStandsWhereTheirCreditSays() throws Exception {
    joinsB(0, 0);
    assertThat(claimByA(ANN, joinsA(60, 61), a, Seen.NOTHING)).isInstanceOf(Claim.Won.class);
  }

  @Test
  void ofTheSameRankTheFirstRingOfTheLowerNumberIsTheElder() throws Exception {
    QueueEntry lower = joinsA(60, 60);
    joinsB(0, 0);
    QueueEntry higher = joinsA(30, 30);
    assertThat(claimByA(ANN, higher, a, Seen.NOTHING)).isEqualTo(new Claim.ElderUnseen());
    assertThat(claimByA(ANN, lower, a, Seen.NOTHING)).isInstanceOf(Claim.Won.class);
  }

  /** To another queue, say, or known by now. */
  @Test
  void whoComesAgainStandsAsTheyComeNow() throws Exception {
    QueueEntry before = joinsB(60, 0);
    Seen seen = atA.look(a, Map.of()).getFirst().seen();
    atB.write(b, List.of(new LineWrite.Leaves(before.call())));
    QueueEntry now =
        new QueueEntry(
            before.call(),
            "help",
            before.firstRing(),
            T0.plusSeconds(70),
            Duration.ofSeconds(61),
            new Affinity(ANN, T0.plusSeconds(99)));
    inLine(atB, b, now);
    assertThat(claimByA(BOB, before, b, seen))
        .as("not read yet")
        .isEqualTo(new Claim.ElderUnseen());
    assertThat(claimByA(ANN, joinsA(0, 0), a, seen)).isEqualTo(new Claim.ElderUnseen());
    assertThat(atA.look(a, Map.of(b.incarnation(), seen)).getFirst().joined()).containsExactly(now);
  }

  /** A line writes nobody down before the place that their credit may reach. */
  @Test
  void noCreditReachesFurtherThanTheHighest() throws Exception {
    RoutingPolicy policy =
        new RoutingPolicy(
            Map.of("sales", QueuePolicy.of(Set.of(ANN, BOB))),
            new AgentLimits(RING, Duration.ZERO, Duration.ZERO),
            Duration.ofSeconds(30));
    CommonLine line =
        new CommonLine(policy, atB, _ -> {}, _ -> {}, new Times(new SteppedClock(), () -> 0));
    var _ = line.joined(b);
    var _ = line.handle(List.of(new RoutingEvent.Joined(caller(60, 600))));
    CommonLine.Stepped stepped;
    do {
      stepped = line.step();
    } while (stepped instanceof CommonLine.Stepped.Done);
    assertThat(claimByA(ANN, joinsA(31, 0), a, Seen.NOTHING)).isEqualTo(new Claim.ElderUnseen());
    assertThat(claimByA(ANN, joinsA(0, 0), a, Seen.NOTHING)).isInstanceOf(Claim.Won.class);
  }

  @Test
  void whoIsNotInLineIsNotClaimed() throws Exception {
    QueueEntry entry = inLine(atA, a, 0);
    atA.write(a, List.of(new LineWrite.Leaves(entry.call())));
    assertThat(claimByB(ANN, entry, a)).isEqualTo(new Claim.CallerGone());
    assertThat(claimByB(ANN, caller(1), a)).isEqualTo(new Claim.CallerGone());
  }

  @Test
  void aClaimOfWhichItsOwnerDoesNothingLapses() throws Exception {
    QueueEntry entry = inLine(atA, a, 0);
    assertThat(claimByB(ANN, entry, a)).isInstanceOf(Claim.Won.class);
    pass(SharedLine.GIVEN_MAX.minusMillis(1));
    assertThat(claimByA(BOB, entry, a, Seen.NOTHING)).isInstanceOf(Claim.CallerHeld.class);
    pass(Duration.ofMillis(1));
    assertThat(claimByA(BOB, entry, a, Seen.NOTHING)).isInstanceOf(Claim.Won.class);
    assertThat(claimByB(ANN, inLine(atB, b, 0), b)).isInstanceOf(Claim.Won.class);
  }

  @Test
  void theOwnerActsAndTheOthersSee() throws Exception {
    QueueEntry entry = inLine(atB, b, 0);
    Seen seen = atA.look(a, Map.of()).getFirst().seen();
    assertThat(claimByA(ANN, entry, b, seen)).isInstanceOf(Claim.Won.class);
    assertThat(newsAtB(Seen.NOTHING).holds())
        .containsEntry(
            ANN, new Hold(Hold.State.GIVEN, b.incarnation(), entry.call(), SharedLine.GIVEN_MAX));
    atB.write(b, List.of(new LineWrite.Rings(ANN, entry.call(), RING)));
    assertThat(holdsOfB())
        .containsExactly(
            Map.entry(ANN, new Hold(Hold.State.RINGING, b.incarnation(), entry.call(), RING)));
    atB.write(b, List.of(new LineWrite.Talks(ANN, entry.call())));
    pass(Duration.ofHours(1));
    atB.write(b, List.of(new LineWrite.Frees(BOB, null, null)));
    assertThat(holdsOfB())
        .containsExactly(
            Map.entry(ANN, new Hold(Hold.State.TALKING, b.incarnation(), entry.call(), null)));
    atB.write(b, List.of(new LineWrite.Frees(ANN, entry.call(), RING)));
    assertThat(holdsOfB())
        .containsExactly(Map.entry(ANN, new Hold(Hold.State.RESTING, b.incarnation(), null, RING)));
    atB.write(b, List.of(new LineWrite.Frees(ANN, null, null)));
    assertThat(holdsOfB())
        .containsExactly(Map.entry(ANN, new Hold(Hold.State.FREE, b.incarnation(), null, null)));
  }

  /** Both engines live on meanwhile. */
  private void pass(Duration time) throws Exception {
    house.advance(time);
    assertThat(members.beat(a)).isNotEqualTo(Beat.LOST);
    assertThat(members.beat(b)).isNotEqualTo(Beat.LOST);
  }

  private Map<AgentId, Hold> holdsOfB() throws Exception {
    return atA.look(a, Map.of()).getFirst().holds();
  }

  @Test
  void nobodyFreesWhatAnotherHas() throws Exception {
    QueueEntry entry = inLine(atA, a, 0);
    assertThat(claimByB(ANN, entry, a)).isInstanceOf(Claim.Won.class);
    atB.write(b, List.of(new LineWrite.Frees(ANN, entry.call(), null)));
    atA.write(a, List.of(new LineWrite.Frees(ANN, caller(1).call(), null)));
    atA.write(a, List.of(new LineWrite.Rings(ANN, caller(2).call(), RING)));
    assertThat(claimByA(BOB, entry, a, Seen.NOTHING)).isInstanceOf(Claim.CallerHeld.class);
    assertThat(claimByB(ANN, inLine(atB, b, 0), b)).isInstanceOf(Claim.AgentHeld.class);
  }

  @Test
  void theDeadAreNotLookedAtAndLeaveNothing() throws Exception {
    QueueEntry entry = inLine(atB, b, 0);
    Seen seen = atA.look(a, Map.of()).getFirst().seen();
    assertThat(claimByA(ANN, entry, b, seen)).isInstanceOf(Claim.Won.class);
    atB.write(b, List.of(new LineWrite.Talks(BOB, caller(1).call())));
    house.advance(Membership.LEASE);
    assertThat(atA.look(a, Map.of())).isEmpty();
    atA.forget(b);
    QueueEntry taken = inLine(atA, a, 2);
    assertThat(claimByA(BOB, taken, a, seen)).isInstanceOf(Claim.Won.class);
    assertThat(claimByA(ANN, entry, b, seen)).isEqualTo(new Claim.CallerGone());
  }

  @Test
  void whatAnEngineHasOfWhomNobodyKnowsIsNobodys() throws Exception {
    EngineId unknown = EngineId.fresh("c");
    atB.write(unknown, List.of(new LineWrite.Talks(ANN, caller(1).call())));
    assertThat(claimByA(ANN, inLine(atA, a, 2), a, Seen.NOTHING)).isEqualTo(new Claim.Won(RING));
  }

  /** Its conversation goes on in Asterisk, and the heir may not have seen it yet. */
  @Test
  void whatADeadEngineHasIsNobodysOnceItIsSettled() throws Exception {
    EngineId dead = EngineId.fresh("c");
    members.join(dead);
    QueueEntry entry = inLine(atA, a, 2);
    for (Duration t = Duration.ZERO; t.compareTo(Membership.LEASE) <= 0; t = t.plusSeconds(1)) {
      pass(Duration.ofSeconds(1));
    }
    assertThat(members.takeOver(dead, a)).isTrue();
    atA.forget(dead);
    // It only hung, and what it had begun to write comes late.
    CallId talks = caller(1).call();
    atB.write(dead, List.of(new LineWrite.Talks(ANN, talks)));
    assertThat(claimByA(ANN, entry, a, Seen.NOTHING))
        .isEqualTo(
            new Claim.AgentHeld(new Hold(Hold.State.TALKING, dead.incarnation(), talks, null)));
    assertThat(members.settled(dead, a)).isTrue();
    assertThat(claimByA(ANN, entry, a, Seen.NOTHING)).isEqualTo(new Claim.Won(RING));
  }

  @Test
  void aCallerWhoComesToAnotherEngineIsThere() throws Exception {
    QueueEntry entry = inLine(atA, a, 0);
    atB.write(b, List.of(new LineWrite.Joins(entry)));
    atA.write(a, List.of(new LineWrite.Leaves(entry.call())));
    assertThat(claimByB(ANN, entry, b)).isInstanceOf(Claim.Won.class);
  }
}

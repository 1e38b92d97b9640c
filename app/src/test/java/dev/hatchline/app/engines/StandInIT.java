package dev.hatchline.app.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Membership;
import dev.hatchline.routing.store.SharedHouse;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two engines on one real database, whose time the test advances. */
class StandInIT {
  private static final Duration BEAT = Membership.BEAT;

  @TempDir Path folder;
  private SharedHouse database;
  private long now = Long.MAX_VALUE - BEAT.toNanos(); // a ticker may run over
  private One a;
  private One b;

  /** An engine without calls: what it is told to take up. */
  private final class One implements Legacies {
    final EngineId id;
    final StandIn standIn;
    final List<UUID> inherited = new ArrayList<>();
    int asked;
    boolean fenced;

    One(String name) throws Exception {
      id = EngineId.fresh(name);
      standIn = new StandIn(id, database.store().membership(), () -> now);
      standIn.legacies(this);
    }

    @Override
    public boolean inherit(Set<EngineId> dead) {
      dead.forEach(engine -> inherited.add(engine.incarnation()));
      return true;
    }

    @Override
    public List<CallStory> open(String engine) {
      return List.of();
    }

    @Override
    public void askAsterisk() {
      asked++;
    }

    @Override
    public void mark(Channel channel, String owner) {}

    @Override
    public void look() {}

    @Override
    public void fenced() {
      fenced = true;
    }
  }

  @BeforeEach
  void bothLive() throws Exception {
    database = SharedHouse.embedded(folder.resolve("db/hatchline"));
    a = new One("a");
    b = new One("b");
    for (Duration t = Duration.ZERO; t.compareTo(Membership.LEASE) <= 0; t = t.plus(BEAT)) {
      beat(a, b);
    }
  }

  @AfterEach
  void end() {
    database.close();
  }

  /** A second passes, in which these beat. */
  private void beat(One... alive) throws Exception {
    database.advance(BEAT);
    now += BEAT.toNanos();
    for (One one : alive) {
      if (one.standIn.beat()) {
        one.standIn.work();
      }
    }
  }

  private static CallMarks had(One owner) {
    return new CallMarks(null, null, "1000", "dial", owner.id.incarnation().toString(), "0");
  }

  private static Snapshot truth(CallMarks... marks) {
    List<Snapshot.Seen> seen = new ArrayList<>();
    for (CallMarks each : marks) {
      Channel channel = new Channel("PJSIP/x-" + seen.size(), "1." + seen.size());
      seen.add(new Snapshot.Seen(channel, "1.0", null, each, null, null, "", "", "Dial"));
    }
    return new Snapshot(Instant.EPOCH, false, seen, Map.of(), Map.of(), List.of());
  }

  @Test
  void whoLivesIsLeftAlone() {
    assertThat(a.inherited).isEmpty();
    assertThat(b.inherited).isEmpty();
    assertThat(a.standIn.ours(had(b))).isFalse();
    assertThat(a.standIn.leased()).isTrue();
  }

  @Test
  void whoDiesIsTakenUpAfterTheLeaseAndNotBefore() throws Exception {
    int asked = b.asked;
    for (int seconds = 1; seconds < Membership.LEASE.toSeconds(); seconds++) {
      beat(b);
      assertThat(b.standIn.ours(had(a))).isFalse();
    }
    beat(b);
    assertThat(b.inherited).containsExactly(a.id.incarnation());
    assertThat(b.standIn.ours(had(a))).isTrue();
    assertThat(b.asked).as("Asterisk's truth is asked for").isEqualTo(asked + 1);
  }

  @Test
  void ofTwoWhoFindADeadOneExactlyOneTakesItUp() throws Exception {
    One c = new One("c");
    for (int seconds = 0; seconds <= Membership.LEASE.toSeconds(); seconds++) {
      beat(a, b, c);
    }
    for (int seconds = 0; seconds <= Membership.LEASE.toSeconds(); seconds++) {
      beat(b, c);
    }
    assertThat(b.inherited.size() + c.inherited.size()).isEqualTo(1);
    assertThat(b.standIn.ours(had(a))).isNotEqualTo(c.standIn.ours(had(a)));
  }

  @Test
  void whoOnlyHungEndsAsSoonAsItWakesUp() throws Exception {
    for (int seconds = 0; seconds <= Membership.LEASE.toSeconds(); seconds++) {
      beat(b);
    }
    assertThat(a.standIn.leased()).as("may dial").isFalse();
    beat(a);
    assertThat(a.fenced).isTrue();
    assertThat(b.fenced).isFalse();
  }

  @Test
  void aLaterStartInheritsItsPredecessorUnlessTheOtherOneHas() throws Exception {
    One again = new One("a");
    beat(b, again);
    assertThat(again.inherited).containsExactly(a.id.incarnation());
    assertThat(b.standIn.ours(had(a))).isFalse();
    for (int seconds = 0; seconds <= Membership.LEASE.toSeconds(); seconds++) {
      beat(b);
    }
    assertThat(b.inherited).contains(again.id.incarnation());
    One third = new One("a");
    beat(b, third);
    assertThat(third.inherited).isEmpty();
    assertThat(third.standIn.ours(had(again))).isFalse();
  }

  @Test
  void whoIsHeirToAnHeirHasWhatThatOneHad() throws Exception {
    for (int seconds = 0; seconds <= Membership.LEASE.toSeconds(); seconds++) {
      beat(b);
    }
    // A conversation of a's goes on, so that a is not forgotten.
    b.standIn.seen(truth(had(a)));
    beat(b);
    One again = new One("a");
    for (int seconds = 0; seconds <= 2 * Membership.LEASE.toSeconds(); seconds++) {
      beat(again);
    }
    assertThat(again.standIn.ours(had(a))).isTrue();
    assertThat(again.standIn.ours(had(b))).isTrue();
  }

  @Test
  void whoLeavesNothingBehindIsForgotten() throws Exception {
    for (int seconds = 0; seconds <= Membership.LEASE.toSeconds(); seconds++) {
      beat(b);
    }
    b.standIn.seen(truth());
    beat(b);
    assertThat(database.store().membership().members()).hasSize(1);
  }

  @Test
  void afterTheDatabaseWasAwayEachHasALeasesTimeToBeat() throws Exception {
    database.advance(Duration.ofMinutes(1));
    now += Duration.ofMinutes(1).toNanos();
    beat(b);
    assertThat(b.inherited).as("a's beats were lost like b's").isEmpty();
    beat(a, b);
    assertThat(a.fenced).isFalse();
    for (int seconds = 0; seconds <= Membership.LEASE.toSeconds(); seconds++) {
      beat(a, b);
    }
    assertThat(b.inherited).isEmpty();
  }

  /** As on a machine that its hypervisor stops: the database's time goes on, ours does not. */
  private void stopped(Duration time) throws Exception {
    database.advance(time);
  }

  @Test
  void whoWakesFirstOfAllDoesNotTakeTheOthersForDead() throws Exception {
    stopped(Duration.ofMinutes(1));
    beat(b);
    assertThat(b.inherited).as("a was stopped as b was").isEmpty();
    for (int seconds = 0; seconds <= Membership.LEASE.toSeconds(); seconds++) {
      beat(a, b);
    }
    assertThat(a.fenced).isFalse();
    assertThat(b.inherited).isEmpty();
    assertThat(a.inherited).isEmpty();
  }

  /** Ours had not ended yet, when theirs had. */
  @Test
  void whoWakesAsTheirLeaseEndsDoesNotTakeTheOthersForDead() throws Exception {
    database.advance(BEAT.dividedBy(2));
    assertThat(b.standIn.beat()).isTrue();
    stopped(Membership.LEASE.minus(BEAT.dividedBy(2)));
    assertThat(b.standIn.beat()).isTrue();
    b.standIn.work();
    assertThat(b.inherited).isEmpty();
    beat(a, b);
    assertThat(a.fenced).isFalse();
  }

  @Test
  void whoDoesNotWakeIsTakenUpALeaseLater() throws Exception {
    stopped(Duration.ofMinutes(1));
    for (int seconds = 0; seconds < Membership.LEASE.toSeconds(); seconds++) {
      beat(b);
      assertThat(b.inherited).isEmpty();
    }
    beat(b);
    assertThat(b.inherited).containsExactly(a.id.incarnation());
  }
}

package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentMoved;
import dev.hatchline.metrics.score.StaffedDay;
import dev.hatchline.metrics.score.Staffing;
import dev.hatchline.routing.store.StoredMove;
import dev.hatchline.routing.store.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliveTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final Instant MIDNIGHT = DAY.atStartOfDay(UTC).toInstant();
  private static final AgentId ANN = new AgentId("101");

  @TempDir Path folder;

  private final List<Write> written = new ArrayList<>();
  private Instant now = MIDNIGHT;

  private Alive alive() {
    return new Alive(folder.resolve("alive"), () -> now);
  }

  /** Of two engines. */
  private Alive one() {
    return new Alive(folder.resolve("alive"), folder.resolve("alive-b"), () -> now);
  }

  private Alive other() {
    return new Alive(folder.resolve("alive-b"), folder.resolve("alive"), () -> now);
  }

  private void start(Alive engine) {
    new AgentMoves(written::add).begun(List.of(ANN), engine, now);
    engine.beat();
  }

  private void stop(Alive engine) {
    new AgentMoves(written::add).ended(List.of(ANN), engine, now);
  }

  private void start() {
    start(alive());
  }

  private void annIs(AgentDoing doing) {
    new AgentMoves(written::add).keep(new AgentMoved(ANN, now, doing, ""));
  }

  private Duration staffed() {
    Staffing staffing = new Staffing(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)), UTC);
    for (Write each : written) {
      StoredMove move = (StoredMove) each;
      staffing.add(
          new AgentMoved(move.agent(), move.at(), AgentDoing.of(move.state()), move.reason()));
    }
    return staffing.days().stream().map(StaffedDay::staffed).findFirst().orElseThrow();
  }

  @Test
  void theTimeAfterACrashIsNotServed() {
    start();
    annIs(AgentDoing.AVAILABLE);
    now = now.plus(Duration.ofHours(2));
    alive().beat();
    now = now.plus(Duration.ofHours(9));
    start();
    annIs(AgentDoing.SIGNED_OUT);
    assertThat(staffed()).isEqualTo(Duration.ofHours(2).plus(Alive.EVERY).plus(Alive.LATE_MAX));
  }

  @Test
  void whatWasSeenAfterTheLastSignOfLifeIsOverAtTheNextStart() {
    start();
    now = now.plus(Duration.ofHours(2));
    alive().beat();
    Instant end = now.plus(Alive.EVERY).plus(Alive.LATE_MAX);
    now = now.plusSeconds(29);
    annIs(AgentDoing.AVAILABLE);
    now = now.plus(Duration.ofHours(9));
    start();
    assertThat(written)
        .endsWith(new StoredMove(ANN, end, "Unknown", ""), new StoredMove(ANN, now, "Unknown", ""));
    assertThat(staffed()).isEqualTo(Duration.ofSeconds(31));
  }

  @Test
  void theTimeAfterBothOfTwoEnginesHaveCrashedIsNotServed() {
    start(one());
    start(other());
    annIs(AgentDoing.AVAILABLE);
    now = now.plus(Duration.ofHours(1));
    one().beat();
    now = now.plus(Duration.ofHours(1));
    other().beat();
    now = now.plus(Duration.ofHours(9));
    start(one());
    start(other());
    annIs(AgentDoing.SIGNED_OUT);
    assertThat(staffed()).isEqualTo(Duration.ofHours(2).plus(Alive.EVERY).plus(Alive.LATE_MAX));
  }

  @Test
  void theTimeAfterBothOfTwoEnginesHaveEndedIsNotServed() {
    start(one());
    start(other());
    annIs(AgentDoing.AVAILABLE);
    now = now.plus(Duration.ofHours(1));
    other().beat();
    stop(one());
    now = now.plusSeconds(7);
    stop(other());
    assertThat(written).endsWith(new StoredMove(ANN, now, "Unknown", ""));
    now = now.plusSeconds(9);
    start(one());
    annIs(AgentDoing.SIGNED_OUT);
    assertThat(staffed()).isEqualTo(Duration.ofHours(1).plusSeconds(7));
  }

  @Test
  void whatTheOtherEngineSeesIsServed() {
    start(one());
    start(other());
    annIs(AgentDoing.AVAILABLE);
    now = now.plus(Duration.ofHours(1));
    other().beat();
    stop(one());
    now = now.plus(Duration.ofHours(9));
    other().beat();
    start(one());
    annIs(AgentDoing.SIGNED_OUT);
    assertThat(staffed()).isEqualTo(Duration.ofHours(10));
  }

  @Test
  void noSignOfLifeComesAfterTheEnd() {
    Alive engine = alive();
    engine.beat();
    engine.end();
    now = now.plusSeconds(1);
    engine.beat();
    assertThat(alive().ended()).contains(MIDNIGHT);
  }

  @Test
  void whatAnAgentIsFoundToDoIsKeptOnceAndOfWhomNothingIsKnownOnly() {
    AgentMoves moves = new AgentMoves(written::add);
    List<AgentMoved> found = List.of(new AgentMoved(ANN, now, AgentDoing.AVAILABLE, ""));
    moves.found(found);
    assertThat(written).isEmpty();
    moves.unseen(List.of(ANN), now.minusSeconds(9));
    moves.found(found);
    moves.found(found);
    assertThat(written)
        .containsExactly(
            new StoredMove(ANN, now.minusSeconds(9), "Unknown", ""),
            new StoredMove(ANN, now, "Available", ""));
  }

  @Test
  void whatTellsNothingIsPassedOver() throws Exception {
    assertThat(alive().ended()).as("a first start").isEmpty();
    alive().beat();
    now = now.plusSeconds(9);
    assertThat(alive().ended()).as("at once").isEmpty();
    now = now.plusSeconds(60);
    assertThat(alive().ended()).contains(MIDNIGHT.plusSeconds(60));
    Files.writeString(folder.resolve("alive"), "soon");
    assertThat(alive().ended()).isEmpty();
    Path nowhere = folder.resolve("no/alive");
    new Alive(nowhere, () -> now).beat();
    assertThat(nowhere).doesNotExist();
  }
}

package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentFigures;
import dev.hatchline.metrics.measure.AgentMoved;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.Listings;
import dev.hatchline.routing.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents did, written to a real database and read again for a period. */
class AgentMovesIT {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");

  @TempDir Path folder;
  private final List<Write> written = new ArrayList<>();
  private final AgentMoves moves = new AgentMoves(written::add);

  private void moved(AgentId agent, long second, AgentDoing doing) {
    moves.keep(new AgentMoved(agent, T0.plusSeconds(second), doing, ""));
  }

  @Test
  void figuresOfAPeriodAreThoseOfTheMovesInItAndTheLastOnesBefore() throws Exception {
    moves.unseen(List.of(ANN, BOB), T0.minusSeconds(100));
    moved(ANN, -50, AgentDoing.AVAILABLE);
    int calls = Listings.ROWS_MAX / 2;
    for (int i = 0; i < calls; i++) {
      moved(ANN, 4L * i, AgentDoing.RESERVED);
      moved(ANN, 4L * i, AgentDoing.ON_CALL);
      moved(ANN, 4L * i + 2, AgentDoing.WRAP_UP);
      moved(ANN, 4L * i + 3, AgentDoing.AVAILABLE);
    }
    try (JdbcStore store = JdbcStore.embedded(folder.resolve("hatchline"))) {
      store.check();
      store.write(written);
      Duration day = Duration.ofSeconds(4L * calls);
      Map<AgentId, AgentFigures> figures = AgentMoves.figures(store.listings(), T0, T0.plus(day));
      AgentFigures ann = Objects.requireNonNull(figures.get(ANN), "in more pages than one");
      assertThat(ann.talks()).isEqualTo(calls);
      assertThat(ann.signedIn()).isEqualTo(day);
      assertThat(ann.time(AgentDoing.WRAP_UP)).isEqualTo(Duration.ofSeconds(calls));
      assertThat(ann.talk())
          .isBetween(Duration.ofSeconds(2L * calls - 1), Duration.ofSeconds(2L * calls));
      assertThat(figures.get(BOB))
          .isEqualTo(new AgentFigures(Map.of(AgentDoing.UNKNOWN, day), Map.of(), Duration.ZERO, 0));
    }
  }
}

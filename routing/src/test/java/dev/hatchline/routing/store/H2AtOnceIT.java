package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.shared.DatabaseAway;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.LineWrite;
import dev.hatchline.routing.shared.SharedLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The contract against H2 in a file, for a thread that may ask it at once. */
@ExtendWith(OnUninterrupted.class)
class H2AtOnceIT extends SharedLineContract {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;

  @Override
  SharedHouse open() throws Exception {
    return SharedHouse.embedded(folder.resolve("db/hatchline"));
  }

  private static LineWrite joins(int number) {
    return new LineWrite.Joins(
        new QueueEntry(new CallId(new UUID(9, number)), "sales", new FirstRing(T0, number), T0));
  }

  /** Each takes a tenth of the time that there is for all. */
  private static final class Slow extends AbstractList<LineWrite> {
    private final int size;

    Slow(int size) {
      this.size = size;
    }

    @Override
    public LineWrite get(int index) {
      LockSupport.parkNanos(SharedLine.ANSWER_MAX.dividedBy(10).toNanos());
      return joins(index);
    }

    @Override
    public int size() {
      return size;
    }
  }

  @Test
  void manyStatementsTakeNoLongerThanOneMay() throws Exception {
    try (SharedHouse house = SharedHouse.embedded(folder.resolve("slow/hatchline"))) {
      JdbcStore store = house.store();
      SharedLine line = store.sharedLine();
      EngineId a = EngineId.fresh("a");
      EngineId b = EngineId.fresh("b");
      assertThat(store.membership().join(a)).isTrue();
      line.look(b, Map.of()); // connects, which may take longer than a claim may
      line.write(a, List.of(joins(100)));
      assertThatThrownBy(() -> line.write(a, new Slow(12)))
          .isInstanceOf(DatabaseAway.class)
          .hasMessageContaining("no time is left");
      assertThat(line.look(b, Map.of()).getFirst().joined()).as("all or nothing").hasSize(1);
      line.write(a, List.of(joins(101)));
      assertThat(line.look(b, Map.of()).getFirst().joined()).hasSize(2);
    }
  }
}

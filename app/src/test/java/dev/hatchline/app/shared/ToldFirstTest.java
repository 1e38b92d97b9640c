package dev.hatchline.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ToldFirstTest {
  private static final AgentId ANN = new AgentId("101");

  private final BlockingQueue<CompletableFuture<Void>> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<List<Decision>> done = new LinkedBlockingQueue<>();
  private final ToldFirst told = new ToldFirst(this::tell, done::add);

  private CompletableFuture<Void> tell() {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    asked.add(seen);
    return seen;
  }

  @AfterEach
  void end() {
    asked.forEach(each -> each.complete(null));
    told.close();
  }

  private static List<Decision> rings(int number) {
    CallId call = new CallId(new UUID(0, number));
    FirstRing ring = new FirstRing(Instant.EPOCH, number);
    return List.of(
        new Decision.Reserve(ANN, call, new QueueEntry(call, "sales", ring, Instant.EPOCH)));
  }

  private static List<Decision> ends(int number) {
    return List.of(new Decision.ReservationLapsed(ANN, new CallId(new UUID(0, number))));
  }

  private List<Decision> next() throws InterruptedException {
    return done.poll(60, TimeUnit.SECONDS);
  }

  @Test
  void whatRingsNobodyIsDoneAtOnce() throws Exception {
    told.carryOut(ends(1));
    assertThat(next()).isEqualTo(ends(1));
    assertThat(asked).isEmpty();
  }

  @Test
  void whatRingsWaitsUntilTheOthersHaveBeenToldAndWhatFollowsComesBehindIt() throws Exception {
    told.carryOut(rings(1));
    told.carryOut(ends(1));
    told.carryOut(rings(2));
    assertThat(asked).as("told at once").hasSize(2);
    List<CompletableFuture<Void>> seen = List.copyOf(asked);
    seen.getLast().complete(null);
    assertThat(done.poll(100, TimeUnit.MILLISECONDS)).isNull();
    seen.getFirst().complete(null);
    assertThat(next()).isEqualTo(rings(1));
    assertThat(next()).isEqualTo(ends(1));
    assertThat(next()).isEqualTo(rings(2));
  }
}

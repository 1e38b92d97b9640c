package dev.hatchline.flow.sim;

import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.flow.run.PromiseAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A company by chance, whose systems know what an {@link AnyFlow} asks, or not, or not all. */
public final class AnyBusiness extends ScriptedBusiness {
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

  private final Random random;

  public AnyBusiness(Random random) {
    super(WEDNESDAY);
    this.random = random;
    if (random.nextInt(3) == 0) {
      closedNow();
    }
    if (random.nextInt(3) == 0) {
      numberWithheld();
    }
    if (random.nextInt(3) == 0) {
      callsNobodyBack();
    }
    switch (random.nextInt(4)) {
      case 0 -> promises(new PromiseAnswer.Unavailable());
      case 1 -> promises(new PromiseAnswer.Refused("We do not call such numbers."));
      default -> {}
    }
  }

  /** What it knows is in fields that are called as any flow wants them, whatever block asks. */
  @Override
  public CompletableFuture<LookupAnswer> lookup(LookupRequest request) {
    Duration after = Duration.ofMillis(random.nextInt(4000));
    Duration most = request.timeout();
    if (after.compareTo(most) > 0) {
      return new SimulatedWork<>(most, new LookupAnswer.Failed("timeout"));
    }
    return new SimulatedWork<>(
        after,
        switch (random.nextInt(5)) {
          case 0 -> new LookupAnswer.Missing();
          case 1 -> new LookupAnswer.Failed("unreachable");
          default -> new LookupAnswer.Found(tree());
        });
  }

  private Map<String, Object> tree() {
    return Map.of(
        "delivery", Map.of("day", "2026-12-0" + (1 + random.nextInt(9))), "state", "on its way");
  }
}

package dev.hatchline.bench.flows;

import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.flow.sim.ScriptedBusiness;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A company whose systems have answered before they are asked. */
final class ReadyBusiness extends ScriptedBusiness {
  private static final LookupAnswer FOUND =
      new LookupAnswer.Found(
          Map.of("state", "shipped", "delivery", Map.of("day", "2026-12-02"), "parts", 3));

  ReadyBusiness() {
    super(LocalDate.of(2026, 11, 25));
  }

  @Override
  public CompletableFuture<LookupAnswer> lookup(LookupRequest request) {
    return CompletableFuture.completedFuture(FOUND);
  }
}

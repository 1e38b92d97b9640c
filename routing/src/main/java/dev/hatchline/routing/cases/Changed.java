package dev.hatchline.routing.cases;

import java.util.concurrent.CompletableFuture;

/** What became of the wish to change a case. */
public sealed interface Changed {
  /**
   * Done in memory.
   *
   * @param kept done when it is durable: what may not be lost, as money may not, waits for this
   */
  record Done(Case now, CompletableFuture<Kept> kept) implements Changed {}

  record Refused(String reason) implements Changed {}
}

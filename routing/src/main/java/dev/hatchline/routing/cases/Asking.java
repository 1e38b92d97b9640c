package dev.hatchline.routing.cases;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A call that waits to hear whose it is, until then at most. */
record Asking(Arrival arrival, Instant deadline, CompletableFuture<Recognition> answer) {
  /** Two that look alike are two. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

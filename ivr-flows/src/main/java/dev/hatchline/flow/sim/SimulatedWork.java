package dev.hatchline.flow.sim;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Work that is done after a simulated time: {@link ScriptedCaller#during} lets it pass. */
final class SimulatedWork<T> extends CompletableFuture<T> {
  private final Duration length;
  private final T result;

  SimulatedWork(Duration length, T result) {
    this.length = length;
    this.result = result;
  }

  Duration length() {
    return length;
  }

  void finish() {
    complete(result);
  }
}

package dev.hatchline.app.shared;

import dev.hatchline.routing.Decision;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An agent whose desk is open at another engine sees the customer there before the phone rings:
 * what rings a phone is carried out when the other engines have been told, and what was decided
 * later comes behind it. They are told at once, so that many wait no longer than one.
 */
public final class ToldFirst implements AutoCloseable {
  /** Decisions that wait; of more, whoever decides waits. */
  private static final int WAITING_MAX = 1_000;

  private final Supplier<CompletableFuture<Void>> tell;
  private final Consumer<List<Decision>> carryOut;
  private final ThreadPoolExecutor inOrder =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().name("line-rings").daemon().factory(),
          new ThreadPoolExecutor.CallerRunsPolicy());

  /**
   * Carries nothing out yet.
   *
   * @param tell the others; done when they have been told, soon and whatever happens
   */
  public ToldFirst(Supplier<CompletableFuture<Void>> tell, Consumer<List<Decision>> carryOut) {
    this.tell = tell;
    this.carryOut = carryOut;
  }

  /** Returns at once. */
  public void carryOut(List<Decision> decisions) {
    CompletableFuture<Void> told =
        decisions.stream().anyMatch(Decision.Reserve.class::isInstance)
            ? tell.get()
            : CompletableFuture.completedFuture(null);
    inOrder.execute(() -> {
      told.join();
      carryOut.accept(decisions);
    });
  }

  /** What has been decided is carried out. */
  @Override
  public void close() {
    inOrder.close();
  }
}

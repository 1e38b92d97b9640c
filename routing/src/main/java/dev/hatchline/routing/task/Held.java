package dev.hatchline.routing.task;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task that stands in our line, or is with an agent of ours. Under the desk's lock only. */
final class Held {
  /** Its id in line; another one each time it joins. */
  final CallId attempt;

  /** As the store has it, as far as we know. */
  MessageTask task;

  @Nullable AgentId agent;

  /** The agent has picked up. */
  boolean up;

  /** It is known what becomes of it, whenever the agent hangs up. */
  boolean settled;

  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  Held(CallId attempt, MessageTask task) {
    this.attempt = attempt;
    this.task = task;
  }

  boolean with(AgentId id) {
    return id.equals(agent);
  }

  /**
   * Waits for the store after what was begun before; not at all when the house is closed.
   *
   * @param failed hears of a fault of ours, on the writer's thread; what is next goes on after it
   */
  void next(Runnable work, Executor writers, Consumer<Throwable> failed) {
    try {
      last =
          last.thenRunAsync(work, writers)
              .exceptionally(fault -> {
                failed.accept(fault);
                return null;
              });
    } catch (RejectedExecutionException _) {
      settled = true;
    }
  }
}

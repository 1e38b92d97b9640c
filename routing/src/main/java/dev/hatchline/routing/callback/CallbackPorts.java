package dev.hatchline.routing.callback;

import dev.hatchline.routing.queue.Affinity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the desk needs of the house.
 *
 * @param news told on any thread, never under a lock; must return at once
 * @param wake asks for a {@link CallbackDesk#tick} at that time or soon after; several may be
 *     outstanding, and one too many does no harm
 * @param writers runs what waits for the store: some threads that nobody interrupts
 * @param random for new keys
 * @param credit how much earlier a customer is taken to have rung
 * @param affinity the agent whom a customer would rather have than anybody else, as far as is known
 *     at hand; asked under a lock
 * @param owners which of the store's callbacks are ours
 */
public record CallbackPorts(
    CallbackStore store,
    Dial dial,
    Line line,
    InstantSource clock,
    Consumer<CallbackNews> news,
    Consumer<Instant> wake,
    Executor writers,
    Supplier<UUID> random,
    Function<Request, Duration> credit,
    Function<CallbackId, Optional<Affinity>> affinity,
    CallbackOwners owners) {

  /** Of the only engine. */
  public CallbackPorts(
      CallbackStore store,
      Dial dial,
      Line line,
      InstantSource clock,
      Consumer<CallbackNews> news,
      Consumer<Instant> wake,
      Executor writers,
      Supplier<UUID> random,
      Function<Request, Duration> credit,
      Function<CallbackId, Optional<Affinity>> affinity) {
    this(
        store,
        dial,
        line,
        clock,
        news,
        wake,
        writers,
        random,
        credit,
        affinity,
        CallbackOwners.ALONE);
  }
}

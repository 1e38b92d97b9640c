package dev.hatchline.routing.task;

import dev.hatchline.routing.callback.Line;
import dev.hatchline.routing.queue.Affinity;
import java.time.Duration;
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
 * @param writers runs what waits for the store
 * @param random for new ids
 * @param offer how long an agent may have it before it is anybody's again
 * @param credit how much earlier the customer is taken to have rung
 * @param affinity the agent whom the customer would rather have
 */
public record TaskPorts(
    TaskStore store,
    TaskPhones phones,
    Line line,
    InstantSource clock,
    Consumer<TaskNews> news,
    Executor writers,
    Supplier<UUID> random,
    Function<MessageTask, Duration> offer,
    Function<MessageTask, Duration> credit,
    Function<MessageTask, Optional<Affinity>> affinity) {}

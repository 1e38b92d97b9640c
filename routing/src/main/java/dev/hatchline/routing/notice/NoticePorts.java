package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.PermittedHours;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the desk needs of the house.
 *
 * @param up whether a session of ours has this call
 * @param freeLines how many more calls the house could take at this moment
 * @param hours when this number may be dialled, by its own clock
 * @param settle makes what follows from an end lasting; true when it is, false to be asked again;
 *     may be asked several times for one end; never fails
 * @param news told on the worker's thread; must return at once
 * @param wake asks for a {@link NoticeDesk#tick} at that time or soon after
 * @param worker runs one thing after the other; may wait for the store
 * @param random for new keys
 */
public record NoticePorts(
    NoticeStore store,
    Channel channel,
    Predicate<CallId> up,
    IntSupplier freeLines,
    Function<PhoneNumber, PermittedHours> hours,
    Function<Notice, CompletableFuture<Boolean>> settle,
    InstantSource clock,
    Consumer<NoticeNews> news,
    Consumer<Instant> wake,
    Executor worker,
    Supplier<UUID> random) {}

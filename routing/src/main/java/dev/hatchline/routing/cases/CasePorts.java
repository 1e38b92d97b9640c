package dev.hatchline.routing.cases;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the desk needs of the house. Only {@code writers} may refuse, when the house is being closed.
 *
 * @param news told on any thread, never under a lock; must return at once
 * @param wake asks for a {@link CaseDesk#tick} at that time or soon after; several may be
 *     outstanding, and one too many does no harm
 * @param writers runs what waits for store and journal: some threads that nobody interrupts
 * @param random for new ids
 */
public record CasePorts(
    CaseStore store,
    CaseJournal journal,
    InstantSource clock,
    Consumer<CaseNews> news,
    Consumer<Instant> wake,
    Executor writers,
    Supplier<UUID> random) {}

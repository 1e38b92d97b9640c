package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The database. Every method waits for it, some seconds at most, so none may be called on the way
 * of a call. Any thread may read, and be interrupted meanwhile; {@link #check} and {@link #write}
 * belong to the one thread of {@link WriteBehind}, which nobody interrupts.
 */
public interface Store extends AutoCloseable {
  /** The most rows that one reading returns. */
  int ROWS_MAX = 1_000;

  /** Makes or renews the tables when that is still to be done, and asks whether it answers. */
  void check() throws StoreFault;

  /** All of them or none; those that are there already do no harm. */
  void write(List<Write> batch) throws StoreFault;

  /** Messages left before that time, newest first. */
  List<StoredMessage> messages(int limit, Instant before) throws StoreFault;

  Optional<StoredMessage> message(UUID id) throws StoreFault;

  /** False if there is no such message. */
  boolean markHeard(UUID id) throws StoreFault;

  /** The events of a call in their order; at most {@link #ROWS_MAX}, the first of them. */
  List<StoredEvent> events(CallId call) throws StoreFault;

  /** Calls that have ended, by first ring, newest first. */
  List<StoredCall> latestCalls(int limit) throws StoreFault;

  /** How good the waits were that callers were told from that time on. */
  EstimateScore estimates(Instant since) throws StoreFault;

  @Override
  void close();
}

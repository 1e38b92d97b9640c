package dev.hatchline.routing.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What is to be told to webhooks, each webhook's in the order in which it was written by {@link
 * Store#write}. Every method but {@link #whenAdded} waits for the database, some seconds at most,
 * and may be called from any thread, which may be interrupted meanwhile.
 *
 * <p>One engine at a time sends to a webhook, and one event at a time: the eldest. While that one
 * is to be tried again, the others wait.
 */
public interface OutboxStore {
  /**
   * A claim that is not settled ends by itself, by the database's clock; longer than an attempt.
   */
  Duration LEASE = Duration.ofSeconds(30);

  /** Of one webhook; when more die, the eldest are deleted. */
  int DEAD_MAX = 10_000;

  /** The most rows that {@link #dead} returns. */
  int PAGE_MAX = 1_000;

  /**
   * What a result has led to.
   *
   * @param dead events that became dead letters
   * @param dropped dead letters that were deleted, see {@link #DEAD_MAX}
   */
  record Settled(int dead, int dropped) {
    static final Settled NOTHING = new Settled(0, 0);
  }

  /** Takes the webhook for whoever calls, and with it the eldest event that waits. */
  OutboxClaim claim(String webhook, Instant now) throws StoreFault;

  /**
   * Ends a claim. Of one that has ended by itself only a delivery counts.
   *
   * @return what died of it
   */
  Settled settle(OutboxClaim.Taken claim, OutboxResult result) throws StoreFault;

  /** How it goes, by name; only those of which something is kept. */
  List<OutboxQueue> queues() throws StoreFault;

  /**
   * Dead letters, newest first, that is by falling number.
   *
   * @param before only those of a lower number
   */
  List<DeadLetter> dead(int max, long before) throws StoreFault;

  /** The dead letter of this id; empty if there is none. */
  Optional<DeadLetter> dead(UUID event) throws StoreFault;

  /**
   * Puts a dead letter back to where it stood, and has its webhook tried at once.
   *
   * @return false if there is no such dead letter
   */
  boolean retry(UUID event, Instant now) throws StoreFault;

  /**
   * Deletes a dead letter.
   *
   * @return false if there is no such dead letter
   */
  boolean drop(UUID event) throws StoreFault;

  /**
   * From now on hears the name of each webhook for which this process has written something, right
   * after it is durable; must return at once. What other engines write is not told.
   */
  void whenAdded(Consumer<String> heard);
}

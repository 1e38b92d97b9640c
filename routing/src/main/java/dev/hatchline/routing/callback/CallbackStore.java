package dev.hatchline.routing.callback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where callbacks are kept. Every method waits for the database, some seconds at most, and may be
 * called from any thread, which may be interrupted meanwhile. What it is given is durable when it
 * returns. After a {@link StoreException} of {@link #save} or {@link #move} nobody knows whether it
 * was kept.
 */
public interface CallbackStore {
  /** The most rows that {@link #latest} returns. */
  int LATEST_MAX = 1_000;

  /** What became of a request. */
  sealed interface Saved {
    record New(Callback callback) implements Saved {}

    /** The key was used before, for this one, which may have ended. */
    record SameKey(Callback callback) implements Saved {}

    /** This one is open for the number; a key that came with the request is its key now, too. */
    record SameNumber(Callback callback) implements Saved {}

    /** The slot has no room left: nothing is kept. */
    record Full() implements Saved {}
  }

  /**
   * Keeps a new callback, unless one is open for its number or the key has been used. It waits, or
   * its first attempt has begun, which is kept with it.
   *
   * @param idempotencyKey of any length; absent if the asker gave none
   */
  default Saved save(Callback fresh, @Nullable String idempotencyKey) throws StoreException {
    return save(fresh, null, idempotencyKey);
  }

  /**
   * The same in a slot that holds no more than it has room for, whoever else asks at the same
   * moment, of this engine or another. A place is free again when its callback is cancelled or
   * taken over.
   *
   * @param slot of the time that was named; absent if none was
   */
  Saved save(Callback fresh, @Nullable Slot slot, @Nullable String idempotencyKey)
      throws StoreException;

  /** How many places are taken in the slots that begin from then on to before then, if any. */
  Map<Instant, Integer> taken(Instant from, Instant until) throws StoreException;

  /**
   * One step of {@link CallbackTransitions}, and the attempt that begins or ends with it.
   *
   * @return false, changing nothing, if the row is not of the version of {@code from}
   */
  boolean move(Callback from, Callback to) throws StoreException;

  /** All that are open, oldest promise first; where engines share the store, the own ones. */
  List<Callback> open() throws StoreException;

  Optional<Callback> find(CallbackId id) throws StoreException;

  /** Newest promise first. */
  List<Callback> latest(int max) throws StoreException;

  /** The attempts of one callback, in their order. */
  List<Attempt> attempts(CallbackId id) throws StoreException;

  /** How many promises came to what, since there are any. */
  Map<Outcome, Long> outcomes() throws StoreException;

  /** By day (UTC), how many customers answered from then on, and how many met nobody in time. */
  List<AnswerDay> answers(Instant since) throws StoreException;
}

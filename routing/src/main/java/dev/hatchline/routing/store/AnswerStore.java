package dev.hatchline.routing.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What was answered to requests that came with a key, so that each is done once, whichever engine
 * hears it again. Every method waits for the database, some seconds at most, and may be called from
 * any thread, which may be interrupted meanwhile.
 */
public interface AnswerStore {
  /** For so long the same request gets the same answer. */
  Duration KEPT = Duration.ofHours(24);

  /** For so long a key leads to its callback, which is kept as long as the operator wants. */
  Duration CALLBACK_KEYS_KEPT = Duration.ofDays(31);

  /**
   * Another engine that does a request for longer is taken for dead, and the next who asks does it.
   * Of an embedded database there is no other engine: what it did not end, an earlier one left.
   */
  Duration RUN_MAX = Duration.ofSeconds(15);

  /** The most rows of each table that {@link #forget} removes at once. */
  int FORGOTTEN_MAX = 1_000;

  /**
   * A request.
   *
   * @param key all that makes it the same request: who asks for what, and by what key
   * @param body what is asked for; a key stands for one
   */
  record Asked(String key, String body) {}

  /** What is to be done with a request. */
  sealed interface Claim {
    /** It is to be done, by whoever calls. */
    record Ours(String keyHash, UUID run) implements Claim {}

    /** It is being done; then is the time to ask again. */
    record Running(Instant until) implements Claim {}

    /** It was done. */
    record Answered(StoredAnswer answer) implements Claim {}

    /** The key was used for something else. */
    record OtherBody() implements Claim {}
  }

  Claim claim(Asked asked, Instant now) throws StoreFault;

  /** It was done, and is durable when this returns; passed over if somebody else does it now. */
  void keep(Claim.Ours claim, StoredAnswer answer) throws StoreFault;

  /** Nothing was done: the key may be used again, for anything. */
  void release(Claim.Ours claim) throws StoreFault;

  /**
   * Removes what is kept for too long, the keys of callbacks among it; whatever the operator's file
   * says of retention.
   *
   * @return how many; if {@link #FORGOTTEN_MAX} or more, there may be others
   */
  int forget(Instant now) throws StoreFault;
}

package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notice in memory; for the worker's thread only. */
final class Held {
  /** As the store has it. */
  Notice kept;

  Notice now;

  /** Given to the store, which did not say whether it has kept it. */
  @Nullable Notice tried;

  /** Whether this engine has ordered the attempt that has begun. */
  boolean ordered;

  /** Since when nobody watches the attempt that has begun; absent while somebody does. */
  @Nullable Instant unwatched;

  /** Not to be dialled before, by the hours of its number. */
  Instant notBefore = Instant.MIN;

  /** It is not looked whether it may be dialled before. */
  Instant lookAt = Instant.MIN;

  /** Counts up from one notice to the next. */
  final long entered;

  /** Not to be told any more: whoever is rung with it now is not rung again. */
  boolean unwanted;

  boolean settling;

  /** What follows from its end is not asked for before. */
  Instant settleAfter = Instant.MIN;

  Held(Notice row, long entered) {
    this.entered = entered;
    kept = row;
    now = row;
  }

  /** The key of the attempt that has begun. */
  @Nullable CallId key() {
    return now.state().live().orElse(null);
  }

  /** Whether the store has it as it is. */
  boolean safe() {
    return tried == null && kept.equals(now);
  }
}

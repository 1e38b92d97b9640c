package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Fate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A way by which news reaches a customer: a call, or whatever else there is; {@link Ways} chooses.
 * Every method returns at once and throws nothing; no future ever fails.
 */
public interface Channel {
  /**
   * Begins to tell it, under this key, once, ever; what comes of it is told to the desk.
   *
   * @return true if it has begun, false if nobody has said so: it may have begun all the same
   */
  CompletableFuture<Boolean> tell(CallId key, Notice notice);

  /**
   * What the way's own record says of every key that it has not been told to forget.
   *
   * @return empty while it cannot be asked
   */
  CompletableFuture<Optional<Map<CallId, Fate>>> fates();

  /**
   * Has this key refused from now on, unless it was told before; what came first, {@link #fates}
   * tells.
   */
  void bar(CallId key);

  /** What is kept of this key is needed no more. */
  void forget(CallId key);
}

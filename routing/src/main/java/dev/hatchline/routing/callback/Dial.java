package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Who dials for us. Every method returns at once and throws nothing; no future ever fails. True
 * means that Asterisk has begun, false that it has not said so: it may have begun all the same.
 */
public interface Dial {
  /** Dials the customer under this key, which Asterisk refuses to dial twice. */
  CompletableFuture<Boolean> customer(CallId call, Callback callback);

  /** Rings the phone of the agent, who is to wait for the customer of this call. */
  CompletableFuture<Boolean> agent(CallId call, AgentId agent, Callback callback);

  CompletableFuture<Boolean> hangUpCustomer(CallId call);

  CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent);

  /**
   * What Asterisk's own record says of every key that it has not been told to forget.
   *
   * @return empty while it cannot be asked
   */
  CompletableFuture<Optional<Map<CallId, Fate>>> fates();

  /**
   * Has this key refused from now on, unless it was dialled before; what came first, {@link #fates}
   * tells.
   */
  CompletableFuture<Boolean> bar(CallId call);

  /** What is kept of this key is needed no more. */
  CompletableFuture<Boolean> forget(CallId call);
}

package dev.hatchline.app.web;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells the desks of an agent that there is news, and once more when the customer is known who was
 * not when they were told: who rings may be recognised after an agent is set aside for them, and
 * written down still later, where another engine has the call.
 *
 * <pre>
 *   look: known? --yes--&gt; tell
 *           \--no--&gt; tell --call of ours-------&gt; recognised -----------------&gt; tell
 *                        \--another engine's--&gt; again, and again: known? ----&gt; tell
 * </pre>
 *
 * It is looked first and told then: who asks when told sees at least what was known here, or is
 * told again. Safe from any thread.
 */
final class LatePops {
  /** After so long it is looked for anew, and each time after twice as long as before. */
  static final Duration AGAIN_MIN = Duration.ofMillis(100);

  static final Duration AGAIN_MAX = Duration.ofSeconds(2);

  /** Looks for one customer: about a minute. A desk that is looked at asks itself all the time. */
  static final int LOOKS_MAX = 35;

  /** What is known. */
  interface Known {
    /** The call for which the agent is there, if nothing of its customer can be shown yet. */
    Optional<CallId> unknown(AgentId agent);

    /** Done when a call that this engine has is recognised; empty for any other. */
    Optional<? extends CompletableFuture<?>> recognised(CallId call);
  }

  /** Does it after this time, on a thread that may wait for the store. */
  interface Later {
    void run(Duration after, Runnable work);
  }

  private record Awaited(AgentId agent, CallId call) {}

  private final Known known;
  private final Consumer<AgentId> tell;
  private final Later later;
  private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();

  LatePops(Known known, Consumer<AgentId> tell, Later later) {
    this.known = known;
    this.tell = tell;
    this.later = later;
  }

  /** There is news of this agent; may wait for the store. */
  void look(AgentId agent) {
    look(agent, () -> tell.accept(agent));
  }

  /** The same for one desk that is new: it alone is told at first. */
  void look(AgentId agent, Runnable first) {
    Optional<CallId> unknown = known.unknown(agent);
    first.run();
    unknown.map(call -> new Awaited(agent, call)).filter(awaited::add).ifPresent(this::await);
  }

  private void await(Awaited customer) {
    Optional<? extends CompletableFuture<?>> recognised = known.recognised(customer.call());
    if (recognised.isPresent()) {
      var _ = recognised.get().whenComplete((_, _) -> over(customer));
    } else {
      again(customer, AGAIN_MIN, LOOKS_MAX);
    }
  }

  /** Also when the agent is there for another by now, or it is not known to the end. */
  private void over(Awaited customer) {
    awaited.remove(customer);
    tell.accept(customer.agent());
  }

  private void again(Awaited customer, Duration after, int looks) {
    later.run(
        after,
        () -> {
          boolean still = known.unknown(customer.agent()).equals(Optional.of(customer.call()));
          if (still && looks > 1) {
            Duration twice = after.multipliedBy(2);
            again(customer, twice.compareTo(AGAIN_MAX) < 0 ? twice : AGAIN_MAX, looks - 1);
          } else {
            over(customer);
          }
        });
  }
}

package dev.hatchline.telephony;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Calls that we make: a customer's phone under a key that Asterisk dials once, ever, and an agent's
 * phone beside it; {@link Leg#join} brings the two together.
 *
 * <pre>
 *   dialCustomer ─▶ CustomerRings ─▶ CustomerDialled(ANSWERED) ─▶ Arrival(CALLED) ─▶ Leg.join(agent)
 *                        └─────────▶ CustomerDialled(BUSY, …)                            ▲
 *   ringAgent ───▶ AgentLegUp(channel) ──────────────────────────────────────────────────┘
 *                  AgentLegDown(result)
 * </pre>
 *
 * <p>Futures are as in {@link AsteriskLink}: they complete with true when Asterisk has begun, with
 * false if it refused, the link is down, or no answer came within 2 s (then it may yet have begun:
 * only {@link #fates} knows); never exceptionally.
 */
public interface Dialler {
  /**
   * Dials a customer under the call's id; on an answer the customer arrives as {@link
   * Arrival.How#CALLED}. A key that was dialled before is refused, which {@link
   * AsteriskEvent.CustomerDialled} tells with {@link DialFate#REFUSED}.
   */
  CompletableFuture<Boolean> dialCustomer(CustomerDial dial);

  /**
   * Rings an agent, who hears ringing after the answer until {@link Leg#join}; or a message, and is
   * asked for a key ({@link AsteriskEvent.MessageKey}), and then let go; after {@code 2} 5 s later,
   * so that there is somebody to hear {@link #regret}.
   */
  CompletableFuture<Boolean> ringAgent(AgentDial dial);

  /** Has an agent who heard a message, and is still there, hear this; then lets go. */
  CompletableFuture<Boolean> regret(CallId call, AgentId agent, Regret why);

  /** Ends the customer's call, ringing or answered. */
  CompletableFuture<Boolean> hangUpCustomer(CallId call);

  /** Ends the agent's leg, ringing or answered. */
  CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent);

  /**
   * What Asterisk's own record says of every key it has not been told to forget; empty while it
   * cannot be asked. A key that is absent has not been dialled by an Asterisk that has run since
   * before it was ordered; one that was killed may have lost what it wrote in its last second.
   */
  CompletableFuture<Optional<Map<CallId, DialFate>>> fates();

  /**
   * Has Asterisk refuse this key from now on, unless it knows it already. Whoever was to order it
   * may only have been stopped, and go on later; so only a key of which {@link #fates} then says
   * {@link DialFate#BARRED} was never dialled and never will be.
   */
  CompletableFuture<Boolean> bar(CallId call);

  /**
   * Strikes a key off the record. Only for a call that has ended, once that is known lastingly. One
   * that is barred stays for a day all the same.
   */
  CompletableFuture<Boolean> forget(CallId call);

  /** The unique id of the customer's channel while it lives, for finding it in a snapshot. */
  static String customerChannel(CallId call) {
    return call.toString();
  }

  /**
   * The unique id of the agent's channel while it lives. Asterisk takes a new id for one in use if
   * it is the beginning of that one, so no such id begins with another.
   */
  static String agentChannel(CallId call, AgentId agent) {
    return "agent-" + agent + "-" + call;
  }
}

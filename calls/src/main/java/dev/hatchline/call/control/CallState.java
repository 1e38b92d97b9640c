package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands. Each state carries only what it needs.
 *
 * <pre>
 *   InFlow ──hatch, silence──▶ InLine ◀──────────────┐
 *     │                        │   ▲ missed          │ came back
 *     │                reserved▼   │                 │
 *     │                       Ringing ──bridged──▶ Talking ──moved──▶ Away
 *     │                        nobody here ▼         │ agent left
 *     └──────finished──▶ Ending ◀── LeavingMessage   ▼
 *                          └────────── caller's channel gone ──▶ Over
 * </pre>
 */
public sealed interface CallState {
  /** The automation speaks or listens at this node. */
  record InFlow(String node) implements CallState {}

  /** Waiting for a person, with music. */
  record InLine() implements CallState {}

  /**
   * An agent's phone rings for this caller; music goes on.
   *
   * @param next the agent to ring when this ringing ends, routing having changed its mind
   */
  record Ringing(AgentId agent, @Nullable AgentId next) implements CallState {}

  /** Caller and agent hear each other; our script waits for the agent to leave. */
  record Talking(AgentId agent) implements CallState {}

  /** The caller leaves a message since nobody is signed in. */
  record LeavingMessage() implements CallState {}

  /**
   * The caller's channel is up, and no script of ours holds it: on the way out, transferred by an
   * agent, or found up after a restart.
   *
   * @param agent whom the caller talks to, where we know it
   * @param ifGone how the call has ended if the channel turns out to be gone
   */
  record Away(@Nullable AgentId agent, CallEnd ifGone) implements CallState {}

  /** Left to Asterisk's own queue, because the engine could not speak to the caller. */
  record WithPeople() implements CallState {}

  /**
   * Asked back from Asterisk's own queue: in our line already, but not yet in our script.
   *
   * @param reserved the agent to ring as soon as the caller is back
   * @param nobody whether nobody is signed in
   */
  record ComingBack(@Nullable AgentId reserved, boolean nobody) implements CallState {}

  /** We let the call go and wait for Asterisk's word that it is gone. */
  record Ending(CallEnd end) implements CallState {}

  /** Nothing happens to this call any more. */
  record Over(CallEnd end) implements CallState {}
}

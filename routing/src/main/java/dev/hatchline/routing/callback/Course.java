package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One callback as the desk has it in hand. Touched under the desk's lock only. */
final class Course {
  /** What is being done; each that waits for somebody has a deadline. */
  enum Phase {
    /** Waits for its time, or stands in line. */
    IDLE,
    /** An agent is reserved, and the attempt is being written; nothing is dialled yet. */
    CLAIMING,
    /** Agent first: the agent's phone rings. */
    RINGING_AGENT,
    /** The customer is dialled. */
    DIALLED,
    /** We have hung up on the customer's ringing phone, and wait to hear its end. */
    STOPPING,
    /** Nobody watches the attempt: Asterisk's record decides. */
    UNWATCHED,
    /** The customer is on the line. */
    ANSWERED,
    CLOSED
  }

  /** A step that the store does not have yet. */
  record Step(Callback from, Callback to, @Nullable CompletableFuture<Closing> told) {}

  Callback now;
  Phase phase = Phase.IDLE;

  /** When the phase ends by itself. */
  @Nullable Instant deadline;

  final Deque<Step> unsaved = new ArrayDeque<>();
  boolean writing;
  boolean inLine;

  /** Durable, and so somebody's: before that nobody hears of it. */
  boolean promised;

  /** Reserved for it. */
  @Nullable AgentId agent;

  /** The agent's phone is to be rung, but not before Asterisk has the order for the customer's. */
  boolean agentOwed;

  /**
   * Asterisk has that order, and the agent's phone waits for other customers no longer than this.
   */
  @Nullable Instant agentDue;

  /** The customer is or was dialled in this attempt. */
  boolean dialled;

  /** The customer's phone rings. */
  boolean rings;

  boolean warned;

  /** How often in a row nobody knew the customer's call. */
  int missing;

  /** The word of the customer's leg must have come by then. */
  @Nullable Instant endBy;

  @Nullable Instant unwatchedSince;
  @Nullable Instant answeredAt;

  Course(Callback now) {
    this.now = now;
  }

  /** The key of the attempt that is under way, or of the next; absent when closed. */
  @Nullable CallId key() {
    return switch (now.state()) {
      case CallbackState.Waiting(CallId next, _) -> next;
      case CallbackState.Dialling(CallId call, _, _) -> call;
      case CallbackState.Answered(CallId call, _) -> call;
      case CallbackState.Connected _,
          CallbackState.GivenUp _,
          CallbackState.Cancelled _,
          CallbackState.TakenOver _,
          CallbackState.Unknown _ ->
          null;
    };
  }

  /** Whether the attempt that is under way was begun before then. */
  boolean begunBefore(Instant time) {
    return now.state() instanceof CallbackState.Dialling(_, _, Instant since)
        && since.isBefore(time);
  }

  /** Every attempt that the store may still believe to be under way, or that is. */
  Set<CallId> keys() {
    Set<CallId> keys = new HashSet<>();
    now.state().live().ifPresent(keys::add);
    for (Step step : unsaved) {
      step.from().state().live().ifPresent(keys::add);
      step.to().state().live().ifPresent(keys::add);
    }
    return keys;
  }

  void owesAgent(boolean owed) {
    agentOwed = owed;
    agentDue = null;
  }

  void enter(Phase next, @Nullable Instant until) {
    phase = next;
    deadline = until;
  }

  /** Nothing of an attempt is left. */
  void rest(Phase next) {
    enter(next, null);
    agent = null;
    owesAgent(false);
    dialled = false;
    rings = false;
    missing = 0;
    unwatchedSince = null;
    answeredAt = null;
  }
}

package dev.hatchline.routing.task;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackId;
import java.time.Instant;

/** How far a message has come. The last two are ends. */
public sealed interface TaskState {
  /** Nobody has it; in line from then on. */
  record Open(Instant due) implements TaskState {}

  /**
   * It is this agent's, whose phone rings or who listens.
   *
   * @param attempt the id under which it stood in line
   * @param until whoever has not said anything by then, says nothing any more
   */
  record Offered(CallId attempt, AgentId agent, Instant until) implements TaskState {}

  /** The agent has heard it, and nothing is left to do by phone. */
  record Done(AgentId agent, Instant at) implements TaskState {}

  /** The agent had the customer called. */
  record CalledBack(AgentId agent, Instant at, CallbackId callback) implements TaskState {}

  /** Whether somebody has still to hear it. */
  default boolean open() {
    return switch (this) {
      case Open _, Offered _ -> true;
      case Done _, CalledBack _ -> false;
    };
  }

  /** Whether it may be offered to anybody now. */
  default boolean free(Instant now) {
    return switch (this) {
      case Open(Instant due) -> !now.isBefore(due);
      case Offered(var _, var _, Instant until) -> !now.isBefore(until);
      case Done _, CalledBack _ -> false;
    };
  }
}

package dev.hatchline.routing.task;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;

/** What others may want to know. */
public sealed interface TaskNews {
  MessageTask task();

  /** An agent has picked up, and hears it. */
  record Heard(MessageTask task, CallId attempt, AgentId agent) implements TaskNews {}

  /** It has come to its end. */
  record Ended(MessageTask task, AgentId by) implements TaskNews {}
}

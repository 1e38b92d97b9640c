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

  /** The agent wanted the customer called, who cannot be; so it has ended all the same. */
  record NotCalled(MessageTask task, AgentId by, String why) implements TaskNews {}

  /** A step of it failed, by a fault of ours; it is offered again. */
  record Failed(MessageTask task, Throwable fault) implements TaskNews {}
}

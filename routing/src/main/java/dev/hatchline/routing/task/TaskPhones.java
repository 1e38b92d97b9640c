package dev.hatchline.routing.task;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.util.concurrent.CompletableFuture;

/** What the desk does by phone. Every method returns at once; no future ever fails. */
public interface TaskPhones {
  /** Rings the agent, who then hears the message; whether that is so is told to the desk. */
  void ring(MessageTask task, CallId attempt, AgentId agent);

  /** Lets the agent's phone go. */
  void hangUp(CallId attempt, AgentId agent);

  /** Promises the customer a call at the place of the message. */
  CompletableFuture<Called> callBack(MessageTask task, AgentId agent);

  /** Has the agent, who waits for it at the phone, hear what came of that; then lets it go. */
  void tell(Called called, CallId attempt, AgentId agent);
}

package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an engine tells the others of its callers and agents. Repeating one does no harm. */
public sealed interface LineWrite {
  /**
   * Whatever was written before, some of it perhaps lost, is over: nobody is in line here, and
   * nobody's phone rings or talks for us. What comes next says who and whose.
   */
  record Begins() implements LineWrite {}

  /** Is in line here, even if another engine had that caller. */
  record Joins(QueueEntry entry) implements LineWrite {}

  /** Is in line here no more. */
  record Leaves(CallId call) implements LineWrite {}

  /**
   * The agent is rung for our caller, for so long; nothing is written if another engine has the
   * agent by now.
   */
  record Rings(AgentId agent, CallId call, Duration atMost) implements LineWrite {}

  /** Agent and caller hear each other: true whatever anybody has written of that agent. */
  record Talks(AgentId agent, CallId call) implements LineWrite {}

  /**
   * Nothing is held any more of what we held of the agent; a caller who was to be had keeps the
   * place.
   *
   * @param call who was to be had, if anybody
   * @param rest for so long the agent gets no caller; absent for none
   */
  record Frees(AgentId agent, @Nullable CallId call, @Nullable Duration rest)
      implements LineWrite {}
}

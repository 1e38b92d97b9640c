package dev.hatchline.app.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.shared.Hold;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each agent does, at whichever engine, for those who show it; and who is told at once when
 * that changes. Safe from any thread.
 */
public final class AgentWatch implements Consumer<AgentMove> {
  private static final Logger log = LoggerFactory.getLogger(AgentWatch.class);

  private final HeldElsewhere elsewhere;
  private final List<Consumer<AgentId>> listeners = new CopyOnWriteArrayList<>();

  public AgentWatch(InstantSource clock) {
    this.elsewhere = new HeldElsewhere(clock);
  }

  /**
   * Is told of each agent of whom there is news.
   *
   * @param listener must return at once and ask nothing: the routing waits for it
   */
  public void listen(Consumer<AgentId> listener) {
    listeners.add(listener);
  }

  /** An agent has moved at this engine. */
  @Override
  public void accept(AgentMove move) {
    if (move.after().state() instanceof AgentState.OnCall(CallId call, _) && call != null) {
      elsewhere.ours(move.after().id());
    }
    tell(move.after().id());
  }

  /**
   * Other engines may have other agents now.
   *
   * @param holds reads them; one looks at a time, so that nobody brings back what was read before
   */
  public void look(Supplier<Map<AgentId, Hold>> holds) {
    elsewhere.look(holds).forEach(this::tell);
  }

  /** What is shown to people is in the way of nobody who is rung. */
  private void tell(AgentId agent) {
    for (Consumer<AgentId> listener : listeners) {
      try {
        listener.accept(agent);
      } catch (RuntimeException fault) {
        log.error("news of agent {} is not shown", agent, fault);
      }
    }
  }

  /** The agent as the engine sees them that has them; ours, if none does. */
  public Agent seen(Agent ours) {
    return ours.state().call() != null
        ? ours
        : elsewhere
            .state(ours.id())
            .map(state -> new Agent(ours.id(), ours.standing(), state, ours.limits()))
            .orElse(ours);
  }

  /** With which caller of another engine this agent talks, or talked last; empty if of ours. */
  public Optional<CallId> talkedElsewhere(AgentId agent) {
    return elsewhere.talked(agent);
  }
}

package dev.hatchline.app;

import dev.hatchline.app.call.Incident;
import dev.hatchline.call.AgentId;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A pause that the agent asked for is the agent's own matter. One that began because the phone rang
 * in vain may be unknown to them, and nothing but {@code *1} ends it: so when it lasts, a person is
 * told, once.
 */
final class LongPauses {
  static final Duration PAUSE_MAX = Duration.ofMinutes(15);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** Which pause of whom was told, by its beginning. */
  private final Map<AgentId, Instant> told = new HashMap<>();

  /**
   * Looks each minute.
   *
   * @param agents those of whom this engine tells
   */
  static void watch(
      Supplier<Collection<Agent>> agents,
      Consumer<Incident> incidents,
      ScheduledExecutorService timer,
      InstantSource clock) {
    LongPauses pauses = new LongPauses();
    var _ =
        timer.scheduleWithFixedDelay(
            () -> pauses.look(agents.get(), clock.instant()).forEach(incidents),
            LOOK_EVERY.toMillis(),
            LOOK_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** What is to be told now. */
  List<Incident> look(Collection<Agent> agents, Instant now) {
    List<Incident> found = new ArrayList<>();
    for (Agent agent : agents) {
      Pause pause = agent.standing().pause();
      boolean forgotten =
          agent.state() instanceof AgentState.Paused
              && pause != null
              && pause.reason().equals(Pause.NO_ANSWER)
              && !pause.since().plus(PAUSE_MAX).isAfter(now);
      if (!forgotten || pause == null) {
        told.remove(agent.id());
      } else if (!pause.since().equals(told.put(agent.id(), pause.since()))) {
        found.add(incident(agent.id(), now));
      }
    }
    return found;
  }

  private static Incident incident(AgentId agent, Instant now) {
    return new Incident(
        now,
        "pause-forgotten",
        "Agent %s has been paused for %d minutes because the phone rang in vain; *1 on it ends that."
            .formatted(agent, PAUSE_MAX.toMinutes()),
        agent);
  }
}

package dev.hatchline.routing;

import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.queue.CallQueue;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who is rung for whom, pure: of all callers for whose queue an agent is eligible, the one with the
 * oldest first ring, and of that queue's agents the one who has been idle longest.
 */
final class Matcher {
  private static final Comparator<Agent> LONGEST_IDLE =
      Comparator.<Agent, Instant>comparing(agent -> agent.state().since())
          .thenComparing(agent -> agent.id().extension());

  private Matcher() {}

  record Match(Agent agent, QueueEntry entry) {}

  /** The next match, or none when every waiting caller must go on waiting. */
  static Optional<Match> next(
      Collection<CallQueue> queues, Function<String, Stream<Agent>> agentsOf) {
    return queues.stream()
        .flatMap(queue -> queue.firstWaiting().stream())
        .sorted()
        .flatMap(entry ->
            agentsOf
                .apply(entry.queue())
                .filter(Agent::eligible)
                .min(LONGEST_IDLE)
                .map(agent -> new Match(agent, entry))
                .stream())
        .findFirst();
  }
}

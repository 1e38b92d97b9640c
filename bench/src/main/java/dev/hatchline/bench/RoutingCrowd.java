package dev.hatchline.bench;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ten thousand agents who all talk, and callers in line for two hundred queues, each of which asks
 * for a skill of its own. A step lets one agent finish, who gets the next caller, and another
 * caller come, so that as many are in line as before. Some callers have credit, and some wait for
 * an agent.
 */
final class RoutingCrowd {
  static final int AGENTS = 10_000;
  static final int SKILLS = 200;
  private static final int SKILLS_OF_AGENT = 5;
  private static final int LEVELS = 10;
  private static final int EXPERT = 6;
  private static final int AGENT_FIRST = 100_000;
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration WIDENS = Duration.ofMinutes(10);
  private static final Duration STEP = Duration.ofMillis(10);

  private final Random random;
  private final RoutingEngine engine;
  private final Map<AgentId, Set<String>> queues;
  private final List<AgentId> agents = new ArrayList<>();
  private final Map<AgentId, CallId> calls = new HashMap<>();
  private final Map<CallId, QueueEntry> waiting = new HashMap<>();
  private Instant now = T0;
  private long callers;

  RoutingCrowd(int inLine, long seed) {
    random = new Random(seed);
    for (int i = 0; i < AGENTS; i++) {
      agents.add(new AgentId(Integer.toString(AGENT_FIRST + i)));
    }
    RoutingPolicy policy = policy();
    queues = policy.queuesOf();
    engine = new RoutingEngine(policy, () -> now);
    for (AgentId agent : agents) {
      engine.handle(new RoutingEvent.AgentDevice(agent, Device.FREE));
      talk(agent, new CallId(new UUID(1, callers++)));
    }
    for (int i = 0; i < inLine; i++) {
      // They have come one after the other, so that circles widen all the time.
      engine.handle(new RoutingEvent.Joined(caller(random.nextInt((int) WIDENS.toSeconds()))));
    }
  }

  private RoutingPolicy policy() {
    List<Set<AgentId>> experts = new ArrayList<>();
    List<Set<AgentId>> others = new ArrayList<>();
    for (int skill = 0; skill < SKILLS; skill++) {
      experts.add(new HashSet<>());
      others.add(new HashSet<>());
    }
    for (AgentId agent : agents) {
      for (int i = 0; i < SKILLS_OF_AGENT; i++) {
        int skill = random.nextInt(SKILLS);
        (random.nextInt(LEVELS) + 1 >= EXPERT ? experts : others).get(skill).add(agent);
      }
    }
    Map<String, QueuePolicy> queues = new LinkedHashMap<>();
    for (int skill = 0; skill < SKILLS; skill++) {
      queues.put(
          "skill-" + skill,
          QueuePolicy.of(
              experts.get(skill), List.of(new QueuePolicy.Widening(WIDENS, others.get(skill)))));
    }
    return new RoutingPolicy(
        queues,
        new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30)),
        RoutingPolicy.CREDIT_MAX);
  }

  /** Who asked for a person so many seconds ago. */
  private QueueEntry caller(int ago) {
    long number = callers++;
    @Nullable Affinity affinity =
        random.nextInt(10) == 0
            ? new Affinity(agents.get(random.nextInt(AGENTS)), now.plus(WIDENS.dividedBy(2)))
            : null;
    QueueEntry entry =
        new QueueEntry(
            new CallId(new UUID(0, number)),
            "skill-" + random.nextInt(SKILLS),
            new FirstRing(now.minusSeconds(ago + random.nextInt(600)), number),
            now.minusSeconds(ago),
            Duration.ofSeconds(random.nextInt(10) == 0 ? 120 : 0),
            affinity);
    waiting.put(entry.call(), entry);
    return entry;
  }

  /**
   * How long one step took (ns).
   *
   * @param freed the decision for the agent who had finished
   * @param joined the joining of the next caller
   * @param given the decision
   * @param next who joined
   */
  record Took(long freed, long joined, Decision.Reserve given, QueueEntry next) {}

  /** Lets agents finish until one of them gets a caller, and another caller join. */
  Took step() {
    while (true) {
      now = now.plus(STEP);
      AgentId agent = agents.get(random.nextInt(AGENTS));
      RoutingEvent freed =
          new RoutingEvent.AgentFreed(agent, Objects.requireNonNull(calls.get(agent)));
      long begun = System.nanoTime();
      List<Decision> decisions = engine.handle(freed);
      long took = System.nanoTime() - begun;
      Optional<Decision.Reserve> given = given(agent, decisions);
      if (given.isPresent()) {
        QueueEntry next = caller(0);
        RoutingEvent joined = new RoutingEvent.Joined(next);
        begun = System.nanoTime();
        List<Decision> more = engine.handle(joined);
        long join = System.nanoTime() - begun;
        answer(more);
        return new Took(took, join, given.get(), next);
      }
      // Nobody waits for any skill of this agent.
      talk(agent, new CallId(new UUID(1, callers++)));
    }
  }

  private Optional<Decision.Reserve> given(AgentId agent, List<Decision> decisions) {
    answer(decisions);
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve reserve && reserve.agent().equals(agent)) {
        return Optional.of(reserve);
      }
    }
    return Optional.empty();
  }

  /** All in line, in no order. */
  List<QueueEntry> waiting() {
    return List.copyOf(waiting.values());
  }

  List<AgentId> agents() {
    return agents;
  }

  /** For whose callers the agent may be rung. */
  Set<String> queues(AgentId agent) {
    return queues.getOrDefault(agent, Set.of());
  }

  private void answer(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId agent, CallId call, _)) {
        engine.handle(new RoutingEvent.Answered(agent, call));
        calls.put(agent, call);
        waiting.remove(call);
      }
    }
  }

  private void talk(AgentId agent, CallId call) {
    engine.handle(new RoutingEvent.AdoptedOnCall(agent, call));
    calls.put(agent, call);
  }

  int inLine() {
    return engine.readings().line().size();
  }
}

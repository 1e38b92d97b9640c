package dev.hatchline.bench.replay;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.callback.AskLimits;
import dev.hatchline.routing.callback.CallbackPolicy;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.sim.Arrival;
import dev.hatchline.routing.sim.Callers;
import dev.hatchline.routing.sim.Contact;
import dev.hatchline.routing.sim.House;
import dev.hatchline.routing.sim.LineSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One scenario: the callers of the log, and how the production routing serves them. */
final class Replay implements Callers {
  /** Agents of the simulation answer at once, or at this time at the latest. */
  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);

  /** As many customers may be called, and as often, as the bank's log has them. */
  private static final AskLimits.Bounds BOUNDS = unbounded(AskLimits.Bounds.OPEN_MAX);

  private final Crowd crowd;
  private final Scenario scenario;
  private final Settings settings;
  private final Map<String, Set<AgentId>> queues;

  /** With whom each customer talked last. */
  private final Map<String, AgentId> last = new HashMap<>();

  private final List<Visit> visits = new ArrayList<>();

  private Replay(Crowd crowd, Staffing staffing, Settings settings, Scenario scenario) {
    this.crowd = crowd;
    this.settings = settings;
    this.scenario = scenario;
    this.queues = staffing.queues();
  }

  private static AskLimits.Bounds unbounded(int most) {
    return new AskLimits.Bounds(most, most, most, most, most, most, most);
  }

  /** What became of all callers, in the order in which their waits ended. */
  static List<Visit> of(Crowd crowd, Staffing staffing, Settings settings, Scenario scenario) {
    Replay replay = new Replay(crowd, staffing, settings, scenario);
    List<Arrival> arrivals = crowd.arrivals(scenario);
    CallbackPolicy usual = CallbackPolicy.DEFAULT;
    CallbackPolicy callbacks =
        new CallbackPolicy(usual.retry(), BOUNDS, usual.agentFirst(), usual.ring());
    House house =
        new House(
            RoutingPolicy.of(staffing.queues(), LIMITS),
            staffing.shifts(),
            callbacks,
            settings.seed());
    Instant beginning = arrivals.getFirst().entry().joinedAt().minus(Duration.ofDays(1));
    new LineSimulator(house, beginning, replay)
        .run(arrivals.iterator(), arrivals.getLast().entry().joinedAt());
    return List.copyOf(replay.visits);
  }

  @Override
  public QueueEntry joins(Arrival arrival) {
    QueueEntry entry = arrival.entry();
    String customer = crowd.caller(entry.call()).call().customer();
    AgentId agent = customer == null ? null : last.get(customer);
    boolean serves = agent != null && queues.getOrDefault(entry.queue(), Set.of()).contains(agent);
    if (!scenario.sameAgent() || agent == null || !serves) {
      return entry;
    }
    return new QueueEntry(
        entry.call(),
        entry.queue(),
        entry.firstRing(),
        entry.joinedAt(),
        entry.credit(),
        new Affinity(agent, entry.joinedAt().plus(settings.sameAgent())));
  }

  @Override
  public Optional<Arrival> ended(Contact contact) {
    QueueEntry entry = contact.arrival().entry();
    Crowd.Caller caller = crowd.caller(entry.call());
    AgentId agent = contact.agent();
    String customer = caller.call().customer();
    visits.add(
        new Visit(
            caller.call(),
            caller.again() > 0,
            contact.waited(),
            contact.answered(),
            agent == null ? null : agent.extension(),
            contact.callback()));
    if (agent != null && customer != null) {
      last.put(customer, agent);
    }
    return contact.answered() || contact.callback() != null
        ? Optional.empty()
        : crowd.again(caller, entry.joinedAt().plus(contact.waited()), scenario);
  }
}

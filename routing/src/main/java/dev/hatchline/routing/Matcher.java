package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is rung for whom: of all callers for whom an agent is idle, the one whose place is first, and
 * of those agents one of the nearest circle, who has been idle longest. It knows no time and does
 * nothing; told of each change of a caller or an agent, it has the next match ready.
 *
 * <p>A change costs as much as the logarithm of the number of callers and agents, times the number
 * of circles that an agent is in.
 */
final class Matcher {
  /**
   * Above so many, those for whom nobody waits are forgotten, and put together again when needed.
   */
  private static final int WISHED_MAX = 200;

  private final RoutingPolicy policy;
  private final Map<String, List<Pool>> queues = new HashMap<>();
  private final Map<AgentId, Pool> single = new HashMap<>();
  private final Map<Wished, Pool> wished = new HashMap<>();
  private final Map<AgentId, List<Pool>> poolsOf = new HashMap<>();
  private final Map<AgentId, Instant> idle = new HashMap<>();

  /** How trees compare; absent: as the places and the idle agents do by themselves. */
  private final @Nullable Comparator<Spot> places;

  private final @Nullable Comparator<Idle> idlest;

  /** The pools with a caller and an idle agent, by their first caller. */
  private final NavigableMap<Spot, Pool> open;

  record Match(AgentId agent, QueueEntry entry) {}

  /** Those of a circle who can do this. */
  private record Wished(String queue, int circle, Skills least) {}

  /**
   * A caller's place, with what decides it at hand: a line of a hundred thousand does not fit into
   * the processor's caches, and each look at another object may be one at the memory.
   */
  record Spot(long second, int nano, long sequence, QueueEntry entry) implements Comparable<Spot> {
    static Spot of(QueueEntry entry) {
      Instant rank = entry.rank();
      return new Spot(rank.getEpochSecond(), rank.getNano(), entry.firstRing().sequence(), entry);
    }

    @Override
    public int compareTo(Spot other) {
      if (second != other.second) {
        return Long.compare(second, other.second);
      }
      if (nano != other.nano) {
        return Integer.compare(nano, other.nano);
      }
      return sequence == other.sequence
          ? entry.compareTo(other.entry)
          : Long.compare(sequence, other.sequence);
    }
  }

  record Idle(int circle, Instant since, AgentId agent) implements Comparable<Idle> {
    private static final Comparator<Idle> ORDER =
        Comparator.comparingInt(Idle::circle)
            .thenComparing(Idle::since)
            .thenComparing(idle -> idle.agent().extension());

    @Override
    public int compareTo(Idle other) {
      return ORDER.compare(this, other);
    }
  }

  /** Agents who may be rung for the same callers, as far as they are idle, and those callers. */
  private static final class Pool {
    final Map<AgentId, Integer> agents;
    final NavigableSet<Idle> idle;
    final NavigableSet<Spot> waiting;

    /** The first of them, at hand: who becomes idle asks all pools, and trees are deep. */
    @Nullable Spot first;

    /** Under whom it is among the open ones, if it is. */
    @Nullable Spot shown;

    Pool(Map<AgentId, Integer> agents, NavigableSet<Idle> idle, NavigableSet<Spot> waiting) {
      this.agents = agents;
      this.idle = idle;
      this.waiting = waiting;
    }
  }

  Matcher(RoutingPolicy policy) {
    this(policy, null, null);
  }

  /**
   * With orders that are those of the places and idle agents themselves, such as ones that count.
   */
  Matcher(
      RoutingPolicy policy, @Nullable Comparator<Spot> places, @Nullable Comparator<Idle> idlest) {
    this.policy = policy;
    this.places = places;
    this.idlest = idlest;
    this.open = new TreeMap<>(places);
    policy
        .queues()
        .forEach((name, queue) ->
            queues.put(name, queue.circles().stream().map(c -> pool(c.agents())).toList()));
  }

  private Pool pool(Map<AgentId, Integer> agents) {
    Pool pool = new Pool(agents, new TreeSet<>(idlest), new TreeSet<>(places));
    agents.keySet().forEach(id -> poolsOf.computeIfAbsent(id, _ -> new ArrayList<>()).add(pool));
    return pool;
  }

  /** Any agent of this circle of the caller's queue may be rung who can do this. */
  void waits(QueueEntry entry, int circle, Skills least) {
    waits(entry, pool(entry.queue(), circle, least));
  }

  /** Only this agent may be rung. */
  void waitsFor(QueueEntry entry, AgentId agent) {
    waits(entry, single(agent));
  }

  private void waits(QueueEntry entry, Pool pool) {
    Spot spot = Spot.of(entry);
    pool.waiting.add(spot);
    if (pool.first == null || spot.compareTo(pool.first) < 0) {
      pool.first = spot;
      show(pool);
    }
  }

  /** The caller is not to be matched as {@link #waits} said. */
  void rests(QueueEntry entry, int circle, Skills least) {
    rests(entry, pool(entry.queue(), circle, least));
  }

  /** The caller is not to be matched as {@link #waitsFor} said. */
  void restsFrom(QueueEntry entry, AgentId agent) {
    rests(entry, single(agent));
  }

  private void rests(QueueEntry entry, Pool pool) {
    Spot spot = Spot.of(entry);
    pool.waiting.remove(spot);
    if (pool.first != null && spot.compareTo(pool.first) == 0) {
      pool.first = pool.waiting.isEmpty() ? null : pool.waiting.first();
      show(pool);
    }
  }

  /** The agent may be rung, and has been idle since then. */
  void idle(AgentId agent, Instant since) {
    busy(agent);
    idle.put(agent, since);
    for (Pool pool : poolsOf.getOrDefault(agent, List.of())) {
      pool.idle.add(of(pool, agent, since));
      show(pool);
    }
  }

  /** The agent may not be rung. */
  void busy(AgentId agent) {
    Instant since = idle.remove(agent);
    if (since != null) {
      for (Pool pool : poolsOf.getOrDefault(agent, List.of())) {
        pool.idle.remove(of(pool, agent, since));
        show(pool);
      }
    }
  }

  /** Whether somebody could be rung at once for a caller who joined this queue now. */
  boolean anyIdle(String queue) {
    return !pools(queue).isEmpty() && !pools(queue).getFirst().idle.isEmpty();
  }

  /** The next match, or none when every waiting caller must go on waiting. */
  Optional<Match> next() {
    return Optional.ofNullable(open.firstEntry())
        .map(first -> new Match(first.getValue().idle.first().agent(), first.getKey().entry()));
  }

  /** Whether nobody waits who comes before this caller and for whom this agent may be rung. */
  boolean comesFirst(QueueEntry entry, AgentId agent) {
    Spot spot = Spot.of(entry);
    for (Pool pool : poolsOf.getOrDefault(agent, List.of())) {
      if (pool.first != null && pool.first.compareTo(spot) < 0) {
        return false;
      }
    }
    return true;
  }

  private void show(Pool pool) {
    @Nullable Spot before = pool.shown;
    @Nullable Spot first = pool.idle.isEmpty() ? null : pool.first;
    if (!Objects.equals(first, before)) {
      if (before != null) {
        open.remove(before);
      }
      if (first != null) {
        open.put(first, pool);
      }
      pool.shown = first;
    }
  }

  private List<Pool> pools(String queue) {
    return queues.getOrDefault(queue, List.of());
  }

  private Pool single(AgentId agent) {
    return single.computeIfAbsent(agent, id -> filled(Map.of(id, 0)));
  }

  private Pool pool(String queue, int circle, Skills least) {
    Pool all = pools(queue).get(circle);
    if (least.none()) {
      return all;
    }
    Wished key = new Wished(queue, circle, least);
    @Nullable Pool known = wished.get(key);
    if (known != null) {
      return known;
    }
    if (wished.size() >= WISHED_MAX) {
      forgetUnused();
    }
    Map<AgentId, Integer> able = new HashMap<>(all.agents);
    able.keySet().removeIf(agent -> !policy.can(agent, least));
    Pool fresh = filled(able);
    wished.put(key, fresh);
    return fresh;
  }

  private void forgetUnused() {
    for (Pool pool : List.copyOf(wished.values())) {
      if (pool.waiting.isEmpty()) {
        wished.values().remove(pool);
        pool.agents.keySet().forEach(agent -> poolsOf.getOrDefault(agent, List.of()).remove(pool));
      }
    }
  }

  /** Begun while agents are idle already. */
  private Pool filled(Map<AgentId, Integer> agents) {
    Pool pool = pool(agents);
    for (AgentId agent : agents.keySet()) {
      @Nullable Instant since = idle.get(agent);
      if (since != null) {
        pool.idle.add(of(pool, agent, since));
      }
    }
    return pool;
  }

  private static Idle of(Pool pool, AgentId agent, Instant since) {
    return new Idle(pool.agents.getOrDefault(agent, 0), since, agent);
  }
}

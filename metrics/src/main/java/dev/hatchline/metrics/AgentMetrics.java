package dev.hatchline.metrics;

import dev.hatchline.call.AgentId;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentMoved;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What agents do with their time. Safe for any thread, and nobody waits. */
public final class AgentMetrics {
  /** The reason of who gave none. */
  static final String NONE = "none";

  private static final double NANOS = 1e9;

  private final InstantSource clock;
  private final Set<String> reasons = new LinkedHashSet<>();
  private final Map<Doing, Duration> spent = new HashMap<>();
  private final Map<Doing, Duration> told = new HashMap<>();
  private final Map<AgentId, Since> agents = new HashMap<>();

  private record Doing(AgentDoing doing, String reason) {}

  /** {@code counts} false: another engine counts what is done from then on. */
  private record Since(Doing doing, Instant at, boolean counts) {}

  /**
   * With all its meters.
   *
   * @param pauses the reasons that agents may give, and ours
   */
  public AgentMetrics(MeterRegistry registry, Collection<String> pauses, InstantSource clock) {
    this.clock = clock;
    reasons.addAll(pauses);
    reasons.add(NONE);
    reasons.add(MeterNames.OTHER);
    reasons.forEach(reason -> paused(registry, reason));
    for (AgentDoing doing : AgentDoing.values()) {
      switch (doing) {
        case PAUSED -> reasons.forEach(reason -> time(registry, new Doing(doing, reason)));
        case ON_CALL -> {
          time(registry, new Doing(doing, NONE));
          time(registry, new Doing(doing, AgentMoved.NOT_OURS));
        }
        case SIGNED_OUT, AVAILABLE, RESERVED, WRAP_UP -> time(registry, new Doing(doing, NONE));
        case UNKNOWN -> {}
      }
    }
  }

  private void paused(MeterRegistry registry, String reason) {
    Doing doing = new Doing(AgentDoing.PAUSED, reason);
    Gauge.builder(MeterNames.AGENTS_PAUSED, this, each -> each.count(doing))
        .description("Agents who are paused, by why")
        .tag(MeterNames.REASON, reason)
        .strongReference(true)
        .register(registry);
  }

  private void time(MeterRegistry registry, Doing doing) {
    FunctionCounter.builder(MeterNames.AGENTS_TIME, this, each -> each.seconds(doing))
        .description(
            "Seconds of all agents, by what they did: occupancy = (OnCall without not-ours +"
                + " WrapUp) / all but SignedOut")
        .baseUnit("seconds")
        .tag(MeterNames.STATE, doing.doing().word())
        .tag(MeterNames.REASON, doing.reason())
        .register(registry);
  }

  /**
   * An agent does something else.
   *
   * @param counts whether it is this engine that counts it, which one of two does
   */
  public synchronized void moved(AgentMoved move, boolean counts) {
    Since before = agents.get(move.agent());
    if (before != null && before.counts()) {
      spent.merge(before.doing(), time(before, move.at()), Duration::plus);
    }
    Doing doing = new Doing(move.doing(), reason(move));
    agents.put(move.agent(), new Since(doing, move.at(), counts));
  }

  private String reason(AgentMoved move) {
    if (move.reason().isEmpty()) {
      return NONE;
    }
    return switch (move.doing()) {
      case PAUSED -> reasons.contains(move.reason()) ? move.reason() : MeterNames.OTHER;
      case ON_CALL -> AgentMoved.NOT_OURS;
      case SIGNED_OUT, AVAILABLE, RESERVED, WRAP_UP, UNKNOWN -> NONE;
    };
  }

  private synchronized double count(Doing doing) {
    return agents.values().stream().filter(agent -> agent.doing().equals(doing)).count();
  }

  /**
   * What goes on counts already, so that nothing jumps when it is over; and what was told is never
   * taken back, for a counter that falls is taken to have begun anew.
   */
  private synchronized double seconds(Doing doing) {
    Instant now = clock.instant();
    Duration sum = spent.getOrDefault(doing, Duration.ZERO);
    for (Since agent : agents.values()) {
      if (agent.counts() && agent.doing().equals(doing)) {
        sum = sum.plus(time(agent, now));
      }
    }
    Duration before = told.getOrDefault(doing, Duration.ZERO);
    Duration most = before.compareTo(sum) > 0 ? before : sum;
    told.put(doing, most);
    return most.toNanos() / NANOS;
  }

  private static Duration time(Since agent, Instant until) {
    return until.isAfter(agent.at()) ? Duration.between(agent.at(), until) : Duration.ZERO;
  }
}

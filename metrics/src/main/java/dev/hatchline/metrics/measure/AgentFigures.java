package dev.hatchline.metrics.measure;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What agents did in a period, summed up.
 *
 * @param times by what was done; none is zero
 * @param pauses of those, time paused by the reason, empty where none was given
 * @param talk time with callers of ours, holding included: phones put on hold, and nobody tells
 * @param talks conversations with callers of ours that began in the period
 */
public record AgentFigures(
    Map<AgentDoing, Duration> times, Map<String, Duration> pauses, Duration talk, int talks) {
  public static final AgentFigures NONE = new AgentFigures(Map.of(), Map.of(), Duration.ZERO, 0);

  public AgentFigures {
    times = Map.copyOf(times);
    pauses = Map.copyOf(pauses);
  }

  /** Of several agents together. */
  public static AgentFigures of(Collection<AgentFigures> agents) {
    return agents.stream().reduce(NONE, AgentFigures::plus);
  }

  private AgentFigures plus(AgentFigures other) {
    Map<AgentDoing, Duration> allTimes = new EnumMap<>(AgentDoing.class);
    allTimes.putAll(times);
    other.times.forEach((doing, time) -> allTimes.merge(doing, time, Duration::plus));
    Map<String, Duration> allPauses = new TreeMap<>(pauses);
    other.pauses.forEach((reason, time) -> allPauses.merge(reason, time, Duration::plus));
    return new AgentFigures(allTimes, allPauses, talk.plus(other.talk), talks + other.talks);
  }

  public Duration time(AgentDoing doing) {
    return times.getOrDefault(doing, Duration.ZERO);
  }

  /** Pauses and calls that are none of ours included. */
  public Duration signedIn() {
    return times.entrySet().stream()
        .filter(entry -> entry.getKey().signedIn())
        .map(Map.Entry::getValue)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Talk, holding included, and wrap-up. */
  public Duration handling() {
    return talk.plus(time(AgentDoing.WRAP_UP));
  }

  /** (Talk + hold + wrap-up) ÷ signed-in time, 0 to 1; empty for who was never signed in. */
  public OptionalDouble occupancy() {
    return QueueFigures.share(handling().toMillis(), signedIn().toMillis());
  }

  /** AHT: (talk + hold + wrap-up) ÷ conversations; empty where there was none. */
  public Optional<Duration> handleTime() {
    return talks == 0 ? Optional.empty() : Optional.of(handling().dividedBy(talks));
  }
}

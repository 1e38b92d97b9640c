package dev.hatchline.metrics.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what one agent did in a period from the moves, which come in their order. What was done
 * before the first one is not known.
 */
public final class AgentReader {
  private final Instant from;
  private final Instant to;
  private final Map<AgentDoing, Duration> times = new EnumMap<>(AgentDoing.class);
  private final Map<String, Duration> pauses = new TreeMap<>();
  private Duration talk = Duration.ZERO;
  private int talks;
  private AgentDoing doing = AgentDoing.UNKNOWN;
  private String reason = "";
  private Instant since;

  /**
   * Of this period.
   *
   * @param to not in it
   */
  public AgentReader(Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the period from " + from + " ends before, at " + to);
    }
    this.from = from;
    this.to = to;
    this.since = from;
  }

  /** All moves at once, those before the period among them. */
  public static AgentFigures read(Instant from, Instant to, Iterable<AgentMoved> moves) {
    AgentReader reader = new AgentReader(from, to);
    moves.forEach(reader::add);
    return reader.read();
  }

  /** The next one; of those before the period only the last one matters. */
  public void add(AgentMoved move) {
    spendUntil(move.at());
    doing = move.doing();
    reason = move.reason();
    if (ours() && !move.at().isBefore(from) && move.at().isBefore(to)) {
      talks++;
    }
  }

  /** What there is until the end of the period, if nothing else comes. */
  public AgentFigures read() {
    spendUntil(to);
    return new AgentFigures(times, pauses, talk, talks);
  }

  private boolean ours() {
    return doing == AgentDoing.ON_CALL && !reason.equals(AgentMoved.NOT_OURS);
  }

  private void spendUntil(Instant at) {
    Instant end = at.isAfter(to) ? to : at;
    if (!end.isAfter(since)) {
      return;
    }
    Duration spent = Duration.between(since, end);
    times.merge(doing, spent, Duration::plus);
    if (doing == AgentDoing.PAUSED) {
      pauses.merge(reason, spent, Duration::plus);
    }
    if (ours()) {
      talk = talk.plus(spent);
    }
    since = end;
  }
}

package dev.hatchline.metrics.score;

import dev.hatchline.call.AgentId;
import dev.hatchline.metrics.measure.AgentMoved;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On how much of each whole day somebody was there: from what agents did, those moves before the
 * period first, which tell what was so when it began, and then the others in their order. Of days
 * before the first move that is known nobody can say.
 */
public final class Staffing {
  private final Map<LocalDate, Duration> staffed = new TreeMap<>();
  private final Set<AgentId> there = new HashSet<>();
  private final Instant to;
  private final ZoneId zone;
  private Instant since;
  private @Nullable Instant known;

  /** Of the whole days in this period, by the clock of this zone. */
  public Staffing(Instant from, Instant to, ZoneId zone) {
    this.to = to;
    this.zone = zone;
    this.since = from;
    LocalDate first = LocalDate.ofInstant(from, zone);
    LocalDate begun =
        first.atStartOfDay(zone).toInstant().isBefore(from) ? first.plusDays(1) : first;
    for (LocalDate day = begun; !end(day).isAfter(to); day = day.plusDays(1)) {
      staffed.put(day, Duration.ZERO);
    }
  }

  private Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The next one. */
  public void add(AgentMoved move) {
    spendUntil(move.at());
    known = known == null ? move.at() : known;
    if (move.doing().serves()) {
      there.add(move.agent());
    } else {
      there.remove(move.agent());
    }
  }

  private void spendUntil(Instant at) {
    Instant until = at.isAfter(to) ? to : at;
    while (since.isBefore(until)) {
      LocalDate day = LocalDate.ofInstant(since, zone);
      Instant end = end(day).isBefore(until) ? end(day) : until;
      if (!there.isEmpty()) {
        Duration time = Duration.between(since, end);
        staffed.computeIfPresent(day, (_, sum) -> sum.plus(time));
      }
      since = end;
    }
  }

  /** The whole days of which it is known, in their order. */
  public List<StaffedDay> days() {
    spendUntil(to);
    List<StaffedDay> days = new ArrayList<>();
    Instant first = known;
    if (first != null) {
      staffed.forEach((day, time) -> {
        if (end(day).isAfter(first)) {
          days.add(new StaffedDay(day, time));
        }
      });
    }
    return days;
  }
}

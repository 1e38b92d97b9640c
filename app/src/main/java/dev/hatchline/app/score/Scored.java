package dev.hatchline.app.score;

import dev.hatchline.metrics.score.Score;
import java.util.List;

/**
 * A score, and of what it was computed.
 *
 * @param unreadable calls whose events could not be read, and which are in no figure
 * @param days what the events were, day by day; a day without a call is not among them
 */
public record Scored(Asked asked, Score score, int unreadable, List<EventSums.Day> days) {
  public Scored {
    days = List.copyOf(days);
  }

  public long calls() {
    return days.stream().mapToLong(EventSums.Day::calls).sum();
  }

  public long events() {
    return days.stream().mapToLong(EventSums.Day::events).sum();
  }
}

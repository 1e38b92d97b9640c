package dev.hatchline.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller stands in line.
 *
 * @param position counts from 1 within the queue
 * @param range how long it will probably be until a person answers; absent when nobody can say,
 *     because no agent is at work
 */
public record Place(int position, @Nullable WaitRange range) {
  public Place {
    if (position < 1) {
      throw new IllegalArgumentException("expected a position from 1 on, found " + position);
    }
  }

  /** The likely wait, if anybody can say. */
  public @Nullable Duration estimate() {
    return range == null ? null : range.likely();
  }

  /** The wait as it is spoken, if anybody can say. */
  public @Nullable WaitRange told() {
    return range == null ? null : range.inMinutes();
  }

  /** Whether a caller who was told the other is told nothing new by this one. */
  public boolean soundsLike(Place other) {
    return position == other.position && ends().equals(other.ends());
  }

  /** From where to where the wait is said to be. */
  private List<Duration> ends() {
    WaitRange told = told();
    return told == null ? List.of() : List.of(told.least(), told.most());
  }
}

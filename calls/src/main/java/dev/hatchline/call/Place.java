package dev.hatchline.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller stands in line.
 *
 * @param position counts from 1 within the queue
 * @param estimate how long it will probably be until a person answers, never negative; absent when
 *     nobody can say, because no agent is at work
 */
public record Place(int position, @Nullable Duration estimate) {
  public Place {
    if (position < 1) {
      throw new IllegalArgumentException("expected a position from 1 on, found " + position);
    }
    if (estimate != null && estimate.isNegative()) {
      throw new IllegalArgumentException("expected an estimate from 0 s on, found " + estimate);
    }
  }

  /**
   * The estimate in whole minutes as it is spoken: rounded up, so that nobody waits longer than
   * told.
   */
  public @Nullable Long minutes() {
    return estimate == null ? null : estimate.plusSeconds(59).toMinutes();
  }

  /** Whether a caller who was told the other is told nothing new by this one. */
  public boolean soundsLike(Place other) {
    Long mine = minutes();
    return position == other.position
        && (mine == null ? other.minutes() == null : mine.equals(other.minutes()));
  }
}

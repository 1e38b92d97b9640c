package dev.hatchline.metrics.measure;

import dev.hatchline.call.WaitRange;
import dev.hatchline.call.WaitVerdict;
import java.time.Duration;

/**
 * A wait that a caller in line was told, and the wait from then on that came.
 *
 * @param range what was told
 * @param came until a person was there, or until the caller left the line without one
 * @param person whether it was a person who ended it
 */
public record ToldWait(WaitRange range, Duration came, boolean person) {
  /**
   * Whether enough is known to judge: who left before the range was over might have been served
   * inside it.
   */
  public boolean known() {
    return person || verdict() == WaitVerdict.LONGER;
  }

  public WaitVerdict verdict() {
    return range.judge(came);
  }
}

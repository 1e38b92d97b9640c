package dev.hatchline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that the test moves. */
public final class SteppedClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-22T09:00:00Z");

  private volatile Duration creep = Duration.ZERO;

  @Override
  public Instant instant() {
    now = now.plus(creep);
    return now;
  }

  /** From now on each look finds a later time, as with any real clock. */
  public void creeps(Duration each) {
    creep = each;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }

  public void advanceTo(Instant to) {
    now = to;
  }
}

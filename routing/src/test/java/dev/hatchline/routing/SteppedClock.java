package dev.hatchline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that the test moves. */
final class SteppedClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-22T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  void advanceTo(Instant to) {
    now = to;
  }
}

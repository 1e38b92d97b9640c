package dev.hatchline.routing.shared;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An engine as the database knew it at one moment.
 *
 * @param left of its lease, by the database's clock; zero or less when it is dead
 * @param heir the incarnation that takes over from it, or has begun to
 */
public record Member(EngineId id, Duration left, @Nullable UUID heir) {
  public boolean alive() {
    return left.isPositive();
  }
}

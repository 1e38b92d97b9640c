package dev.hatchline.metrics.score;

import dev.hatchline.call.CallId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer whom we called back, and who answered.
 *
 * @param connected when there was a person; absent if there was none
 */
public record Dialled(CallId call, Instant answered, @Nullable Instant connected) {
  boolean metWithin(Duration limit) {
    return connected != null && Duration.between(answered, connected).compareTo(limit) <= 0;
  }
}

package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wait that a caller was told. Call and time are the key.
 *
 * @param position counts from 1
 * @param told kept to the second
 * @param actual how long it was from {@code at} on; absent until known, and then kept
 */
public record StoredEstimate(
    CallId call, Instant at, int position, Duration told, @Nullable Duration actual)
    implements Write {
  public StoredEstimate {
    at = Fit.micros(at);
    told = Duration.ofSeconds(told.toSeconds());
    actual = actual == null ? null : Duration.ofSeconds(actual.toSeconds());
  }
}

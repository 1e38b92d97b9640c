package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import dev.hatchline.call.WaitVerdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wait that a caller was told. Call and time are the key. Times are kept to the second.
 *
 * @param position counts from 1
 * @param told the likely wait
 * @param least from where on the range told goes; absent if none was told
 * @param most up to where it goes; absent if none was told
 * @param actual how long it was from {@code at} on; absent until known, and then kept
 * @param verdict absent until known, and then kept; it never is of a caller who left the line
 *     within the range
 */
public record StoredEstimate(
    CallId call,
    Instant at,
    int position,
    Duration told,
    @Nullable Duration least,
    @Nullable Duration most,
    @Nullable Duration actual,
    @Nullable WaitVerdict verdict)
    implements Write {
  public StoredEstimate {
    at = Fit.micros(at);
    told = Duration.ofSeconds(told.toSeconds());
    least = seconds(least);
    most = seconds(most);
    actual = seconds(actual);
  }

  private static @Nullable Duration seconds(@Nullable Duration duration) {
    return duration == null ? null : Duration.ofSeconds(duration.toSeconds());
  }
}

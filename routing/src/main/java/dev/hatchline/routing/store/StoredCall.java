package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that has ended, in one row; the call is the key, and a later write replaces it.
 *
 * @param caller as shown to us, absent when withheld
 * @param answeredAt when a person first talked to the caller
 * @param agent who talked to the caller last
 * @param queue where the caller waited last
 * @param waited in line, all told; zero for who never was; kept to the millisecond
 */
public record StoredCall(
    CallId call,
    String line,
    @Nullable String caller,
    Instant firstRing,
    @Nullable Instant answeredAt,
    Instant endedAt,
    CallEnd end,
    @Nullable AgentId agent,
    @Nullable String queue,
    Duration waited)
    implements Write {
  public StoredCall {
    line = Fit.cut(line, Fit.NAME_CHARS_MAX);
    caller = Fit.cutOrNull(caller, Fit.NUMBER_CHARS_MAX);
    firstRing = Fit.micros(firstRing);
    answeredAt = Fit.microsOrNull(answeredAt);
    endedAt = Fit.micros(endedAt);
    queue = Fit.cutOrNull(queue, Fit.NAME_CHARS_MAX);
    waited = Duration.ofMillis(waited.toMillis());
  }
}

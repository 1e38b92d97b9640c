package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a caller left. Call and file are the key.
 *
 * @param caller as shown to us, absent when withheld
 * @param callbackNumber where the caller wants to be called
 * @param length kept to the millisecond
 * @param file its name in the folder of messages, at most {@link #FILE_CHARS_MAX} characters
 * @param heard once true it stays so, whatever is written again
 */
public record StoredMessage(
    CallId call,
    String line,
    @Nullable String caller,
    @Nullable String callbackNumber,
    Instant at,
    Duration length,
    String file,
    boolean heard)
    implements Write {
  public static final int FILE_CHARS_MAX = 200;

  public StoredMessage {
    line = Fit.cut(line, Fit.NAME_CHARS_MAX);
    caller = Fit.cutOrNull(caller, Fit.NUMBER_CHARS_MAX);
    callbackNumber = Fit.cutOrNull(callbackNumber, Fit.NUMBER_CHARS_MAX);
    at = Fit.micros(at);
    length = Duration.ofMillis(length.toMillis());
    file = Fit.within(file, FILE_CHARS_MAX, "a file name");
  }

  /** The same for the same call and file, so that nobody has to remember it. */
  public UUID id() {
    return UUID.nameUUIDFromBytes((call + "/" + file).getBytes(StandardCharsets.UTF_8));
  }
}

package dev.hatchline.app.tasks;

import dev.hatchline.app.story.Message;
import dev.hatchline.call.CallId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Which recordings are something to be worked at. */
final class Recordings {
  /** Older ones were there before anybody was to hear them, or nobody was for a day. */
  static final Duration AGE_MAX = Duration.ofDays(1);

  /** A recording that nobody has written to for so long is over. */
  static final Duration QUIET = Duration.ofSeconds(3);

  private Recordings() {}

  /** Whether it is over, and not too old. */
  static boolean over(Message message, Instant now, Predicate<CallId> up) {
    try {
      Instant written = Files.getLastModifiedTime(message.file()).toInstant();
      return isOfToday(message, now)
          && written.isBefore(now.minus(QUIET))
          && !up.test(CallId.of(message.call()));
    } catch (IOException _) {
      return false; // taken away since it was listed
    }
  }

  static boolean isOfToday(Message message, Instant now) {
    return message.at().isAfter(now.minus(AGE_MAX));
  }
}

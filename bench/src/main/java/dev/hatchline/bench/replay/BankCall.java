package dev.hatchline.bench.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A call of the bank's log that wanted an agent.
 *
 * @param line of the file, from 2 on
 * @param customer absent when the bank did not know who called
 * @param joined the line, in the bank's local time taken as UTC, like all times
 * @param waited until the agent or the hanging up
 * @param service absent when the caller hung up before
 */
record BankCall(
    int line,
    CallType type,
    Priority priority,
    @Nullable String customer,
    Instant joined,
    Duration waited,
    @Nullable Service service) {

  /** How customers of the bank stand in line. */
  enum Priority {
    REGULAR(Duration.ZERO),
    /** Stands as if the call had come so much earlier. */
    HIGH(Duration.ofSeconds(90));

    private final Duration credit;

    Priority(Duration credit) {
      this.credit = credit;
    }

    Duration credit() {
      return credit;
    }
  }

  /**
   * A conversation.
   *
   * @param server absent when the log names none
   */
  record Service(Duration talk, @Nullable String server) {}

  /** When the agent came, or the caller hung up. */
  Instant waitedUntil() {
    return joined.plus(waited);
  }

  LocalDate day() {
    return joined.atZone(ZoneOffset.UTC).toLocalDate();
  }

  int hour() {
    return joined.atZone(ZoneOffset.UTC).getHour();
  }
}

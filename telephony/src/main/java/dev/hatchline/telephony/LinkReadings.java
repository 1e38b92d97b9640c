package dev.hatchline.telephony;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the link to Asterisk does.
 *
 * @param since when it came up or was lost; for one that was never up, when it was first tried
 * @param why it is down, in one sentence; absent while it is up
 * @param lagLast from the moment Asterisk read our last ping's clock to its answer being handled
 * @param lagP99 the same over the last {@code 128} pings
 * @param queued events handed over and not yet handled
 * @param lost events that found the hand-over full; the truth is read again after that
 */
public record LinkReadings(
    boolean connected,
    Instant since,
    @Nullable String why,
    Duration lagLast,
    Duration lagP99,
    int queued,
    long lost) {
  /** Events that may wait; past it they are lost and the truth is read again. */
  public static final int QUEUED_MAX = 10_000;
}

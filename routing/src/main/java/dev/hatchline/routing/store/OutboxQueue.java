package dev.hatchline.routing.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with one webhook.
 *
 * @param waiting events to be sent
 * @param dead letters
 * @param failedInRow attempts that failed since it last took something
 * @param again when it is tried next; absent if that may be at once
 * @param lastError the latest, whether it is over or not
 * @param delivered when it last took something
 */
public record OutboxQueue(
    String webhook,
    long waiting,
    long dead,
    int failedInRow,
    @Nullable Instant again,
    @Nullable Failure lastError,
    @Nullable Instant delivered) {

  /** One sentence, and when. */
  public record Failure(Instant at, String text) {}

  /** Of a webhook that nothing has been kept of yet. */
  public static OutboxQueue empty(String webhook) {
    return new OutboxQueue(webhook, 0, 0, 0, null, null, null);
  }
}

package dev.hatchline.routing.store;

import java.time.Instant;
import java.util.UUID;

/** Whether a webhook may be sent to by who asked. */
public sealed interface OutboxClaim {
  /**
   * For {@link OutboxStore#LEASE} nobody else sends to it.
   *
   * @param token by which the claim is known again
   * @param event the eldest that waits
   * @param failedInRow attempts at this webhook that failed since it last took something
   */
  record Taken(UUID token, OutboxEvent event, int failedInRow) implements OutboxClaim {}

  /** Nothing waits. */
  record Nothing() implements OutboxClaim {}

  /** The last attempt failed, and the next one is due then. */
  record NotDue(Instant again) implements OutboxClaim {}

  /** Another engine sends to it. */
  record Held() implements OutboxClaim {}
}

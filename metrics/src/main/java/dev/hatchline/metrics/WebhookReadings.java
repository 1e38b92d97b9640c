package dev.hatchline.metrics;

/**
 * One webhook, since the start.
 *
 * @param waiting events to be sent, now
 * @param delivered events taken by the receiver
 * @param failed attempts that were not
 * @param dead events that became dead letters
 * @param lost events that never came into the outbox
 */
public record WebhookReadings(long waiting, long delivered, long failed, long dead, long lost) {
  public static final WebhookReadings NOTHING = new WebhookReadings(0, 0, 0, 0, 0);
}

package dev.hatchline.routing.outage;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Text;
import dev.hatchline.routing.notice.NoticeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer who wants to be called when it is over.
 *
 * @param line that they had called
 * @param call in which they said so, and by which their case is found
 */
public record Subscription(
    OutageId outage, PhoneNumber number, String line, CallId call, Instant at) {
  public Subscription {
    at = Text.micros(at);
  }

  /** The same whoever computes it when: one all-clear for one number. */
  NoticeId notice() {
    String name = "%s %s".formatted(outage, number.e164());
    return new NoticeId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }
}

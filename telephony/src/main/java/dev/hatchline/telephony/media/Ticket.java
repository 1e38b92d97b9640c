package dev.hatchline.telephony.media;

import java.util.UUID;

/**
 * Lets one AudioSocket connection in, once, for a short time; it names a dialogue, not a call.
 *
 * @param id the UUID to hand to {@code AudioSocket(uuid,host:port)}
 */
public record Ticket(UUID id) {
  @Override
  public String toString() {
    return id.toString();
  }
}

package dev.hatchline.telephony;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rings an agent for a customer whom we call.
 *
 * @param ring as in {@link DialRequest}
 * @param shown the number on the agent's phone; absent for none
 * @param display what the phone shows as the caller's name, cleaned as in {@link DialRequest}
 */
public record AgentDial(
    CallId call, AgentId agent, Duration ring, @Nullable PhoneNumber shown, String display) {
  public AgentDial {
    DialRequest.checked(ring);
    display = DialRequest.clean(display);
  }
}

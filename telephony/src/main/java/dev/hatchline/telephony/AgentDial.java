package dev.hatchline.telephony;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rings an agent for a customer whom we call, or for a message.
 *
 * @param ring as in {@link DialRequest}
 * @param shown the number on the agent's phone; absent for none
 * @param display what the phone shows as the caller's name, cleaned as in {@link DialRequest}
 * @param message the recording that the agent hears after the answer, in the folder of messages,
 *     without {@code .wav}; absent for a customer, for whom the agent waits
 */
public record AgentDial(
    CallId call,
    AgentId agent,
    Duration ring,
    @Nullable PhoneNumber shown,
    String display,
    @Nullable String message) {
  private static final Pattern MESSAGE = Pattern.compile("[0-9a-f_+-]{1,100}");

  /**
   * Checks what goes into the dialplan.
   *
   * @throws IllegalArgumentException if the message's name has other signs than ours have
   */
  public AgentDial {
    DialRequest.checked(ring);
    display = DialRequest.clean(display);
    if (message != null && !MESSAGE.matcher(message).matches()) {
      throw new IllegalArgumentException("expected the name of a message, found " + message);
    }
  }

  /** For a customer. */
  public AgentDial(
      CallId call, AgentId agent, Duration ring, @Nullable PhoneNumber shown, String display) {
    this(call, agent, ring, shown, display, null);
  }
}

package dev.hatchline.telephony;

import dev.hatchline.call.PhoneNumber;
import java.time.Duration;

/**
 * Rings a number outside for a caller, who hears what the network says meanwhile. The dialplan
 * dials it only if its rules allow it.
 *
 * @param ring how long it may ring, 1 s to 5 min, rounded up to whole seconds
 * @param shown the number that is shown there: that of the line
 */
public record OutsideDial(PhoneNumber number, Duration ring, String shown) {
  public OutsideDial {
    DialRequest.checked(ring);
    if (!shown.matches("[+0-9]{1,20}")) {
      throw new IllegalArgumentException("expected a number to show, found '" + shown + "'");
    }
  }
}

package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import java.util.Optional;

/** Who hears something before the flow of the line; from memory, at once. */
@FunctionalInterface
public interface Openings {
  /**
   * Of this call.
   *
   * @param line that was dialled
   * @param number of the caller; empty if it is withheld, or none
   */
  Optional<Opening> of(CallId call, String line, Optional<PhoneNumber> number);
}

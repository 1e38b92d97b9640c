package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.flow.run.OutageHeard;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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

  /**
   * What does not work where this caller is; said of it is the same as in an opening.
   *
   * @param place what the caller has said of it, if anything
   */
  default Optional<OutageHeard> outage(
      String line, Optional<PhoneNumber> number, Optional<String> place) {
    return Optional.empty();
  }

  /**
   * Notes that a caller wants to be called when this outage is over.
   *
   * @return a sentence that says whether it is noted
   */
  default CompletableFuture<String> tellWhenOver(
      String outage, CallId call, String line, PhoneNumber number) {
    return CompletableFuture.completedFuture("");
  }
}

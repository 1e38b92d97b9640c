package dev.hatchline.routing.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the writing goes, for health and metrics.
 *
 * @param up the database took, or answered, what it was last asked
 * @param waiting writes in memory, on their way to the database or the journal
 * @param journalled writes in the journal's files
 * @param lost writes since the start that will never be in the database
 * @param lastFault the latest, whether it is over or not
 */
public record StoreReadings(
    boolean up, int waiting, long journalled, long lost, @Nullable Fault lastFault) {

  /** One sentence, and when. */
  public record Fault(Instant at, String text) {}
}

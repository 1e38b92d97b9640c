package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where cases are kept. Every method waits for the database, some seconds at most, and may be
 * called from any thread, which may be interrupted meanwhile. What it is given is durable when it
 * returns. After a {@link StoreException} of {@link #keep} nobody knows whether it was kept.
 */
public interface CaseStore {
  /** The most cases that one reading returns. */
  int CASES_MAX = 1_000;

  /**
   * One row as it is believed to be, and as it is to be.
   *
   * @param from absent if there is none yet
   */
  record Move(@Nullable Case from, Case to) {}

  /** What became of some moves: all of them, or none. */
  sealed interface Written {
    record Done() implements Written {}

    /** The row of this case is of another version, or is there already. */
    record Stale(CaseId id) implements Written {}

    /** This other one is open for the same customer and subject. */
    record Twin(CaseId id) implements Written {}
  }

  /** All together or none; each case at most once. */
  Written keep(List<Move> moves) throws StoreException;

  Optional<Case> find(CaseId id) throws StoreException;

  /** Which case has this contact. */
  Optional<Case> find(CallId call) throws StoreException;

  /**
   * Every case of that account, and every one that was begun, or continued, from that number; but
   * none that was merged. Last contact first.
   */
  List<Case> of(Customer customer, int max) throws StoreException;

  /** How many are open. */
  int countOpen() throws StoreException;

  /** Solved ones to which nobody need come back any more; callbacks may still be owed. */
  List<Case> over(Instant now, int max) throws StoreException;

  /** Those with a credit that is still to be sent, in no order. */
  List<Case> unsentCredits(int max) throws StoreException;
}

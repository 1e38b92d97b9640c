package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whose each callback is, where several engines have one store in common. One that is promised is
 * its engine's own, and {@link CallbackStore#open} tells of the own ones only. Every method waits
 * for the database, as those of the store do.
 */
public interface CallbackOwners {
  /** There is one engine, and all is its own. */
  CallbackOwners ALONE =
      new CallbackOwners() {
        @Override
        public boolean shared() {
          return false;
        }

        @Override
        public boolean elsewhere(CallId call) {
          return false;
        }

        @Override
        public boolean underWay(CallId call) {
          return false;
        }

        @Override
        public void inherit(Set<UUID> dead) {}

        @Override
        public Optional<CallbackId> take(CallId call) {
          return Optional.empty();
        }
      };

  /** Whether there are other engines; waits for nothing. */
  boolean shared();

  /** Whether this attempt is under way, and another engine's, or nobody's yet. */
  boolean elsewhere(CallId call) throws StoreException;

  /** Whether it is under way, whosever it is: one of ours may be inherited and not read yet. */
  boolean underWay(CallId call) throws StoreException;

  /**
   * What these incarnations owe, and what is nobody's, is ours from now on. Their versions change,
   * so that one who still lives, and does not know better, can neither keep nor begin anything.
   */
  void inherit(Set<UUID> dead) throws StoreException;

  /**
   * The callback whose attempt under way this is becomes ours, whoever had it, in the same way: the
   * customer's call is here, and nobody else hears what becomes of it.
   *
   * @return which one; empty if there is none
   */
  Optional<CallbackId> take(CallId call) throws StoreException;
}

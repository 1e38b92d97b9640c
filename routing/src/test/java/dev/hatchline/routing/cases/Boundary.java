package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an engine writes, counted; it stops dead before or after the n-th thing. */
final class Boundary {
  /** The engine has stopped dead. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
      super(where, null, false, false);
    }
  }

  private final int stopAt;
  private final boolean before;
  private int count;
  private boolean dead;

  /** Counts from 1; 0 never stops. */
  Boundary(int stopAt, boolean before) {
    this.stopAt = stopAt;
    this.before = before;
  }

  private interface Stored<T> {
    T run() throws StoreException;
  }

  private interface OnDisk<T> {
    T run() throws IOException;
  }

  private void enter(String what) {
    if (dead) {
      throw new Crash("dead before " + what);
    }
    count++;
    if (count == stopAt && before) {
      stop("before " + count + " " + what);
    }
  }

  private void leave(String what) {
    if (count == stopAt) {
      stop("after " + count + " " + what);
    }
  }

  private void stop(String where) {
    dead = true;
    throw new Crash(where);
  }

  private <T> T stored(String what, Stored<T> work) throws StoreException {
    enter(what);
    T answer = work.run();
    leave(what);
    return answer;
  }

  private <T> T onDisk(String what, OnDisk<T> work) throws IOException {
    enter(what);
    T answer = work.run();
    leave(what);
    return answer;
  }

  CaseStore store(CaseStore store) {
    return new CaseStore() {
      @Override
      public Written keep(List<Move> moves) throws StoreException {
        return stored("keep " + moves, () -> store.keep(moves));
      }

      @Override
      public Optional<Case> find(CaseId id) throws StoreException {
        return stored("find", () -> store.find(id));
      }

      @Override
      public Optional<Case> find(CallId call) throws StoreException {
        return stored("find by call", () -> store.find(call));
      }

      @Override
      public List<Case> of(Customer customer, int max) throws StoreException {
        return stored("of", () -> store.of(customer, max));
      }

      @Override
      public int countOpen() throws StoreException {
        return stored("count open", store::countOpen);
      }

      @Override
      public List<Case> over(Instant now, int max) throws StoreException {
        return stored("over", () -> store.over(now, max));
      }

      @Override
      public List<Case> unsentCredits(int max) throws StoreException {
        return stored("unsent credits", () -> store.unsentCredits(max));
      }
    };
  }

  CaseJournal journal(CaseJournal journal) {
    return new CaseJournal() {
      @Override
      public List<CaseChange> read() throws IOException {
        return onDisk("read", journal::read);
      }

      @Override
      public boolean append(List<CaseChange> changes) throws IOException {
        return onDisk("append " + changes, () -> journal.append(changes));
      }

      @Override
      public void clear() throws IOException {
        var _ =
            onDisk(
                "clear",
                () -> {
                  journal.clear();
                  return true;
                });
      }
    };
  }
}

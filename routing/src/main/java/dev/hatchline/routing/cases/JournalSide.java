package dev.hatchline.routing.cases;

import dev.hatchline.routing.cases.Lane.Pending;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The journal, and what is in it. It is emptied when the store has all of it, never in part, for
 * whatever is told again does no harm.
 */
final class JournalSide {
  private final CasePorts ports;
  private final Shelf shelf;
  private final Consumer<Runnable> locked;
  private final Consumer<CaseNews> news;

  /** Held while the journal is used, and so never by a call; the desk's lock is taken inside it. */
  private final Object disk = new Object();

  private boolean read;
  private boolean empty;
  private boolean complained;

  /** Nothing is read yet. */
  JournalSide(CasePorts ports, Shelf shelf, Consumer<Runnable> locked, Consumer<CaseNews> news) {
    this.ports = ports;
    this.shelf = shelf;
    this.locked = locked;
    this.news = news;
  }

  /** What an earlier engine left, once; until that is known nothing is deleted. */
  List<CaseChange> restore() {
    synchronized (disk) {
      if (read) {
        return List.of();
      }
      try {
        List<CaseChange> left = ports.journal().read();
        read = true;
        empty = left.isEmpty();
        return left;
      } catch (IOException fault) {
        complain(fault.toString());
        return List.of();
      }
    }
  }

  /** Returns whether they are on the disk, and so may be called kept. */
  boolean append(List<Pending> changes) {
    synchronized (disk) {
      try {
        empty = false;
        if (!ports.journal().append(changes.stream().map(pending -> pending.change).toList())) {
          complain("it is full");
          return false;
        }
        complained = false;
        locked.accept(() -> shelf.journalled(changes));
        return true;
      } catch (IOException fault) {
        complain(fault.toString());
        return false;
      }
    }
  }

  /** Empties it, if the store has all that is in it. */
  void clear() {
    synchronized (disk) {
      boolean[] done = new boolean[1];
      locked.accept(() -> done[0] = shelf.journalled() == 0);
      if (!done[0] || !read || empty) {
        return;
      }
      try {
        ports.journal().clear();
        empty = true;
      } catch (IOException fault) {
        complain(fault.toString());
      }
    }
  }

  private void complain(String why) {
    if (!complained) {
      complained = true;
      locked.accept(() -> news.accept(new CaseNews.JournalAway(why)));
    }
  }
}

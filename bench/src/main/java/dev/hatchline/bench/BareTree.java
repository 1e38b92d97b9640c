package dev.hatchline.bench;

import dev.hatchline.routing.queue.QueueEntry;
import java.util.Collection;
import java.util.TreeSet;

/** All callers in one red-black tree, whose steps grow as the logarithm of their number. */
final class BareTree {
  private final TreeSet<QueueEntry> callers;

  BareTree(Collection<QueueEntry> callers) {
    this.callers = new TreeSet<>(callers);
  }

  /**
   * One caller goes, and the next one comes.
   *
   * @return how long it took (ns)
   */
  long step(QueueEntry goes, QueueEntry comes) {
    long begun = System.nanoTime();
    boolean went = callers.remove(goes);
    boolean came = callers.add(comes);
    long took = System.nanoTime() - begun;
    if (!went || !came) {
      throw new IllegalStateException("expected the callers of the line, found others");
    }
    return took;
  }
}

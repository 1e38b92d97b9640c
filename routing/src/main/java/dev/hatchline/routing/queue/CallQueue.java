package dev.hatchline.routing.queue;

import dev.hatchline.call.CallId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The callers in line of one queue, in their order. One for whom an agent is rung keeps the place:
 * when the agent misses the call, nothing has to be put back.
 */
public final class CallQueue {
  /** Callers in line of one queue at most; far above what one Asterisk carries. */
  public static final int ENTRIES_MAX = 100_000;

  private final String name;
  private final Map<CallId, QueueEntry> byCall = new HashMap<>();
  private final Ranked<QueueEntry> entries = new Ranked<>();

  public CallQueue(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** Returns false, changing nothing, when the queue is full or has the call already. */
  public boolean join(QueueEntry entry) {
    if (byCall.size() >= ENTRIES_MAX || byCall.putIfAbsent(entry.call(), entry) != null) {
      return false;
    }
    return entries.add(entry);
  }

  public boolean contains(CallId call) {
    return byCall.containsKey(call);
  }

  /** Takes the call out of line. */
  public boolean leave(CallId call) {
    QueueEntry entry = byCall.remove(call);
    return entry != null && entries.take(entry);
  }

  /** How many are in line before somebody who is in any line. */
  public int ahead(QueueEntry entry) {
    return entries.before(entry);
  }

  public int size() {
    return entries.size();
  }

  /** All in line, in their order, those included for whom an agent is rung. */
  public Collection<QueueEntry> entries() {
    return Collections.unmodifiableCollection(entries);
  }
}

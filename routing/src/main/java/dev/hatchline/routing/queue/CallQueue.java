package dev.hatchline.routing.queue;

import dev.hatchline.call.CallId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The callers in line of one queue, oldest first ring first. One for whom an agent is rung keeps
 * the place and is only not waiting: when the agent misses the call, nothing has to be put back.
 */
public final class CallQueue {
  /** Callers in line of one queue at most; far above what one Asterisk carries. */
  public static final int ENTRIES_MAX = 100_000;

  private final String name;
  private final Map<CallId, QueueEntry> byCall = new HashMap<>();
  private final NavigableSet<QueueEntry> entries = new TreeSet<>();
  private final NavigableSet<QueueEntry> waiting = new TreeSet<>();

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
    entries.add(entry);
    waiting.add(entry);
    return true;
  }

  public boolean contains(CallId call) {
    return byCall.containsKey(call);
  }

  /** Takes the call out of line, waiting or not. */
  public Optional<QueueEntry> leave(CallId call) {
    QueueEntry entry = byCall.remove(call);
    if (entry == null) {
      return Optional.empty();
    }
    entries.remove(entry);
    waiting.remove(entry);
    return Optional.of(entry);
  }

  /** An agent is rung for this caller. */
  public void hold(CallId call) {
    QueueEntry entry = byCall.get(call);
    if (entry != null) {
      waiting.remove(entry);
    }
  }

  /** The caller waits again, at the old place. */
  public void release(CallId call) {
    QueueEntry entry = byCall.get(call);
    if (entry != null) {
      waiting.add(entry);
    }
  }

  public Optional<QueueEntry> firstWaiting() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first());
  }

  /**
   * The place of a caller who is in line, from 1 on.
   *
   * @throws IllegalArgumentException if the caller is not
   */
  public int position(CallId call) {
    QueueEntry entry = byCall.get(call);
    if (entry == null) {
      throw new IllegalArgumentException("expected a call in line, found " + call);
    }
    return entries.headSet(entry, true).size();
  }

  /** All in line, in their order, those included for whom an agent is rung. */
  public Collection<QueueEntry> entries() {
    return Collections.unmodifiableCollection(entries);
  }
}

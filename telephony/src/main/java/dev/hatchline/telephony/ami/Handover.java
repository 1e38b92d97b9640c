package dev.hatchline.telephony.ami;

import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.LinkReadings;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between Asterisk-Java's thread, which must never wait, and the listener, which is called on one
 * thread of ours. What comes while the truth is read waits for it: told before, it would be undone
 * by a truth that is older.
 */
final class Handover {
  static final int EVENTS_MAX = LinkReadings.QUEUED_MAX;

  private static final Logger log = LoggerFactory.getLogger(Handover.class);

  private final ReentrantLock guard = new ReentrantLock();
  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Queue<AsteriskEvent> early = new ArrayDeque<>();
  private final Consumer<AsteriskEvent> listener;
  private final Thread thread;

  /** The listener knows of the link, and not of its end. */
  private boolean linked;

  /** What comes is told behind the truth. */
  private boolean reading = true;

  private long lost;
  private volatile boolean closed;

  Handover(Consumer<AsteriskEvent> listener) {
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("ami-events").start(this::run);
  }

  /** An event of Asterisk. False if there was no room for it. */
  boolean offer(AsteriskEvent event) {
    guard.lock();
    try {
      if (queue.size() + early.size() >= EVENTS_MAX) {
        lost++;
        return false;
      }
      if (reading) {
        early.add(event);
      } else {
        queue.add(() -> listener.accept(event));
      }
      return true;
    } finally {
      guard.unlock();
    }
  }

  /** The truth is read from now on. */
  void reading() {
    guard.lock();
    try {
      reading = true;
    } finally {
      guard.unlock();
    }
  }

  /** The truth is read: it comes first, then what happened while it was read. */
  void linked(AsteriskEvent.Linked truth) {
    guard.lock();
    try {
      linked = true;
      reading = false;
      queue.add(() -> listener.accept(truth));
      early.forEach(event -> queue.add(() -> listener.accept(event)));
      early.clear();
    } finally {
      guard.unlock();
    }
  }

  /** The link is lost; told only if it had been up. */
  void unlinked(String why) {
    guard.lock();
    try {
      early.clear();
      reading = true;
      if (linked) {
        linked = false;
        queue.add(() -> listener.accept(new AsteriskEvent.Unlinked(why)));
      }
    } finally {
      guard.unlock();
    }
  }

  /** Runs on the listener's thread behind all that waits now. */
  void behind(Runnable probe) {
    queue.add(probe);
  }

  int queued() {
    return queue.size();
  }

  long lost() {
    guard.lock();
    try {
      return lost;
    } finally {
      guard.unlock();
    }
  }

  void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try {
        queue.take().run();
      } catch (InterruptedException _) {
        // asked to end, or a stray interrupt: the condition decides
      } catch (RuntimeException e) {
        log.error("the listener of Asterisk's events failed; the next event goes on", e);
      }
    }
  }
}

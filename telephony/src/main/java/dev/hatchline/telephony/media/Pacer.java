package dev.hatchline.telephony.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that sends to all callers, a frame each every 20 ms.
 *
 * <p>The 20 ms are cut into slots. A caller belongs to one slot, so that a hundred callers do not
 * burst at once, and somebody who joins is served in the next slot that is not crowded, not at the
 * next turn of a grid. In the steady state a tick makes no object and takes no lock of ours.
 */
final class Pacer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);

  private static final int SLOTS = 8;
  private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(20) / SLOTS;

  /** A stop longer than this is heard as a gap; a shorter one is made up for by a small burst. */
  private static final long CATCH_UP_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  /** A slot takes newcomers while it has at most this many more callers than the emptiest. */
  private static final int CROWD = 4;

  private final long lateTickNanos;
  private final long stuckNanos;
  private final Cadence cadence = new Cadence(SLOT_NANOS, CATCH_UP_MAX_NANOS);
  private final List<List<Dialogue>> slots = new ArrayList<>();
  private final Queue<Dialogue> joining = new ConcurrentLinkedQueue<>();
  private final Queue<Dialogue> leaving = new ConcurrentLinkedQueue<>();
  private final List<Dialogue> hangUpAgain = new ArrayList<>();
  private final ByteBuffer message = AudioSocketFrame.newAudioMessage();
  private final ByteBuffer hangUp = AudioSocketFrame.newHangUpMessage();
  private final Outcome outcome;
  private final Thread thread;

  private final Lateness lateness = new Lateness();
  private final AtomicLong lateTicks = new AtomicLong();
  private final AtomicLong droppedFrames = new AtomicLong();
  private volatile boolean stopped;
  private volatile boolean idle = true;
  private volatile long turnAt;
  private int slot;
  private int members;

  /** What the pacing thread tells; called on it, so it has to return at once. */
  interface Outcome extends Dialogue.Ended {
    /** The peer has taken nothing for too long; nothing more is sent to it. */
    void stuck(Dialogue dialogue);
  }

  Pacer(MediaLimits limits, Outcome outcome) {
    this.lateTickNanos = limits.lateTick().toNanos();
    this.stuckNanos = limits.stuck().toNanos();
    this.outcome = outcome;
    for (int i = 0; i < SLOTS; i++) {
      slots.add(new ArrayList<>());
    }
    thread = Thread.ofPlatform().name("media-pacer").daemon().unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Sends to this dialogue from the next free slot on. Any thread. */
  void join(Dialogue dialogue) {
    joining.add(dialogue);
    LockSupport.unpark(thread);
  }

  /** Sends hang-up as soon as may be. Any thread. */
  void hangUp(Dialogue dialogue) {
    leaving.add(dialogue);
    LockSupport.unpark(thread);
  }

  /** Ends the thread; returns when it has ended, or after the given time. */
  void stop(Duration atMost) throws InterruptedException {
    stopped = true;
    LockSupport.unpark(thread);
    thread.join(atMost);
  }

  long lateTicks() {
    return lateTicks.get();
  }

  long droppedFrames() {
    return droppedFrames.get();
  }

  Duration latenessP99() {
    return lateness.quantile(0.99);
  }

  /** How long the thread has been at its present turn; nothing while there is nobody to send to. */
  Duration behind(long now) {
    return idle ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - turnAt));
  }

  @Override
  public void run() {
    while (!stopped) {
      hangUpLeaving();
      if (members == 0 && joining.isEmpty() && hangUpAgain.isEmpty()) {
        idle = true;
        LockSupport.park(this);
        continue;
      }
      turnAt = System.nanoTime();
      if (idle) {
        idle = false;
        cadence.start(System.nanoTime());
      }
      long wait = cadence.waitNanos(System.nanoTime());
      if (wait > 0) {
        LockSupport.parkNanos(this, wait);
      } else {
        tick(System.nanoTime());
      }
    }
  }

  private void tick(long now) {
    long late = -cadence.waitNanos(now);
    int left = cadence.take(now);
    lateness.add(late, now);
    if (late > lateTickNanos) {
      lateTicks.incrementAndGet();
    }
    if (left > 0) {
      droppedFrames.addAndGet((long) left * members / SLOTS);
      slot = (slot + left) % SLOTS;
    }
    seatNewcomers(now);
    List<Dialogue> here = slots.get(slot);
    for (int i = here.size() - 1; i >= 0; i--) {
      if (!serve(here.get(i), now)) {
        // The order in a slot means nothing: the last takes the free seat.
        here.set(i, here.getLast());
        here.removeLast();
        members--;
      }
    }
    slot = (slot + 1) % SLOTS;
  }

  /** False when the dialogue needs no more of this. */
  private boolean serve(Dialogue dialogue, long now) {
    try {
      return switch (dialogue.tick(message, now, outcome)) {
        case SENT -> true;
        case OVER -> false;
        case DROPPED -> keep(dialogue, now);
      };
    } catch (IOException _) {
      // The reader meets the same end, and tells it.
      return false;
    } catch (RuntimeException e) {
      // A fault of ours in one dialogue must not take the sound from all the others.
      LOG.error("dialogue {} is given up", dialogue.ticket(), e);
      outcome.stuck(dialogue);
      return false;
    }
  }

  private boolean keep(Dialogue dialogue, long now) {
    if (dialogue.closing()) {
      return true;
    }
    droppedFrames.incrementAndGet();
    if (dialogue.stuckNanos(now) <= stuckNanos) {
      return true;
    }
    outcome.stuck(dialogue);
    return false;
  }

  private void seatNewcomers(long now) {
    Dialogue newcomer = joining.poll();
    while (newcomer != null) {
      newcomer.join(now);
      freeSlot().add(newcomer);
      members++;
      newcomer = joining.poll();
    }
  }

  private List<Dialogue> freeSlot() {
    int emptiest = Integer.MAX_VALUE;
    for (List<Dialogue> candidate : slots) {
      emptiest = Math.min(emptiest, candidate.size());
    }
    int ahead = 0;
    while (slots.get((slot + ahead) % SLOTS).size() >= emptiest + CROWD) {
      ahead++;
    }
    return slots.get((slot + ahead) % SLOTS);
  }

  private void hangUpLeaving() {
    hangUpAgain.removeIf(this::hangUpNow);
    Dialogue next = leaving.poll();
    while (next != null) {
      if (!hangUpNow(next)) {
        hangUpAgain.add(next);
      }
      next = leaving.poll();
    }
  }

  private boolean hangUpNow(Dialogue dialogue) {
    try {
      return dialogue.sendHangUp(hangUp);
    } catch (IOException _) {
      return true;
    }
  }
}

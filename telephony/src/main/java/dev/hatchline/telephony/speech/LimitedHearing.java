package dev.hatchline.telephony.speech;

import dev.hatchline.call.CallId;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * So many ears at once. One more is deaf, and counted; as soon as another ear is closed, that of
 * the eldest call which waits hears.
 */
public final class LimitedHearing implements Hearing {
  private static final Logger log = LoggerFactory.getLogger(LimitedHearing.class);

  private final Hearing hearing;
  private final int most;
  private final Seniority seniority = new Seniority();
  private final AtomicLong refused = new AtomicLong();

  // Under the lock.
  private final Queue<SeatedEar> waiting =
      new PriorityQueue<>(Comparator.comparingLong(SeatedEar::number));
  private int seated;

  /** It is closed with this. */
  public LimitedHearing(Hearing hearing, int most) {
    this.hearing = hearing;
    this.most = most;
  }

  @Override
  public Ear open(CallId call, Tongue tongue, EarListener listener) {
    SeatedEar ear =
        new SeatedEar(
            seniority.of(call), spoken -> hearing.open(call, spoken, listener), tongue, listener);
    ear.leaves(() -> leave(ear));
    if (sits(ear)) {
      ear.begin();
      return ear;
    }
    refused.incrementAndGet();
    // Before it is known to whoever frees a seat, so that it hears only after that.
    listener.deaf("");
    if (sitsOrWaits(ear)) {
      ear.admit();
    }
    return ear;
  }

  private synchronized boolean sits(SeatedEar ear) {
    if (seated >= most) {
      return false;
    }
    seated++;
    ear.seated = true;
    return true;
  }

  private synchronized boolean sitsOrWaits(SeatedEar ear) {
    if (sits(ear)) {
      return true;
    }
    if (waiting.isEmpty()) {
      log.warn("more than {} calls are listened to: who comes now has keys until one ends", most);
    }
    waiting.add(ear);
    return false;
  }

  private void leave(SeatedEar ear) {
    SeatedEar next = next(ear);
    if (next != null) {
      next.admit();
    }
  }

  private synchronized @Nullable SeatedEar next(SeatedEar left) {
    SeatedEar next = null;
    if (left.seated) {
      next = waiting.poll();
      if (next == null) {
        seated--;
        return null;
      }
      next.seated = true;
    } else {
      waiting.remove(left);
    }
    if (waiting.isEmpty()) {
      log.info("at most {} calls are there: all may be listened to again", most);
    }
    return next;
  }

  /** Ears that may hear. */
  public synchronized int listening() {
    return seated;
  }

  /** Ears that are open and wait for their turn. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Ears that were one too many when they were opened, since the start. */
  public long refused() {
    return refused.get();
  }

  @Override
  public HearingReadings readings() {
    return hearing.readings();
  }

  @Override
  public void close() {
    hearing.close();
  }
}

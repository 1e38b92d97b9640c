package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that decode: each takes a stream, does a little of it, and takes the next. */
final class DecodePool {
  private static final Duration STOP_MAX = Duration.ofSeconds(2);

  private final BlockingQueue<Decoding> ready = new LinkedBlockingQueue<>();
  private final Set<Decoding> open = ConcurrentHashMap.newKeySet();
  private final Worker[] workers;
  private final DecodeLimits limits;
  private final long samplesMax;
  private final AtomicLong samples = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicLong lateNanos = new AtomicLong();
  private long askedAt = System.nanoTime();

  DecodePool(DecodeLimits limits) {
    this.limits = limits;
    samplesMax = DecodeLimits.samples(limits.allSound());
    workers = new Worker[limits.threads()];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i);
    }
  }

  private final class Worker implements Runnable {
    private final Thread thread;
    private volatile long stepSince;
    private final AtomicLong busyNanos = new AtomicLong();

    Worker(int number) {
      thread = Thread.ofPlatform().name("decoder-" + number).daemon().start(this);
    }

    @Override
    public void run() {
      try {
        while (true) {
          Decoding next = ready.take();
          long began = System.nanoTime();
          stepSince = began;
          boolean more = next.turn();
          stepSince = 0;
          busyNanos.addAndGet(System.nanoTime() - began);
          if (more) {
            ready.add(next);
          }
        }
      } catch (InterruptedException _) {
        // Stopped: everything is closed, and what it has of the native library is freed.
        for (Decoding next = ready.poll(); next != null; next = ready.poll()) {
          while (next.turn()) {
            // Until it has nothing left.
          }
        }
      }
    }
  }

  DecodeLimits limits() {
    return limits;
  }

  void opened(Decoding decoding) {
    open.add(decoding);
  }

  void closed(Decoding decoding) {
    open.remove(decoding);
  }

  /** Something waits in it, and it is in no thread. */
  void ready(Decoding decoding) {
    ready.add(decoding);
  }

  /** Makes room for so many samples; false when there is none. */
  boolean admit(long count) {
    if (samples.addAndGet(count) <= samplesMax) {
      return true;
    }
    samples.addAndGet(-count);
    return false;
  }

  void release(long count) {
    samples.addAndGet(-count);
  }

  void leftOut(long count) {
    leftOut.addAndGet(count);
  }

  /** Sound has waited so long. */
  void late(long nanos) {
    lateNanos.accumulateAndGet(nanos, Math::max);
  }

  /** How it fares since it was asked last. */
  synchronized Frame.Load load() {
    long now = System.nanoTime();
    long late = lateNanos.getAndSet(0);
    for (Decoding decoding : open) {
      late = Math.max(late, now - decoding.oldest(now));
    }
    long step = 0;
    long busy = 0;
    for (Worker worker : workers) {
      long since = worker.stepSince;
      step = since == 0 ? step : Math.max(step, now - since);
      busy += worker.busyNanos.getAndSet(0);
    }
    double share = (double) busy / Math.max(1, workers.length * (now - askedAt));
    askedAt = now;
    return new Frame.Load(
        millis(late),
        millis(step),
        Math.clamp(share, 0, 1),
        open.size(),
        leftOut.get() * 1_000 / Pcm.RATE);
  }

  private static int millis(long nanos) {
    return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 0, Integer.MAX_VALUE);
  }

  /**
   * Closes all streams and ends the threads; false when one of them is still at it after a while.
   */
  boolean stop() throws InterruptedException {
    open.forEach(Decoding::close);
    boolean ended = true;
    for (Worker worker : workers) {
      worker.thread.interrupt();
    }
    for (Worker worker : workers) {
      ended &= worker.thread.join(STOP_MAX);
    }
    return ended;
  }
}

package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps what a stream tells. */
public final class Listened implements Recognizer.Listener {
  private static final long WAIT_MAX_SECONDS = 60;

  private final BlockingQueue<Recognizer.Result> results = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();
  private final List<String> partials = new ArrayList<>();
  private final List<Long> partialsAt = new ArrayList<>();
  private final AtomicInteger told = new AtomicInteger();
  private volatile long lostAt;

  @Override
  public synchronized void partial(String text, long at) {
    told.incrementAndGet();
    partials.add(text);
    partialsAt.add(at);
    notifyAll();
  }

  @Override
  public void result(Recognizer.Result result) {
    told.incrementAndGet();
    results.add(result);
  }

  @Override
  public void lost(String why) {
    told.incrementAndGet();
    lostAt = System.nanoTime();
    lost.add(why);
  }

  /** The next result. */
  public Recognizer.Result result() throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_MAX_SECONDS);
    Recognizer.Result result = null;
    while (result == null && lost.isEmpty() && System.nanoTime() < until) {
      result = results.poll(50, TimeUnit.MILLISECONDS);
    }
    if (result == null) {
      throw new AssertionError("no result; lost: " + lost);
    }
    return result;
  }

  /** The words of the next result. */
  public String words() throws InterruptedException {
    return text(result());
  }

  /** The words of a result. */
  public static String text(Recognizer.Result result) {
    return String.join(" ", result.words().stream().map(Recognizer.Word::text).toList());
  }

  /** Why it was lost. */
  public String lost() throws InterruptedException {
    String why = lost.poll(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
    assertThat(why).as("lost").isNotNull();
    return why;
  }

  /** Why it was lost, if it was. */
  public @Nullable String lostAlready() {
    return lost.peek();
  }

  /** When it was lost, by the monotonic clock. */
  public long lostAt() {
    return lostAt;
  }

  /** Waits until this is heard so far; the sample up to which it was listened to. */
  public synchronized long awaitPartial(String text) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_MAX_SECONDS);
    while (!partials.contains(text)) {
      long left = until - System.nanoTime();
      assertThat(left).as("partial \"%s\" in %s", text, partials).isPositive();
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return partialsAt.get(partials.indexOf(text));
  }

  /** All that it sounded like. */
  public synchronized List<String> partials() {
    return List.copyOf(partials);
  }

  /** How often anything was told. */
  public int told() {
    return told.get();
  }
}

package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A stream in the pool: what waits to be decoded, in order. It is in one thread of the pool at
 * most, from when something comes until nothing waits.
 */
final class Decoding implements Recognizer.Stream {
  /** A thread decodes so much of one stream before it looks after another. */
  private static final int TURN_SAMPLES = Pcm.RATE / 5;

  /** Decoded at one step when it is there. */
  private static final int STEP_SAMPLES = Pcm.RATE / 10;

  private final DecodePool pool;
  private final Decoder decoder;
  private final Recognizer.Listener listener;

  // Under the lock.
  private final Deque<Step> steps = new ArrayDeque<>();
  private long waiting;
  private boolean inPool;
  private long position;

  private volatile boolean closed;

  private sealed interface Step {
    record Sound(long from, Pcm pcm, long arrivedAt) implements Step {}

    record Finish() implements Step {}
  }

  /** Tells what a decoder finds out while the stream is open. */
  private final class WhileOpen implements Recognizer.Listener {
    @Override
    public void partial(String text, long at) {
      if (!closed) {
        listener.partial(text, at);
      }
    }

    @Override
    public void result(Recognizer.Result result) {
      if (!closed) {
        listener.result(result);
      }
    }

    @Override
    public void lost(String why) {
      listener.lost(why);
    }
  }

  Decoding(DecodePool pool, LoadedModel model, Grammar grammar, Recognizer.Listener listener) {
    this.pool = pool;
    this.listener = listener;
    this.decoder = new Decoder(model, grammar, new WhileOpen(), pool.limits().partialEvery());
  }

  @Override
  public void audio(Pcm pcm) {
    synchronized (this) {
      sound(position, pcm);
    }
  }

  /** Sound that begins at this place of the stream; there may be a gap before it. */
  synchronized void sound(long from, Pcm pcm) {
    position = from + pcm.length();
    if (closed || pcm.length() == 0) {
      return;
    }
    if (waiting + pcm.length() > DecodeLimits.samples(pool.limits().streamSound())
        || !pool.admit(pcm.length())) {
      pool.leftOut(pcm.length());
      return;
    }
    waiting += pcm.length();
    add(new Step.Sound(from, pcm, System.nanoTime()));
  }

  @Override
  public synchronized void finish() {
    if (!closed) {
      add(new Step.Finish());
    }
  }

  private void add(Step step) {
    steps.addLast(step);
    enterPool();
  }

  private void enterPool() {
    if (!inPool) {
      inPool = true;
      pool.ready(this);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      pool.release(waiting);
      waiting = 0;
      steps.clear();
      // Only the pool may free what a thread of it may be decoding with.
      enterPool();
    }
  }

  /** When the sound came that waits longest; by the monotonic clock. */
  synchronized long oldest(long now) {
    return steps.peekFirst() instanceof Step.Sound sound ? sound.arrivedAt : now;
  }

  /** Does some of what waits; on the pool's thread. True when there is more. */
  boolean turn() {
    try {
      for (int done = 0; done < TURN_SAMPLES; ) {
        Step step = next();
        if (step == null) {
          return false;
        }
        done += act(step);
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
    return true;
  }

  /** The next thing to do; null when there is nothing and the pool has to forget about this. */
  private synchronized @Nullable Step next() {
    if (closed) {
      decoder.close();
      pool.closed(this);
      return null;
    }
    Step step = steps.pollFirst();
    inPool = step != null;
    if (step instanceof Step.Sound sound) {
      waiting -= sound.pcm.length();
      pool.release(sound.pcm.length());
    }
    return step;
  }

  private int act(Step step) throws IOException {
    return switch (step) {
      case Step.Sound(long from, Pcm pcm, long arrivedAt) -> {
        pool.late(System.nanoTime() - arrivedAt);
        for (int at = 0; at < pcm.length(); at += STEP_SAMPLES) {
          int count = Math.min(STEP_SAMPLES, pcm.length() - at);
          decoder.sound(from + at, pcm.slice(at, count).samples());
        }
        yield pcm.length();
      }
      case Step.Finish() -> {
        decoder.finish();
        yield 1;
      }
    };
  }

  private void fail(Exception e) {
    if (!closed) {
      close();
      listener.lost("the recogniser failed: " + e);
    }
  }
}

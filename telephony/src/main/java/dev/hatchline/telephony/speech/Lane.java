package dev.hatchline.telephony.speech;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way to one stream of the recogniser: sends what could be speech and nothing else, and knows
 * when in the call a sample of the stream was.
 *
 * <pre>
 *   call     ─────▁▁▅▇▆▃▁▁──────────▁▁▆▇▅▁▁────
 *   stream        └────────┘        └──────┘      300 ms before, until it is finished
 * </pre>
 */
final class Lane implements AutoCloseable {
  /** Stretches of which it is known when they were. Results come within the second. */
  private static final int STRETCHES_MAX = 8;

  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private Recognizer.@Nullable Stream stream;
  private long sent;
  private long sentTo = Long.MIN_VALUE;
  private boolean open;

  private record Stretch(long stream, long call) {}

  /** Where it leads; once, before anything is sent. */
  void to(Recognizer.Stream opened) {
    stream = opened;
  }

  /** Whether sound is being sent. */
  boolean open() {
    return open;
  }

  /** Sends from here on, and what is remembered of before. */
  void open(Recent recent) {
    open(recent, Long.MIN_VALUE);
  }

  /** The same, but nothing of before this time. */
  void open(Recent recent, long from) {
    open = true;
    for (Sound sound : recent.since(Math.max(sentTo, from))) {
      send(sound);
    }
  }

  /** The next frame, when the lane is open. */
  void send(Sound sound) {
    if (sound.at() != sentTo) {
      stretches.addLast(new Stretch(sent, sound.at()));
      if (stretches.size() > STRETCHES_MAX) {
        stretches.removeFirst();
      }
    }
    if (stream != null) {
      stream.audio(sound.pcm());
    }
    sent += sound.pcm().length();
    sentTo = sound.end();
  }

  /** Asks what was said, and goes on sending. */
  void finish() {
    if (stream != null) {
      stream.finish();
    }
  }

  /** Nothing more is sent until it is opened again. */
  void shut() {
    open = false;
  }

  /** When in the call a sample of the stream was. */
  long inCall(long sample) {
    long call = sample;
    for (Stretch stretch : stretches) {
      if (stretch.stream <= sample) {
        call = stretch.call + sample - stretch.stream;
      }
    }
    return call;
  }

  @Override
  public void close() {
    open = false;
    if (stream != null) {
      stream.close();
    }
  }
}

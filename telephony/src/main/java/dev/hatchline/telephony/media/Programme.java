package dev.hatchline.telephony.media;

import dev.hatchline.telephony.prompt.Pcm;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one caller is to hear, frame by frame. Anybody sets it, without waiting; the pacing thread
 * alone calls {@link #next} and keeps the positions.
 */
final class Programme {
  private static final byte[] SILENCE = new byte[AudioSocketFrame.AUDIO_BYTES];

  private final AtomicReference<@Nullable Play> prompt = new AtomicReference<>();
  private volatile @Nullable Loop music;
  private volatile boolean musicOn;

  /** A prompt as asked for once; the same sound asked for again is another one. */
  static final class Play {
    private final long id;
    private final Pcm pcm;

    /** The next sample. Only the pacing thread moves it. */
    private volatile int at;

    private volatile boolean paused;

    Play(long id, Pcm pcm) {
      this.id = id;
      this.pcm = pcm;
    }

    long id() {
      return id;
    }
  }

  /** Music as it was last chosen; to choose the same again is not to begin again. */
  private static final class Loop {
    private final Pcm pcm;

    /** The next sample. Only the pacing thread moves it. */
    private volatile int at;

    Loop(Pcm pcm, int from) {
      this.pcm = pcm;
      this.at = from;
    }
  }

  void play(long id, Pcm pcm) {
    prompt.set(new Play(id, pcm));
  }

  void stopPrompt() {
    prompt.set(null);
  }

  /** Silence in place of this prompt; the sample that comes next, to a frame. */
  OptionalInt pause(long id) {
    Play current = prompt.get();
    if (current == null || current.id != id) {
      return OptionalInt.empty();
    }
    current.paused = true;
    return OptionalInt.of(current.at);
  }

  void resume(long id) {
    Play current = prompt.get();
    if (current != null && current.id == id) {
      current.paused = false;
    }
  }

  void music(Pcm pcm, int from) {
    Loop current = music;
    if (current == null || !current.pcm.equals(pcm)) {
      music = new Loop(pcm, from);
    }
    musicOn = pcm.length() > 0;
  }

  /** The sample that the music goes on with; 0 without music. */
  int musicAt() {
    Loop current = music;
    return current == null ? 0 : current.at;
  }

  void silence() {
    musicOn = false;
    prompt.set(null);
  }

  /** Puts the next 20 ms into the message's payload; returns the prompt that ended with them. */
  @Nullable Play next(ByteBuffer message) {
    Play wanted = prompt.get();
    if (wanted != null && !wanted.paused) {
      return nextOfPrompt(wanted, message);
    }
    Loop loop = music;
    if (wanted == null && musicOn && loop != null) {
      nextOfMusic(loop, message);
    } else {
      message.put(AudioSocketFrame.HEADER_BYTES, SILENCE);
    }
    return null;
  }

  private @Nullable Play nextOfPrompt(Play wanted, ByteBuffer message) {
    int at = wanted.at;
    int count = put(wanted.pcm, at, message, 0);
    int rest = (AudioSocketFrame.AUDIO_SAMPLES - count) * Short.BYTES;
    message.put(message.capacity() - rest, SILENCE, 0, rest);
    wanted.at = at + count;
    if (at + count < wanted.pcm.length()) {
      return null;
    }
    // Another prompt may have been asked for meanwhile; that one stays.
    prompt.compareAndSet(wanted, null);
    return wanted;
  }

  private void nextOfMusic(Loop loop, ByteBuffer message) {
    int at = loop.at;
    int filled = 0;
    while (filled < AudioSocketFrame.AUDIO_SAMPLES) {
      int count = put(loop.pcm, at, message, filled);
      filled += count;
      at = (at + count) % loop.pcm.length();
    }
    loop.at = at;
  }

  private static int put(Pcm pcm, int from, ByteBuffer message, int filled) {
    int count = Math.min(AudioSocketFrame.AUDIO_SAMPLES - filled, pcm.length() - from);
    pcm.copy(from, count, message, AudioSocketFrame.HEADER_BYTES + filled * Short.BYTES);
    return count;
  }
}

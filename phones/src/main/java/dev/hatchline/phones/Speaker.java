package dev.hatchline.phones;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a phone talking. At the end of a sound file baresip 1.0.0 hangs up, and it holds the whole
 * file in memory: so files are not endless but have some silence, or more of the same tone, to
 * spare at their end, and are started anew (or followed by silence) half that time before.
 */
final class Speaker {
  private final Baresip baresip;
  private final CallBook calls;
  private final Duration spare;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile Voice voice;

  Speaker(Baresip baresip, CallBook calls, Voice voice, Duration spare) {
    this.baresip = baresip;
    this.calls = calls;
    this.voice = voice;
    this.spare = spare;
  }

  /** The call was answered: baresip plays the voice file by itself. */
  void begin() {
    follow(turn.incrementAndGet(), baresip.folder().voice());
  }

  /** Says this instead of whatever is being said. */
  void say(Voice next) {
    voice = next;
    play(turn.incrementAndGet(), next);
  }

  private void play(int mine, Voice next) {
    Path file = baresip.folder().path().resolve("say-%d.wav".formatted(mine));
    VoiceFile.write(next, file, spare);
    baresip.run("ausrc", "aufile," + file);
    follow(mine, file);
  }

  private void follow(int mine, Path file) {
    Duration until = VoiceFile.length(file).minus(spare.dividedBy(2));
    CompletableFuture.delayedExecutor(
            until.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(() -> sayOn(mine));
  }

  /** What there is to say when all is said: a tone or a tune goes on, a recording does not. */
  private void sayOn(int mine) {
    if (calls.up().isEmpty() || !turn.compareAndSet(mine, mine + 1)) {
      return;
    }
    try {
      play(mine + 1, voice instanceof Voice.Wav ? new Voice.Silence() : voice);
    } catch (PhoneException _) {
      // The call ended meanwhile; the event log says so.
    }
  }
}

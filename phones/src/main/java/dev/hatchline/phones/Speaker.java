package dev.hatchline.phones;

import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a phone talking. At the end of a sound file baresip 1.0.0 hangs up, and it holds the whole
 * file in memory: so files are not endless but have {@link VoiceFile#SPARE} to spare at their end,
 * and are started anew (or followed by silence) half that time before.
 */
final class Speaker {
  private static final Duration AHEAD = VoiceFile.SPARE.dividedBy(2);

  private final BaresipFolder folder;
  private final ControlLink link;
  private final CallBook calls;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile Voice voice;

  Speaker(BaresipFolder folder, Voice voice, ControlLink link, CallBook calls) {
    this.folder = folder;
    this.voice = voice;
    this.link = link;
    this.calls = calls;
  }

  /** The call was answered: baresip plays the voice file by itself. */
  void begin() {
    follow(folder.voice());
  }

  /** Says this instead of whatever is being said. */
  void say(Voice next) {
    Path file = folder.path().resolve("say-%d.wav".formatted(turn.incrementAndGet()));
    VoiceFile.write(next, file);
    voice = next;
    link.run("ausrc", "aufile," + file);
    follow(file);
  }

  private void follow(Path file) {
    int mine = turn.incrementAndGet();
    CompletableFuture.delayedExecutor(
            millis(file) - AHEAD.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(() -> sayOn(mine));
  }

  private void sayOn(int mine) {
    if (turn.get() != mine || calls.up().isEmpty()) {
      return;
    }
    try {
      Path next = background(mine);
      link.run("ausrc", "aufile," + next);
      follow(next);
    } catch (PhoneException _) {
      // The call ended meanwhile; the event log says so.
    }
  }

  /** What there is to say when all is said: a tone or a tune goes on, a recording does not. */
  private Path background(int mine) {
    Path file = folder.path().resolve("more-%d.wav".formatted(mine));
    VoiceFile.write(voice instanceof Voice.Wav ? new Voice.Silence() : voice, file);
    return file;
  }

  private static long millis(Path file) {
    try {
      return (long) (1000 * Sound.read(file).seconds());
    } catch (IOException e) {
      throw new PhoneException("the phone's voice is gone: " + e.getMessage(), e);
    }
  }
}

package dev.hatchline.app.selftest;

import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import dev.hatchline.telephony.media.MediaEnd;
import dev.hatchline.telephony.media.MediaListener;
import dev.hatchline.telephony.media.MediaSession;
import dev.hatchline.telephony.prompt.Pcm;
import java.util.concurrent.CompletableFuture;

/** The engine's side of the one call: plays a tone, listens for the caller's, waits for a key. */
final class OurEnd implements MediaListener {
  /** What the caller hears; not what the caller says, so that an echo passes for nothing. */
  static final int OUR_HERTZ = 440;

  static final int CALLER_HERTZ = 660;

  /** Looked at in pieces of so many samples: half a second. */
  private static final int PIECE = Pcm.RATE / 2;

  private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
  private final CompletableFuture<Boolean> heard = new CompletableFuture<>();
  private final CompletableFuture<Character> pressed = new CompletableFuture<>();
  private final short[] piece = new short[PIECE];
  private int filled;

  @Override
  public void opened(MediaSession session) {
    session.music(Pcm.of(Tones.tone(OUR_HERTZ, 1).samples()));
    opened.complete(true);
  }

  @Override
  public void audio(Pcm pcm) {
    for (int i = 0; i < pcm.length(); i++) {
      piece[filled++] = pcm.sample(i);
      if (filled == PIECE) {
        filled = 0;
        if (new Sound(piece, Pcm.RATE).toneAt(CALLER_HERTZ).isPresent()) {
          heard.complete(true);
        }
      }
    }
  }

  @Override
  public void key(char digit) {
    pressed.complete(digit);
  }

  @Override
  public void closed(MediaEnd end) {
    IllegalStateException over = new IllegalStateException("AudioSocket ended: " + end);
    heard.completeExceptionally(over);
    pressed.completeExceptionally(over);
  }

  /** Asterisk has come to our AudioSocket port. */
  CompletableFuture<Boolean> opened() {
    return opened;
  }

  /** The caller's tone has come. */
  CompletableFuture<Boolean> heard() {
    return heard;
  }

  /** A key has come: which. */
  CompletableFuture<Character> pressed() {
    return pressed;
  }
}

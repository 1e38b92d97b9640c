package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaEnd;
import dev.hatchline.telephony.media.MediaListener;
import dev.hatchline.telephony.media.MediaSession;
import dev.hatchline.telephony.media.Ticket;
import dev.hatchline.telephony.prompt.Pcm;
import org.jspecify.annotations.Nullable;

/**
 * Hears a caller of whom Asterisk has the channel, as while it records or rings a number outside.
 * Where there is no way to hear, nothing comes, and what Asterisk does goes on. It ends by itself
 * when nobody wants to hear the caller any more.
 *
 * <pre>
 *   caller ══▶ PJSIP/trunk-1 ── Record ──▶ message.wav
 *                   │ ChanSpy
 *                   └──▶ AudioSocket/address:port/ticket ──▶ us
 * </pre>
 */
final class Tap implements MediaListener, AutoCloseable {
  private final AudioSocketServer media;
  private final LegScript leg;
  private final Ticket ticket;
  private @Nullable MediaSession session;
  private volatile boolean closed;

  private Tap(LegScript leg, AudioSocketServer media) {
    this.leg = leg;
    this.media = media;
    this.ticket = media.issue(this);
  }

  /**
   * Hears from a moment later on.
   *
   * @param address of the media server, as Asterisk finds it
   */
  static Tap on(LegScript leg, AsteriskLink link, AudioSocketServer media, String address) {
    Tap tap = new Tap(leg, media);
    var _ = link.tap(leg.arrival().channel(), address + "/" + tap.ticket);
    return tap;
  }

  @Override
  public synchronized void opened(MediaSession opened) {
    session = opened;
    if (closed) {
      opened.close();
    }
  }

  @Override
  public void audio(Pcm pcm) {
    if (closed) {
      return;
    }
    if (leg.isHeard()) {
      leg.audio(pcm);
    } else {
      close();
    }
  }

  @Override
  public void nothing(Pcm silence) {
    audio(silence);
  }

  /** What is pressed there is none of the caller's: those keys come by AMI. */
  @Override
  public void key(char digit) {}

  @Override
  public void closed(MediaEnd end) {}

  @Override
  public synchronized void close() {
    closed = true;
    media.withdraw(ticket);
    if (session != null) {
      session.close();
    }
  }
}

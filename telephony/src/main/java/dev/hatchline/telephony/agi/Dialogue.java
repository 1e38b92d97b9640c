package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.media.MediaEnd;
import dev.hatchline.telephony.media.MediaListener;
import dev.hatchline.telephony.media.MediaSession;
import dev.hatchline.telephony.prompt.Pcm;
import org.jspecify.annotations.Nullable;

/** One dialogue of a leg on the media side; it outlives its AudioSocket by a few ms at most. */
final class Dialogue implements MediaListener {
  private final LegScript leg;
  private volatile @Nullable MediaEnd end;
  private volatile boolean expired;
  private volatile boolean silent;

  Dialogue(LegScript leg) {
    this.leg = leg;
  }

  /** The phone sent no sound soon enough. */
  boolean silent() {
    return silent;
  }

  /** Why nobody who wanted this dialogue has it any more, for the log and the engine. */
  String fault(int agiResult) {
    if (expired) {
      return "the ticket expired";
    }
    MediaEnd seen = end;
    return seen == null
        ? "AudioSocket was refused (result " + agiResult + ")"
        : "AudioSocket ended: " + seen + " (result " + agiResult + ")";
  }

  @Override
  public void opened(MediaSession session) {
    leg.opened(this, session);
  }

  @Override
  public void key(char digit) {
    leg.key(digit);
  }

  @Override
  public void audio(Pcm pcm) {
    leg.audio(pcm);
  }

  @Override
  public void nothing(Pcm silence) {
    leg.audio(silence);
  }

  @Override
  public void played(long playId) {
    leg.played(playId);
  }

  @Override
  public void silentPeer() {
    silent = true;
    leg.silentPeer(this);
  }

  @Override
  public void closed(MediaEnd why) {
    end = why;
    leg.closed(this);
  }

  @Override
  public void expired() {
    expired = true;
  }
}

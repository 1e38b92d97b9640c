package dev.hatchline.telephony.media;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the sound of one caller in step with time. Phones that suppress silence (RFC 3389, 3551
 * §4.1) send nothing while nobody speaks, and nothing comes of a packet that is lost: who listens
 * would wait forever for the silence that ends an answer.
 */
final class Continuity {
  /** What stands for 20 ms of which nothing came. */
  static final Pcm NOTHING = Pcm.of(new short[AudioSocketFrame.AUDIO_SAMPLES]);

  /** So long it is waited for sound that is only late. */
  static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  /** Sound that came late, after its place was filled, puts the call ahead by this at the most. */
  static final long AHEAD_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** A longer stop of ours is not made up for. */
  static final int FRAMES_MAX = 50;

  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** The time up to which it is known what came. */
  private long heardTo;

  Continuity(long now) {
    heardTo = now;
  }

  /** Sound has come. */
  void heard(Pcm pcm, long now) {
    long lasts = TimeUnit.SECONDS.toNanos(pcm.length()) / Pcm.RATE;
    heardTo = Math.min(Math.max(heardTo + lasts, now), now + AHEAD_MAX_NANOS);
  }

  /** How often to tell of {@link #NOTHING} now. */
  int missing(long now) {
    long behind = now - heardTo;
    if (behind < LATE_NANOS) {
      return 0;
    }
    long frames = (behind - LATE_NANOS) / FRAME_NANOS + 1;
    if (frames > FRAMES_MAX) {
      heardTo = now;
      return FRAMES_MAX;
    }
    heardTo += frames * FRAME_NANOS;
    return (int) frames;
  }
}

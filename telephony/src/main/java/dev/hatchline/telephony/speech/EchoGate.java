package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.Arrays;

/**
 * Knows what we play, and so how much of the caller's sound may be our own coming back.
 *
 * <p>An echo adds to what is received, it takes nothing away: where we were loud some time ago and
 * little is received now, no louder echo can come back after that time. So for each delay up to 600
 * ms there is a bound of what comes back by it, and only the echo's own stays high.
 *
 * <pre>
 *   sent      ▁▆█▃▁▁▇▆▁▁▁▁
 *   received  ▁▁▁▃▅▂▁▁▅▃▁▁     2 frames later it never is quiet after we were loud: an echo
 *                              1 frame later it was quiet (at the first █): none
 * </pre>
 *
 * <p>What is found of a line stays for its call. Before that the worst is assumed; but what was
 * said meanwhile may be judged again a little later, when more of the line is known.
 */
final class EchoGate {
  /** The longest way there and back that is looked for, in frames: 600 ms, a satellite's. */
  static final int DELAY_MAX = 30;

  /** Louder echo is not expected of any telephone; our prompts are tried at −12 dB. */
  static final double LOUDEST_DB = -10;

  /** How much louder than its bound an echo may seem, for what frames and rooms do to levels. */
  static final double MARGIN_DB = 5;

  /** Bounds rise again: lines change, as when a caller takes the phone to the loudspeaker. */
  static final double RISE_DB_PER_SECOND = 3;

  /** Below this we are not loud enough to find anything. */
  private static final double LOUD_DBFS = -35;

  private static final double RISE = RISE_DB_PER_SECOND * Sound.FRAME / Pcm.RATE;

  /** For so many frames it is remembered what was sent: 10 s. */
  static final int HINDSIGHT_FRAMES = 500;

  /** When so many frames of ours were loud, 1.2 s, they have told what comes back. */
  static final int SETTLED_FRAMES = 60;

  /** Levels of the last frames; the newest at {@code frames}. */
  private final double[] sent = new double[HINDSIGHT_FRAMES + DELAY_MAX + 3];

  private final double[] bound = new double[DELAY_MAX + 1];
  private double[] prompt = {};
  private int played;
  private int frames;
  private int loud;

  EchoGate() {
    Arrays.fill(sent, Level.NOTHING);
    Arrays.fill(bound, LOUDEST_DB);
  }

  /** From the next frame on this plays, in place of what did. */
  void playing(Pcm pcm) {
    double[] levels = new double[(pcm.length() + Sound.FRAME - 1) / Sound.FRAME];
    for (int i = 0; i < levels.length; i++) {
      int from = i * Sound.FRAME;
      int count = Math.min(Sound.FRAME, pcm.length() - from);
      levels[i] = Level.of(pcm.slice(from, count).samples());
    }
    prompt = levels;
    played = 0;
  }

  /** Nothing of ours plays from the next frame on; what was sent may still come back. */
  void played() {
    prompt = new double[] {};
  }

  /**
   * Takes the next frame.
   *
   * @param received its level
   * @param lost it never came, and tells nothing of the line
   * @return the level that our own sound can explain; {@link Level#NOTHING} when it is none of ours
   */
  double explained(double received, boolean lost) {
    frames++;
    sent[frames % sent.length] = played < prompt.length ? prompt[played++] : Level.NOTHING;
    loud += sent(0) >= LOUD_DBFS ? 1 : 0;
    for (int delay = 0; delay <= DELAY_MAX && !lost; delay++) {
      double here = sent(delay);
      double after = delay == 0 ? here : sent(delay - 1);
      double surely = Math.min(here, Math.min(sent(delay + 1), after));
      if (surely >= LOUD_DBFS) {
        bound[delay] = Math.min(LOUDEST_DB, Math.min(bound[delay] + RISE, received - surely));
      }
    }
    return explained(0);
  }

  /**
   * The level that our own sound can explain, as far as the line is known now.
   *
   * @param ago of the frame before so many; at most {@link #HINDSIGHT_FRAMES}
   */
  double explained(int ago) {
    double explained = Level.NOTHING;
    for (int delay = 0; delay <= DELAY_MAX; delay++) {
      // Delays are no whole frames: what is received lies between two that were sent.
      double here = sent(ago + delay);
      double after = delay == 0 ? here : sent(ago + delay - 1);
      double perhaps = Math.max(here, Math.max(sent(ago + delay + 1), after));
      explained = Math.max(explained, perhaps + Math.min(LOUDEST_DB, bound[delay] + MARGIN_DB));
    }
    return explained;
  }

  /** Enough was sent on this call to know what comes back. */
  boolean settled() {
    return loud >= SETTLED_FRAMES;
  }

  private double sent(int ago) {
    return sent[Math.floorMod(frames - ago, sent.length)];
  }
}

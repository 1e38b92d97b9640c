package dev.hatchline.app.call;

import dev.hatchline.telephony.prompt.Pcm;

/** Whether anything was said in a recording. */
final class Speech {
  /** As long as a short word. */
  private static final int LOUD_FRAMES_MIN = 15;

  /** 20 ms. */
  private static final int FRAME = Pcm.RATE / 50;

  /** −45 dBFS (root mean square): above the noise of a quiet line, far below a voice. */
  private static final double LOUD = Short.MAX_VALUE * Math.pow(10, -45 / 20.0);

  private Speech() {}

  static boolean in(Pcm recording) {
    short[] samples = recording.samples();
    int loud = 0;
    for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
      if (level(samples, at) > LOUD) {
        loud++;
      }
    }
    return loud >= LOUD_FRAMES_MIN;
  }

  private static double level(short[] samples, int from) {
    double power = 0;
    for (int i = from; i < from + FRAME; i++) {
      power += (double) samples[i] * samples[i];
    }
    return Math.sqrt(power / FRAME);
  }
}

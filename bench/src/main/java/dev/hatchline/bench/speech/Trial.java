package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Answers;
import org.jspecify.annotations.Nullable;

/**
 * One call: what comes from the caller, and what is listened for besides escape words.
 *
 * @param clip what is said on it; its sound may be part of the line only
 * @param line what the ear hears, from the first to the last sample
 * @param began sample at which the clip begins
 * @param ended sample at which it is over
 * @param answers what is listened for; null for escape words alone
 * @param prompt what we play from the beginning on; null for nothing
 */
record Trial(
    Clip clip, Pcm line, int began, int ended, @Nullable Answers answers, @Nullable Pcm prompt) {
  private static final int BEFORE = 600 * Pcm.RATE / 1_000;
  private static final int AFTER = 1_800 * Pcm.RATE / 1_000;

  /** Somebody says a clip on a line, and is silent afterwards. */
  static Trial said(Clip clip, double noiseDbfs, @Nullable Answers answers) {
    int end = BEFORE + clip.sound().length();
    Pcm line =
        TelephoneLine.carry(
            end + AFTER,
            noiseDbfs,
            clip.text().hashCode() ^ clip.voice().hashCode(),
            new TelephoneLine.At(clip.sound(), BEFORE, TelephoneLine.gain(clip.sound())));
    return new Trial(clip, line, BEFORE, end, answers, null);
  }
}

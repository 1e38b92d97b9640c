package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;

/**
 * A frame of a call, in which everything here is decided.
 *
 * @param pcm 20 ms
 * @param at its first sample, counted from the beginning of the ear
 * @param active whether it could be the caller's speech
 * @param maybe the same, where it is not known yet what comes back of our own sound
 * @param voiced whether it is, and has a pitch
 */
record Sound(Pcm pcm, long at, boolean active, boolean maybe, boolean voiced) {
  /** Of which it is known whether it could be the caller's speech. */
  Sound(Pcm pcm, long at, boolean active, boolean voiced) {
    this(pcm, at, active, active, voiced);
  }

  /** Samples of a frame. */
  static final int FRAME = Pcm.RATE / 50;

  /** So many samples are a time. */
  static long millis(long millis) {
    return millis * Pcm.RATE / 1_000;
  }

  /** The first sample after it. */
  long end() {
    return at + pcm.length();
  }
}

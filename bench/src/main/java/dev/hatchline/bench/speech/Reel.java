package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.List;

/**
 * Sounds one after the other, half a second apart, round and round. All of them together may be
 * longer than one sound can be; what is wanted is cut out of them.
 */
final class Reel {
  private static final int APART = Pcm.RATE / 2;

  /** Of what a line adds, nothing is to be heard. */
  private static final double SILENCE_DBFS = -90;

  private final List<Pcm> sounds;
  private final int length;

  /** At least one sound. */
  Reel(List<Pcm> sounds) {
    if (sounds.isEmpty()) {
      throw new IllegalArgumentException("expected sounds, found none");
    }
    this.sounds = List.copyOf(sounds);
    this.length = sounds.stream().mapToInt(sound -> sound.length() + APART).sum();
  }

  /** Whole seconds of one round. */
  int seconds() {
    return length / Pcm.RATE;
  }

  /**
   * As a telephone carries it.
   *
   * @param from samples after the beginning of a round
   * @param count of samples
   */
  Pcm cut(int from, int count) {
    List<TelephoneLine.At> pieces = new ArrayList<>();
    int at = -(from % length);
    for (int next = 0; at < count; next = (next + 1) % sounds.size()) {
      Pcm sound = sounds.get(next);
      if (at + sound.length() > 0) {
        int skipped = Math.max(0, -at);
        Pcm heard = sound.slice(skipped, sound.length() - skipped);
        pieces.add(new TelephoneLine.At(heard, at + skipped, 1));
      }
      at += sound.length() + APART;
    }
    return TelephoneLine.carry(count, SILENCE_DBFS, 1, pieces.toArray(TelephoneLine.At[]::new));
  }
}

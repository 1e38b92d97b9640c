package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.Pcm;
import java.time.Duration;

/**
 * How far a leg's music has got: a value that goes from the dialogue to Asterisk and back.
 *
 * <pre>
 *   dialogue ──stopped──▶ at ──part──▶ EXEC Dial …,m(class of the part)
 *      ▲                                    │
 *      └──────────── at ◀──────rang─────────┘
 * </pre>
 *
 * <p>No music sounds in the few ms between, and none is skipped for them.
 *
 * @param at the sample that comes next
 * @param lastPart where Asterisk began the last time; −1 before the first
 */
record Tune(Music music, int at, int lastPart) {
  static Tune of(Music music) {
    return new Tune(music, 0, -1);
  }

  /** A dialogue played it up to this sample. */
  Tune stopped(int sample) {
    return new Tune(music, sample, lastPart);
  }

  /**
   * The part for Asterisk to begin with: the nearest; but a channel that comes back to the class it
   * left is played on from there, not from the class's beginning, so then the second nearest.
   */
  int part() {
    int length = music.partLength();
    int before = at / length;
    int after = (before + 1) % music.classes().size();
    boolean late = 2 * (at % length) >= length;
    int nearest = late ? after : before;
    return nearest == lastPart ? before + after - nearest : nearest;
  }

  String musicClass() {
    return music.classes().get(part());
  }

  /** Asterisk has played it for so long, from {@link #part} on. */
  Tune rang(Duration played) {
    long samples = (long) part() * music.partLength() + played.toMillis() * Pcm.RATE / 1_000;
    return new Tune(music, (int) (samples % music.loop().length()), part());
  }
}

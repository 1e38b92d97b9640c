package dev.hatchline.telephony.prompt;

/**
 * A soft electric piano of decaying sine partials, played into a loop: what rings on past the end
 * of the loop is heard at its beginning.
 */
final class ElectricPiano {
  private static final int ATTACK = Pcm.RATE * 8 / 1_000;

  /** After the key is let go the sound falls by 60 dB in this many samples. */
  private static final int RELEASE = Pcm.RATE * 3 / 10;

  /** Nothing above this: a telephone cuts there, and its edge would sound harsh. */
  private static final double HIGHEST_HERTZ = 2_900;

  /** Multiples of the note, how loud, and seconds until each has fallen by 60 dB. */
  private static final Partial[] PARTIALS = {
    new Partial(1, 1.0, 4.5),
    new Partial(2, 0.42, 2.8),
    new Partial(3, 0.20, 1.6),
    new Partial(4, 0.10, 1.0),
    new Partial(7, 0.04, 0.35)
  };

  private final double[] loop;

  private record Partial(double multiple, double level, double seconds) {}

  /**
   * A note.
   *
   * @param midi pitch, 69 is 440 Hz
   * @param at first sample
   * @param held samples until the key is let go
   * @param velocity how loud, 0 to 1; louder is also brighter
   */
  record Note(int midi, int at, int held, double velocity) {}

  ElectricPiano(double[] loop) {
    this.loop = loop;
  }

  void play(Note note) {
    double hertz = 440 * StrictMath.pow(2, (note.midi() - 69) / 12.0);
    for (Partial partial : PARTIALS) {
      if (hertz * partial.multiple() < HIGHEST_HERTZ) {
        ring(note, hertz, partial);
      }
    }
  }

  private void ring(Note note, double hertz, Partial partial) {
    double bright = partial.multiple() == 1 ? 1 : 0.4 + 0.6 * note.velocity();
    double level = note.velocity() * partial.level() * bright;
    double angle = 2 * Math.PI * hertz * partial.multiple() / Pcm.RATE;
    double decay = StrictMath.pow(10, -3 / (partial.seconds() * Pcm.RATE));
    double release = StrictMath.pow(10, -3.0 / RELEASE);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double re = 1;
    double im = 0;
    int length = note.held() + RELEASE;
    int at = note.at() % loop.length;
    for (int i = 0; i < length; i++) {
      double attack = i < ATTACK ? 0.5 - 0.5 * StrictMath.cos(Math.PI * i / ATTACK) : 1;
      loop[at] += level * attack * im;
      at = at + 1 == loop.length ? 0 : at + 1;
      double fade = i < note.held() ? decay : decay * release;
      double next = (re * cos - im * sin) * fade;
      im = (re * sin + im * cos) * fade;
      re = next;
    }
  }
}

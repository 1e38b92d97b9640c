package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Makes frames of a caller's sound, and says of each whether it could be speech.
 *
 * <p>Digital silence is no line's sound: it stands for sound that never came. For the time of lost
 * packets it tells nothing of the line's noise and echo; what lasts longer is how this phone is
 * silent.
 */
final class Listening {
  /** No more than this is lost: 200 ms. */
  static final int LOST_FRAMES = 10;

  private final Activity activity = new Activity();
  private final EchoGate echo = new EchoGate();
  private final Recent recent = new Recent(this::callers);

  /** Levels of the last frames, by their number. */
  private final float[] levels = new float[EchoGate.HINDSIGHT_FRAMES];

  private short[] before = new short[Sound.FRAME];
  private short[] rest = {};
  private long at;
  private int empty;

  EchoGate echo() {
    return echo;
  }

  Recent recent() {
    return recent;
  }

  /** Takes sound of any length; the frames that became whole by it are told in order. */
  void audio(Pcm pcm, BiConsumer<Sound, Recent> frames) {
    short[] samples = Arrays.copyOf(rest, rest.length + pcm.length());
    System.arraycopy(pcm.samples(), 0, samples, rest.length, pcm.length());
    int from = 0;
    for (; from + Sound.FRAME <= samples.length; from += Sound.FRAME) {
      Sound sound = sound(Arrays.copyOfRange(samples, from, from + Sound.FRAME));
      recent.add(sound);
      frames.accept(sound, recent);
    }
    rest = Arrays.copyOfRange(samples, from, samples.length);
  }

  private Sound sound(short[] samples) {
    double level = Level.of(samples);
    empty = level > Level.NOTHING ? 0 : empty + 1;
    levels[(int) (at / Sound.FRAME % levels.length)] = (float) level;
    boolean loud = !lost() && activity.heard(level);
    boolean active = level > echo.explained(level, lost()) && loud;
    boolean maybe = active || (loud && !echo.settled());
    boolean voiced = active && Pitch.in(before, samples);
    Sound sound = new Sound(Pcm.of(samples), at, active, maybe, voiced);
    at += samples.length;
    before = samples;
    return sound;
  }

  /** Whether what was loud at this time was more than our own sound, as far as is known now. */
  private boolean callers(long time) {
    long ago = (at - time) / Sound.FRAME - 1;
    return ago >= 0
        && ago < levels.length
        && levels[(int) (time / Sound.FRAME % levels.length)] > echo.explained((int) ago);
  }

  private boolean lost() {
    return empty > 0 && empty <= LOST_FRAMES;
  }
}

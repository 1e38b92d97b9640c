package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** Makes frames of a caller's sound, and says of each whether it could be speech. */
final class Listening {
  private final Activity activity = new Activity();
  private final EchoGate echo = new EchoGate();
  private final Recent recent = new Recent();
  private short[] before = new short[Sound.FRAME];
  private short[] rest = {};
  private long at;

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
    boolean active = activity.heard(level, echo.explained(level));
    Sound sound = new Sound(Pcm.of(samples), at, active, active && Pitch.in(before, samples));
    at += samples.length;
    before = samples;
    return sound;
  }
}

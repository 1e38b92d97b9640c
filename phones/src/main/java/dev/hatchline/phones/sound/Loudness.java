package dev.hatchline.phones.sound;

import java.util.ArrayList;
import java.util.List;

/** Where there is sound: windows of 20 ms by their RMS. */
final class Loudness {
  /** RMS that counts as sound, of 32767: −46 dB, far above µ-law silence, below soft speech. */
  static final double RMS_MIN = 160;

  static final double WINDOW_S = 0.02;
  static final double PAUSE_MAX_S = 0.3;

  private Loudness() {}

  static double rms(short[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return to > from ? Math.sqrt(sum / (to - from)) : 0;
  }

  static List<Span> spans(short[] samples, int rate, double pauseMax) {
    int window = Math.max(1, (int) (rate * WINDOW_S));
    List<Span> spans = new ArrayList<>();
    for (int at = 0; at + window <= samples.length; at += window) {
      if (rms(samples, at, at + window) >= RMS_MIN) {
        extend(spans, (double) at / rate, (double) (at + window) / rate, pauseMax);
      }
    }
    return spans;
  }

  /** Adds a window to the last span, or begins a new one after a longer pause. */
  static void extend(List<Span> spans, double from, double to, double pauseMax) {
    if (!spans.isEmpty() && from - spans.getLast().to() <= pauseMax) {
      spans.add(new Span(spans.removeLast().from(), to));
    } else {
      spans.add(new Span(from, to));
    }
  }
}

package dev.hatchline.phones.sound;

import java.util.List;
import java.util.Optional;

/** Finds a known sound in a recording by normalised cross-correlation, through the FFT. */
final class Correlation {
  /** Below this it is something else: other speech stays under 0.3. */
  static final double SCORE_MIN = 0.5;

  private static final double WANTED_MAX_S = 3.0;

  private Correlation() {}

  static Optional<Heard> find(Sound recording, Sound wanted) {
    List<Span> spans = wanted.spans();
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("the wanted sound is silent");
    }
    double lead = spans.getFirst().from();
    short[] want = wanted.slice(lead, lead + WANTED_MAX_S).samples();
    short[] heard = recording.samples();
    if (heard.length < want.length) {
      return Optional.empty();
    }
    double[] products = products(heard, want);
    double wantEnergy = energy(want, want.length)[want.length];
    double[] energy = energy(heard, heard.length);
    // A place much quieter than sound correlates with anything by rounding alone.
    double floor = want.length * Loudness.RMS_MIN * Loudness.RMS_MIN;
    Heard best = new Heard(0, 0);
    for (int lag = 0; lag + want.length <= heard.length; lag++) {
      double local = Math.max(floor, energy[lag + want.length] - energy[lag]);
      double score = products[lag] / Math.sqrt(local * wantEnergy);
      if (score > best.score()) {
        best = new Heard((double) lag / Sound.PHONE_RATE - lead, score);
      }
    }
    return best.score() >= SCORE_MIN ? Optional.of(best) : Optional.empty();
  }

  /** Sum over i of heard[lag + i] × want[i], for each lag. */
  private static double[] products(short[] heard, short[] want) {
    int size = Integer.highestOneBit(heard.length + want.length - 1) << 1;
    double[] re = new double[size];
    double[] im = new double[size];
    double[] wantRe = new double[size];
    double[] wantIm = new double[size];
    for (int i = 0; i < heard.length; i++) {
      re[i] = heard[i];
    }
    for (int i = 0; i < want.length; i++) {
      wantRe[i] = want[i];
    }
    Fft.forward(re, im);
    Fft.forward(wantRe, wantIm);
    for (int i = 0; i < size; i++) {
      // Times the conjugate; and conjugated itself, for a forward transform to lead back.
      double real = re[i] * wantRe[i] + im[i] * wantIm[i];
      double imaginary = im[i] * wantRe[i] - re[i] * wantIm[i];
      re[i] = real / size;
      im[i] = -imaginary / size;
    }
    Fft.forward(re, im);
    return re;
  }

  private static double[] energy(short[] samples, int count) {
    double[] sums = new double[count + 1];
    for (int i = 0; i < count; i++) {
      sums[i + 1] = sums[i] + (double) samples[i] * samples[i];
    }
    return sums;
  }
}

package dev.hatchline.telephony.prompt;

import dev.hatchline.telephony.prompt.ElectricPiano.Note;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own music for callers in line: sixteen bars in G, electric piano, written for the telephone's
 * band. It is made of this code alone, and so under this project's licence.
 */
public final class HoldMusic {
  /** Root mean square: quiet enough for a voice at −16 dBFS to follow on it without a fright. */
  static final double LEVEL_DBFS = -20;

  private static final int BEAT = 6_600;
  private static final int BEATS_PER_BAR = 4;
  private static final double REVERB = 0.22;
  private static final double BAND_FROM_HERTZ = 200;

  /** A chord a bar: the bass, then the chord's notes, as MIDI pitches. */
  private static final int[][] BARS = {
    {55, 59, 62, 66}, {52, 59, 62, 67}, {48, 59, 64, 67}, {50, 60, 62, 67},
    {55, 59, 62, 66}, {47, 57, 62, 66}, {48, 59, 64, 67}, {50, 57, 62, 66},
    {52, 59, 62, 67}, {47, 57, 62, 66}, {48, 59, 64, 67}, {47, 59, 62, 67},
    {45, 60, 64, 67}, {47, 57, 62, 66}, {48, 59, 64, 67}, {50, 60, 62, 67},
  };

  /** The tune: for each bar pitch, beat and beats held, in quarters of a beat. */
  private static final int[][] TUNE = {
    {71, 0, 8, 74, 8, 4, 71, 12, 4}, {71, 0, 12},
    {76, 0, 6, 74, 6, 2, 71, 8, 8}, {69, 0, 12},
    {71, 0, 8, 74, 8, 4, 78, 12, 4}, {74, 0, 12},
    {76, 0, 4, 74, 4, 4, 71, 8, 4, 67, 12, 4}, {69, 0, 14},
    {79, 0, 8, 78, 8, 4, 74, 12, 4}, {78, 0, 12},
    {76, 0, 6, 74, 6, 2, 71, 8, 8}, {74, 0, 12},
    {72, 0, 4, 76, 4, 4, 79, 8, 8}, {78, 0, 8, 74, 8, 8},
    {76, 0, 8, 71, 8, 8}, {69, 0, 4, 72, 4, 4, 74, 8, 8},
  };

  /** The arpeggio's way through the chord in eighths; −1 rests, 3 is the lowest an octave up. */
  private static final int[] ARPEGGIO = {-1, 0, 1, 2, 3, 2, 1, -1};

  /** SHA-256 of the loop's samples, little-endian: a file that holds them need not be composed. */
  static final String FINGERPRINT =
      "facc16716857bbe1497660f58fa8f00535e2fef676d914b2a76380a9f3b85657";

  private static final Logger log = LoggerFactory.getLogger(HoldMusic.class);

  private HoldMusic() {}

  /** The loop from a file that holds it, in a tenth of the time; else composed. */
  public static Pcm keptIn(Path wav) {
    try {
      Pcm kept = Wav.read(wav);
      if (fingerprint(kept).equals(FINGERPRINT)) {
        return kept;
      }
      log.info("{} holds other music than this version's, which is composed anew", wav);
    } catch (NoSuchFileException _) {
      // The first start.
    } catch (IOException e) {
      log.warn("the music is composed anew: {}", e.getMessage());
    }
    return loop();
  }

  static String fingerprint(Pcm music) {
    return SoundName.sha256(music.toLittleEndian());
  }

  /** The loop, 52.8 s: its end goes on into its beginning. The same samples every time. */
  public static Pcm loop() {
    double[] loop = new double[BARS.length * BEATS_PER_BAR * BEAT];
    ElectricPiano piano = new ElectricPiano(loop);
    for (int bar = 0; bar < BARS.length; bar++) {
      accompany(piano, bar);
      sing(piano, bar);
    }
    return Pcm.of(atLevel(HighPass.loop(Room.around(loop, REVERB), BAND_FROM_HERTZ)));
  }

  private static void accompany(ElectricPiano piano, int bar) {
    int[] chord = BARS[bar];
    int start = bar * BEATS_PER_BAR * BEAT;
    piano.play(new Note(chord[0], start, 3 * BEAT, 0.30));
    piano.play(new Note(chord[0] + 12, start + 2 * BEAT, 2 * BEAT, 0.24));
    for (int i = 1; i < chord.length; i++) {
      // The chord is rolled, as a hand would.
      int roll = i * Pcm.RATE / 30;
      piano.play(new Note(chord[i], start + roll, 3 * BEAT, 0.32));
      piano.play(new Note(chord[i], start + 5 * BEAT / 2 + roll, 5 * BEAT / 4, 0.22));
    }
    for (int eighth = 0; eighth < ARPEGGIO.length; eighth++) {
      int step = ARPEGGIO[eighth];
      if (step >= 0) {
        int pitch = step == 3 ? chord[1] + 24 : chord[1 + step] + 12;
        piano.play(new Note(pitch, start + eighth * BEAT / 2, BEAT, 0.24));
      }
    }
  }

  private static void sing(ElectricPiano piano, int bar) {
    int[] tune = TUNE[bar];
    int start = bar * BEATS_PER_BAR * BEAT;
    for (int i = 0; i < tune.length; i += 3) {
      int at = start + tune[i + 1] * BEAT / 4;
      piano.play(new Note(tune[i], at, tune[i + 2] * BEAT / 4, 0.46));
    }
  }

  private static double[] atLevel(double[] loop) {
    double power = 0;
    for (double sample : loop) {
      power += sample * sample / loop.length;
    }
    double gain = StrictMath.pow(10, LEVEL_DBFS / 20) / Math.sqrt(power);
    double[] out = new double[loop.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = loop[i] * gain;
    }
    return out;
  }
}

package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever speaks, and whatever was recorded: nobody reaches for the volume. */
class OneLoudnessIT {
  private static final List<String> TEXTS =
      List.of(
          SynthesizerContract.SENTENCE,
          "Yes.",
          "Your number is 5 5 5, 0 1 2 3. To go on, press 1; for something else, press 2.");

  @Test
  void everyVoiceAndARecordingAreWithinOneAndAHalfDecibels(@TempDir Path folder) throws Exception {
    List<Level> levels = new ArrayList<>();
    for (String name : List.of("kevin16", "kevin")) {
      try (Synthesizer voice = new FreeTtsSynthesizer(name)) {
        measure(voice, levels);
      }
    }
    for (String name : List.of("flite:slt", "flite:rms", "espeak-ng:en-us", "espeak-ng:es")) {
      try (Synthesizer voice = FetchedVoices.open(name)) {
        measure(voice, levels);
      }
    }
    for (double loud : new double[] {0.05, 0.2, 1}) {
      levels.add(Level.of(recorded(folder.resolve("recording.wav"), loud)));
    }
    double quietest = levels.stream().mapToDouble(Level::dbfs).min().orElseThrow();
    double loudest = levels.stream().mapToDouble(Level::dbfs).max().orElseThrow();
    assertThat(loudest - quietest).as("%s", levels).isLessThan(1.5);
    assertThat(levels).allMatch(level -> level.peakDbfs() < -1);
  }

  private static void measure(Synthesizer voice, List<Level> levels) throws PromptException {
    for (String text : TEXTS) {
      levels.add(Level.of(voice.speak(text)));
    }
  }

  /** Speech as somebody may have recorded it: as faint or as loud as the format can be. */
  private static Pcm recorded(Path file, double loud) throws Exception {
    double[] samples;
    try (Synthesizer voice = FetchedVoices.open("flite:awb")) {
      samples = Level.samples(voice.speak(SynthesizerContract.SENTENCE));
    }
    double peak = Sounds.peak(samples);
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= loud / peak;
    }
    Wav.write(Pcm.of(samples), file);
    return Recording.read(file);
  }
}

package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldMusicTest {
  private static final Pcm LOOP = HoldMusic.loop();
  private static final double[] MUSIC = Sounds.of(LOOP);

  @Test
  void lastsAboutAMinuteAtAQuietLevel() {
    assertThat(LOOP.seconds()).isBetween(45.0, 60.0);
    assertThat(Loudness.decibels(Sounds.rms(MUSIC))).isCloseTo(HoldMusic.LEVEL_DBFS, within(0.1));
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(HoldMusic.loop()).isEqualTo(LOOP);
  }

  @Test
  void isReadFromAFileThatHoldsItAndFromNoOther(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("music.wav");
    assertThat(HoldMusic.fingerprint(LOOP)).isEqualTo(HoldMusic.FINGERPRINT);
    assertThat(HoldMusic.keptIn(file)).isEqualTo(LOOP);
    Wav.write(LOOP, file);
    assertThat(HoldMusic.keptIn(file)).isEqualTo(LOOP);
    Wav.write(LOOP.slice(1, LOOP.length() - 1), file);
    assertThat(HoldMusic.keptIn(file)).isEqualTo(LOOP);
    Files.writeString(file, "no sound");
    assertThat(HoldMusic.keptIn(file)).isEqualTo(LOOP);
  }

  @Test
  void isNeverSilentNorClipped() {
    for (int at = 0; at + 2_000 <= MUSIC.length; at += 1_000) {
      assertThat(Loudness.decibels(Sounds.rms(MUSIC, at, at + 2_000))).isGreaterThan(-35);
    }
    assertThat(Sounds.peak(MUSIC)).isLessThan(0.8);
  }

  @Test
  void hasNoClickNorASeam() {
    // A tone of 1200 Hz at the highest peak moves this much between two samples; a click more.
    double steepest = Sounds.peak(MUSIC) * 2 * Math.PI * 1_200 / Pcm.RATE;
    double steepestBend = 0;
    for (int i = 0; i < MUSIC.length; i++) {
      double now = MUSIC[i];
      double next = MUSIC[(i + 1) % MUSIC.length];
      double after = MUSIC[(i + 2) % MUSIC.length];
      assertThat(Math.abs(next - now)).isLessThan(steepest);
      steepestBend = Math.max(steepestBend, Math.abs(after - 2 * next + now));
    }
    double seam = Math.abs(MUSIC[1] - 2 * MUSIC[0] + MUSIC[MUSIC.length - 1]);
    assertThat(seam).isLessThan(steepestBend / 4);
  }

  @Test
  void isWhereATelephoneHears() {
    assertThat(Sounds.share(MUSIC, 200, 3_000)).isGreaterThan(0.95);
    assertThat(Sounds.share(MUSIC, 300, 3_000)).isGreaterThan(0.75);
  }
}

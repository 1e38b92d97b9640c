package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDigitsTest {
  @TempDir private Path folder;

  private void digit(String name) throws IOException {
    short[] samples = new short[2_400];
    Arrays.fill(samples, 400, 2_000, (short) 5_000);
    Wav.write(Pcm.of(samples), folder.resolve(name));
  }

  @Test
  void aFileIsADigitBySomebody() throws IOException {
    digit("7_theo_3.wav");
    digit("0_anna_12.wav");
    digit("notes.wav");
    RealDigits digits = RealDigits.in(folder);
    assertThat(digits.speakers()).containsExactly("anna", "theo");
    assertThat(digits.alone()).extracting(Clip::text).containsExactly("zero", "seven");
  }

  @Test
  void numbersAreOneSpeakersDigitsWithPausesBetween() throws IOException {
    digit("7_theo_3.wav");
    List<Clip> numbers = RealDigits.in(folder).strings(4, 2, 1);
    assertThat(numbers).hasSize(2);
    assertThat(numbers.getFirst().text()).isEqualTo("seven seven seven seven");
    assertThat(numbers.getFirst().sound().length())
        .isBetween(4 * 1_600 + 3 * 1_200, 4 * 1_600 + 3 * 2_400);
  }

  @Test
  void aFolderWithoutDigitsSaysSo() {
    assertThatThrownBy(() -> RealDigits.in(folder)).hasMessageContaining("7_theo_3.wav");
  }
}

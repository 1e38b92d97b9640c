package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  @TempDir Path folder;

  @Test
  void everyFlippedByteAndEveryCutBreaksIt() throws Exception {
    Path file = Files.writeString(folder.resolve("sealed"), "what callers said" + Seal.OPEN);
    assertThat(Seal.holds(file)).isFalse();
    Seal.close(file);
    assertThat(Seal.holds(file)).isTrue();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      assertThat(Seal.holds(Files.write(file, flipped))).as("byte %d", i).isFalse();
      assertThat(Seal.holds(Files.write(file, java.util.Arrays.copyOf(whole, i))))
          .as("cut at %d", i)
          .isFalse();
    }
    assertThat(Seal.holds(Files.write(file, whole))).isTrue();
  }
}

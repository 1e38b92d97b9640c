package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLengthsTest {
  private static final String VOICE = "a voice";
  private static final Duration LENGTH = Duration.ofNanos(1_234_125_000);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("lengths");
  }

  private void keep(String words) {
    KnownLengths lengths = KnownLengths.in(file());
    lengths.hear(VOICE, words, LENGTH);
    lengths.keep();
  }

  @Test
  void whatWasHeardIsKnownTheNextTime() throws Exception {
    assertThat(KnownLengths.in(file()).any()).isFalse();
    keep("Hello.");
    keep("Goodbye.");
    KnownLengths next = KnownLengths.in(file());
    assertThat(next.any()).isTrue();
    assertThat(next.of(VOICE, "Hello.")).contains(LENGTH);
    assertThat(next.of(VOICE, "Goodbye.")).contains(LENGTH);
    assertThat(next.of("another voice", "Hello.")).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void damagedLinesAreAsIfTheyWereNotThere() throws Exception {
    keep("Hello.");
    String good = Files.readString(file());
    String name = good.substring(0, 64);
    Files.writeString(
        file(),
        String.join(
            "\n",
            List.of("", "x", name + " -1", name + " 9999999999", name + " 1 2", "\u00e9", "")));
    assertThat(KnownLengths.in(file()).any()).isFalse();
    Files.writeString(file(), "x\n" + good + name.substring(1));
    assertThat(KnownLengths.in(file()).of(VOICE, "Hello.")).contains(LENGTH);
  }

  @Test
  void whenThereAreTooManyTheLatestAreKept() throws Exception {
    KnownLengths many = KnownLengths.in(file());
    IntStream.range(0, KnownLengths.TEXTS_MAX).forEach(i -> many.hear(VOICE, "text " + i, LENGTH));
    many.keep();
    assertThat(Files.readAllLines(file())).hasSize(KnownLengths.TEXTS_MAX);
    keep("Hello.");
    assertThat(Files.readAllLines(file())).hasSize(1);
    assertThat(KnownLengths.in(file()).of(VOICE, "Hello.")).contains(LENGTH);
  }

  @Test
  void whereNothingCanBeWrittenNothingIsKept() {
    KnownLengths lengths = KnownLengths.in(folder.resolve("none").resolve("lengths"));
    lengths.hear(VOICE, "Hello.", LENGTH);
    lengths.keep();
    assertThat(folder.resolve("none")).doesNotExist();
    KnownLengths.none().keep();
  }
}

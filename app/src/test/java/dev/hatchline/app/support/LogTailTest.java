package dev.hatchline.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  private List<String> tail(List<String> lines) throws Exception {
    return LogTail.of(Files.write(folder.resolve("a.log"), lines));
  }

  @Test
  void theLastLinesAreTaken() throws Exception {
    List<String> lines =
        IntStream.range(0, LogTail.LINES_MAX + 1).mapToObj(i -> "line " + i).toList();
    assertThat(tail(lines)).isEqualTo(lines.subList(1, lines.size()));
    assertThat(tail(List.of("one", "two"))).containsExactly("one", "two");
    assertThat(tail(List.of())).isEmpty();
  }

  @Test
  void aLineThatLostItsBeginningIsLeftOut() throws Exception {
    List<String> lines = List.of("a".repeat(1 << 20), "last");
    assertThat(tail(lines)).containsExactly("last");
  }
}

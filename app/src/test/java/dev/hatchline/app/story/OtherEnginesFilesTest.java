package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherEnginesFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir private Path folder;

  @Test
  void whatAnEngineThatIsNoMoreHasOfTooLongAgoIsRemoved() throws Exception {
    Path theirs = Files.createDirectories(folder.resolve("events-b"));
    Path old = Files.createFile(theirs.resolve("2026-11-20.jsonl"));
    Path young = Files.createFile(theirs.resolve("2026-11-27.jsonl"));
    try (EventFile file =
        new EventFile(
            folder.resolve("events"), List.of(theirs, folder.resolve("none")), () -> NOW, 7)) {
      file.accept(new CallEvent.JoinedLine(new CallId(new UUID(0, 1)), NOW, "people"));
    }
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(folder.resolve("events/2026-11-28.jsonl")).isNotEmptyFile();
  }
}

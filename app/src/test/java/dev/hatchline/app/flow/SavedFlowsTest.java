package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFlowsTest {
  private static final Instant SAVED = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir Path folder;

  private Instant now = SAVED;

  private void save(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("line.yaml"), text);
    Files.setLastModifiedTime(file, FileTime.from(SAVED));
  }

  /** The clock of a file system may stand still for longer than two savings take. */
  @Test
  void twoTextsOfOneLengthWithinOneTickOfTheFilesTimeAreBothSeen() throws Exception {
    SavedFlows saved = new SavedFlows(folder, () -> now);
    save("one");
    assertThat(saved.news("line")).isEmpty();
    assertThat(saved.news("line")).isPresent();
    assertThat(saved.news("line")).as("told already").isEmpty();
    save("two");
    now = SAVED.plusSeconds(1);
    assertThat(saved.news("line")).isPresent();
    now = SAVED.plusSeconds(10);
    assertThat(saved.news("line")).isEmpty();
  }

  @Test
  void whatIsNoTextOrTooLongIsToldAndNotRead() throws Exception {
    SavedFlows saved = new SavedFlows(folder, () -> now);
    Files.write(folder.resolve("line.yaml"), new byte[] {(byte) 0xff, 0});
    assertThat(saved.read("line").toString()).contains("line.yaml:1:1: the file is not UTF-8");
    Files.write(folder.resolve("line.yaml"), new byte[4_000_001]);
    assertThat(saved.read("line").toString()).contains("the file has 4000001 bytes");
    Files.delete(folder.resolve("line.yaml"));
    Files.createDirectory(folder.resolve("line.yaml"));
    assertThat(saved.read("line").toString()).contains("it is no file");
  }
}

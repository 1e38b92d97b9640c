package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderVersionsTest extends VersionStoreContract {
  @TempDir Path folder;

  /** Another one each time: nothing of it is in memory. */
  @Override
  VersionStore store() {
    return new FolderVersions(folder.resolve("flows"));
  }

  @Test
  void aVersionIsAFileThatAnybodyCanRead() throws Exception {
    FlowText text = new FlowText("flow: f\n", "ada", Instant.EPOCH, Optional.empty());
    store().add("line", text);
    assertThat(folder.resolve("flows/line.000001.yaml"))
        .content()
        .startsWith("# {\"who\":\"ada\",\"at\":\"1970-01-01T00:00:00Z\"")
        .endsWith("}\nflow: f\n");
  }

  /** As who died in the middle of a writing leaves it. */
  @Test
  void whatWasNotWrittenToItsEndIsNotThere() throws Exception {
    Files.createDirectories(folder.resolve("flows"));
    Files.writeString(folder.resolve("flows/part"), "# {\"who\":\"a");
    assertThat(store().all("line")).isEmpty();
    FlowText text = new FlowText("flow: f\n", "ada", Instant.EPOCH, Optional.empty());
    assertThat(store().add("line", text).number()).isEqualTo(1);
    assertThat(store().find("line", 1)).contains(new KeptVersion(1, text));
  }

  @Test
  void noNameLeadsOutOfTheFolder() {
    assertThatThrownBy(() -> store().pointer("../line"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

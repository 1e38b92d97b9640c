package dev.hatchline.telephony.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.speech.worker.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFoldersTest {
  @TempDir private Path home;

  @Test
  void plainNamesAreOfAddedModelsAndOthersFromTheOperatorsFile() throws Exception {
    ModelFolders folders = new ModelFolders(home.resolve("models"), home.resolve("config"));
    Path added = Models.copy(home.resolve("models/vosk-model-x"));
    assertThat(folders.folder("vosk-model-x")).isEqualTo(added);
    assertThat(folders.folder("./own")).isEqualTo(home.resolve("config/./own"));
    assertThat(folders.folder("/own")).isEqualTo(Path.of("/own"));
    assertThat(SpeechModel.read(folders.folder(ShippedModel.NAME)).words()).hasSize(262);
  }

  @Test
  void modelThatWasNotAddedSaysHowItIs() {
    ModelFolders folders = new ModelFolders(home.resolve("models"), home);
    assertThatThrownBy(() -> folders.folder("vosk-model-y"))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "the speech model vosk-model-y is not there (%s); './hatchline model add vosk-model-y' fetches it"
                .formatted(home.resolve("models/vosk-model-y")));
  }

  @Test
  void folderIsCopiedWithoutLinksAndWithinLimits() throws Exception {
    Path from = Models.copy(home.resolve("from"));
    ModelLimits limits = new ModelLimits(1, 2_000_000, 10);
    Path to = Files.createDirectory(home.resolve("to"));
    ModelCopy copy = new ModelCopy(from, limits);
    assertThat(copy.bytes()).isBetween(1_000_000L, 2_000_000L);
    copy.to(to);
    assertThat(SpeechModel.read(to).words()).hasSize(262);
    Path link = Files.createSymbolicLink(from.resolve("link"), home.resolve("to"));
    assertThatThrownBy(copy::bytes)
        .isInstanceOf(ModelException.class)
        .hasMessage(link + " is a link; put the file itself in its place");
    Files.delete(link);
    Files.write(from.resolve("more"), new byte[1]);
    assertThatThrownBy(copy::bytes).hasMessageContaining("too many files for a speech model");
    Files.delete(from.resolve("README.md"));
    Files.write(from.resolve("more"), new byte[1_000_000]);
    assertThatThrownBy(copy::bytes).hasMessageContaining("too large for a speech model");
  }
}

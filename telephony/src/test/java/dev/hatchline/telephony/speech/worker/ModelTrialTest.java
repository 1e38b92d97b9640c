package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.speech.model.Graphs;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrialTest {
  @TempDir private Path folder;

  /** Dies as the native library does. */
  static final class Dying {
    public static void main(String[] args) {
      Runtime.getRuntime().halt(134);
    }
  }

  /** Never ends. */
  static final class Hanging {
    public static void main(String[] args) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  private static ModelTrial with(Class<?> main, Duration longest) {
    WorkerCommand worker = WorkerCommand.ofThisProgram();
    return new ModelTrial(
        new WorkerCommand(worker.java(), worker.classPath(), main.getName()), longest);
  }

  @Test
  void modelsThatCanBeHeardWithTellTheirMemory() throws Exception {
    long telephone = ModelTrial.ofThisProgram().run(Models.copy(folder.resolve("narrow")));
    long wide = ModelTrial.ofThisProgram().run(Models.wide(folder.resolve("wide")));
    assertThat(telephone).isBetween(20L, 400L);
    assertThat(wide).isBetween(20L, 400L);
  }

  /** As the vendor's small models are. */
  @Test
  void voskTakesModelsWithTheirWordsInTheGraph() throws Exception {
    Path model = Models.copy(folder.resolve("small"));
    List<String> words = new ArrayList<>();
    for (String line : Files.readAllLines(model.resolve("graph/words.txt"))) {
      words.add(line.split(" ", 2)[0]);
    }
    Graphs.putWordsIn(model, words.toArray(String[]::new));
    Files.delete(model.resolve("graph/words.txt"));
    assertThat(SpeechModel.read(model).words()).hasSize(262);
    assertThat(ModelTrial.ofThisProgram().run(model)).isPositive();
  }

  @Test
  void damagedModelIsRefusedByVosk() throws Exception {
    Path model = Models.copy(folder.resolve("damaged"));
    byte[] whole = Files.readAllBytes(model.resolve("am/final.mdl"));
    Files.write(model.resolve("am/final.mdl"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> ModelTrial.ofThisProgram().run(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(model.toString());
  }

  @Test
  void modelThatTheLibraryDiesOfIsOnlyAnAnswer() {
    assertThatThrownBy(() -> with(Dying.class, Duration.ofMinutes(1)).run(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("dies of the speech model " + folder)
        .hasMessageContaining("exit code 134");
  }

  @Test
  void modelThatTheLibraryHangsWithIsGivenUp() {
    assertThatThrownBy(() -> with(Hanging.class, Duration.ofSeconds(2)).run(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("hangs with the speech model " + folder);
  }
}

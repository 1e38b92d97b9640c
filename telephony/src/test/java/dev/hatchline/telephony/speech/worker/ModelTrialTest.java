package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.prompt.Wav;
import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.Spoken;
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

  private Path recorded(String words) throws Exception {
    Path file = folder.resolve("recorded.wav");
    Wav.write(Spoken.onTheLine(words), file);
    return file;
  }

  private static List<String> texts(ModelTrial.Heard heard) {
    return heard.words().stream().map(Word::text).toList();
  }

  @Test
  void recordingIsHeardForWhatMayBeSaid() throws Exception {
    Path file = recorded("talk to a person");
    for (Path model :
        List.of(Models.copy(folder.resolve("narrow")), Models.wide(folder.resolve("wide")))) {
      ModelTrial.Heard heard =
          ModelTrial.ofThisProgram()
              .hear(model, file, List.of("talk to a person", "main menu", "por qué sí"));
      assertThat(texts(heard)).containsExactly("talk", "to", "a", "person");
      assertThat(heard.leftOut()).containsExactly("por qué sí");
      assertThat(heard.megabytes()).isPositive();
      Word last = heard.words().getLast();
      assertThat(last.confidence()).isBetween(0.5, 1.0);
      assertThat(last.from()).isBetween(6_000L, 16_000L);
      assertThat(last.to()).isGreaterThan(last.from());
    }
  }

  @Test
  void withoutPhrasesAllThatTheModelKnowsMayBeSaid() throws Exception {
    ModelTrial.Heard heard =
        ModelTrial.ofThisProgram().hear(Models.shipped(), recorded("operator"), List.of());
    assertThat(texts(heard)).contains("operator");
    assertThat(heard.leftOut()).isEmpty();
  }

  @Test
  void silenceIsNoWord() throws Exception {
    Path file = folder.resolve("quiet.wav");
    Wav.write(Spoken.quiet(1_000), file);
    ModelTrial.Heard heard =
        ModelTrial.ofThisProgram().hear(Models.shipped(), file, List.of("operator"));
    assertThat(texts(heard)).doesNotContain("operator");
  }

  @Test
  void recordingThatIsNoneIsToldWithItsName() throws Exception {
    Path file = Files.writeString(folder.resolve("no.wav"), "no sound at all");
    assertThatThrownBy(() -> ModelTrial.ofThisProgram().hear(Models.shipped(), file, List.of()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(file + ": expected a WAV file");
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

package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import dev.hatchline.telephony.speech.Transcript;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Vosk in a process of its own understands recordings. The shipped model knows few words; what is
 * said here is among them.
 */
class TranscriberTest {
  @TempDir private Path folder;

  /** Says a word, and dies as the native library does. */
  static final class Dying {
    public static void main(String[] args) {
      System.out.println("word 0.900 hello");
      System.out.flush();
      Runtime.getRuntime().halt(134);
    }
  }

  /** Never ends. */
  static final class Hanging {
    public static void main(String[] args) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  /** Says words and what is none. */
  static final class Talking {
    public static void main(String[] args) {
      System.out.println("WARNING something of the library's");
      System.out.println("word 0.900 hello");
      System.out.println("word 0.100 [unk]");
      System.out.println("word 0.100 [unk]");
      System.out.println("word x y");
      System.out.println("word 0.500 world");
      System.out.println("done");
    }
  }

  private static Transcriber with(Class<?> main, Duration atLeast) {
    WorkerCommand worker = WorkerCommand.ofThisProgram();
    return new Transcriber(
        new WorkerCommand(worker.java(), worker.classPath(), main.getName()), atLeast);
  }

  private Path recording(String... sentences) throws Exception {
    Path wav = folder.resolve("message.wav");
    Pcm pause = Pcm.silence(Duration.ofMillis(900));
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      Pcm sound = pause;
      for (String sentence : sentences) {
        sound = Pcm.joined(List.of(sound, voice.speak(sentence), pause));
      }
      Wav.write(sound, wav);
    }
    return wav;
  }

  @Test
  void wordsOfAWholeRecordingComeOutInTheirOrder() throws Exception {
    Path wav = recording("billing", "operator", "yes");
    for (Path model :
        List.of(Models.copy(folder.resolve("narrow")), Models.wide(folder.resolve("wide")))) {
      Transcript heard = Transcriber.ofThisProgram().run(model, wav);
      assertThat(heard.text()).containsSubsequence("billing", "operator", "yes");
      assertThat(heard.confidence()).isBetween(0.5, 1.0);
    }
  }

  @Test
  void silenceHasNoWords() throws Exception {
    Transcript heard = Transcriber.ofThisProgram().run(Models.shipped(), recording());
    assertThat(heard.words()).isZero();
  }

  @Test
  void whatIsNoRecordingIsRefused() throws Exception {
    Path wav = Files.writeString(folder.resolve("message.wav"), "none");
    assertThatThrownBy(() -> Transcriber.ofThisProgram().run(Models.shipped(), wav))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a WAV file");
  }

  @Test
  void whatIsNotUnderstoodIsAGapAndNoPartOfTheConfidence() throws Exception {
    Transcript heard = with(Talking.class, Duration.ofMinutes(1)).run(folder, recording());
    assertThat(heard).isEqualTo(new Transcript("hello … world", 0.7));
    assertThat(heard.words()).isEqualTo(2);
  }

  @Test
  void halfARecordingIsNone() throws Exception {
    Path wav = recording();
    assertThatThrownBy(() -> with(Dying.class, Duration.ofMinutes(1)).run(folder, wav))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("died (exit code 134)");
    assertThatThrownBy(() -> with(Hanging.class, Duration.ofSeconds(2)).run(folder, wav))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not through after");
  }

  @Test
  void theShippedModelIsForNoFreeSpeech() throws Exception {
    assertThat(SpeechModel.read(Models.shipped()).freeSpeech()).isFalse();
  }
}

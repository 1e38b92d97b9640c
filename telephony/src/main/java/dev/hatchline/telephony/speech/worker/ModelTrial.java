package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.model.ModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Tries a model in a process of its own, as a model that Vosk dies of must not end who asks.
 *
 * @param command how the process is started
 * @param longest it may take so long
 */
public record ModelTrial(WorkerCommand command, Duration longest) {
  /** A large model on a slow disk takes as long. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** Room for the words of a large model. */
  private static final int HEAP_MEGABYTES = 512;

  private static final int LINE_MAX_CHARS = 500;

  /** With this program's own Java. */
  public static ModelTrial ofThisProgram() {
    WorkerCommand worker = WorkerCommand.ofThisProgram();
    return new ModelTrial(
        new WorkerCommand(worker.java(), worker.classPath(), TrialMain.class.getName()), LONGEST);
  }

  /**
   * Loads a model and hears a second of silence with it.
   *
   * @return the most memory that the process had, in MB; the Java around it takes about 60
   * @throws ModelException if it cannot be heard with
   */
  public long run(Path folder) throws ModelException, InterruptedException {
    return start(folder, List.of()).megabytes();
  }

  /**
   * What a model hears in a recording.
   *
   * @param recording a WAV file that {@link dev.hatchline.telephony.prompt.Wav} can read
   * @param phrases what may be said; without any, all that the model knows
   * @throws ModelException if it cannot be heard with, or the recording cannot be read
   */
  public Heard hear(Path folder, Path recording, List<String> phrases)
      throws ModelException, InterruptedException {
    return start(
        folder,
        Stream.concat(Stream.of(recording.toAbsolutePath().toString()), phrases.stream()).toList());
  }

  /**
   * What was heard.
   *
   * @param words as they came
   * @param leftOut phrases that have words which the model does not know
   * @param megabytes the most memory that the process had
   */
  public record Heard(List<Word> words, List<String> leftOut, long megabytes) {
    public Heard {
      words = List.copyOf(words);
      leftOut = List.copyOf(leftOut);
    }
  }

  private Heard start(Path folder, List<String> words) throws ModelException, InterruptedException {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command.words(HEAP_MEGABYTES, folder.toAbsolutePath(), words))
              .redirectErrorStream(true);
      WorkerCommand.strip(builder.environment());
      // Java reads its arguments as the login says; ours are UTF-8.
      builder.environment().put("LC_ALL", "C.UTF-8");
      return listen(folder, builder.start());
    } catch (IOException e) {
      throw new ModelException("the model could not be tried: " + e.getMessage(), e);
    }
  }

  /** What the process has said so far; its reader's until it has ended. */
  private static final class Lines {
    final List<Word> words = new ArrayList<>();
    final List<String> leftOut = new ArrayList<>();
    final AtomicReference<String> verdict = new AtomicReference<>("");
    final AtomicReference<String> error = new AtomicReference<>("");
  }

  private Heard listen(Path folder, Process process) throws ModelException, InterruptedException {
    Lines lines = new Lines();
    Thread reader = Thread.ofPlatform().daemon().start(() -> read(process, lines));
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ModelException(
            "the recogniser hangs with the speech model %s (%d s); take another one"
                .formatted(folder, longest.toSeconds()));
      }
      reader.join();
    } finally {
      process.destroyForcibly();
    }
    String said = lines.verdict.get();
    String vosk = lines.error.get().isEmpty() ? "" : "; Vosk says: " + lines.error.get();
    if (said.startsWith(TrialMain.REFUSED)) {
      throw new ModelException(said.substring(TrialMain.REFUSED.length()) + vosk);
    }
    if (process.exitValue() != 0 || said.isEmpty()) {
      throw new ModelException(
          "the recogniser dies of the speech model %s (exit code %d); take another one%s"
              .formatted(folder, process.exitValue(), vosk));
    }
    return new Heard(
        lines.words, lines.leftOut, Long.parseLong(said.substring(TrialMain.TRIED.length())));
  }

  private static void read(Process process, Lines lines) {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(TrialMain.TRIED) || line.startsWith(TrialMain.REFUSED)) {
          lines.verdict.set(line);
        } else if (line.startsWith(TrialMain.HEARD)) {
          lines.words.add(word(line.split(" ", 5)));
        } else if (line.startsWith(TrialMain.LEFT_OUT)) {
          lines.leftOut.add(line.substring(TrialMain.LEFT_OUT.length()));
        } else if (line.startsWith("ERROR")) {
          lines.error.set(line.substring(0, Math.min(line.length(), LINE_MAX_CHARS)));
        }
      }
    } catch (IOException _) {
      // It was ended.
    }
  }

  private static Word word(String[] parts) {
    return new Word(
        parts[4], Double.parseDouble(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
  }
}

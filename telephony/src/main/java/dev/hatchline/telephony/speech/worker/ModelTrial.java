package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.model.ModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

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
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command.words(HEAP_MEGABYTES, folder.toAbsolutePath(), List.of()))
              .redirectErrorStream(true);
      WorkerCommand.strip(builder.environment());
      return listen(folder, builder.start());
    } catch (IOException e) {
      throw new ModelException("the model could not be tried: " + e.getMessage(), e);
    }
  }

  private long listen(Path folder, Process process) throws ModelException, InterruptedException {
    AtomicReference<String> verdict = new AtomicReference<>("");
    AtomicReference<String> error = new AtomicReference<>("");
    Thread reader = Thread.ofPlatform().daemon().start(() -> read(process, verdict, error));
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
    String said = verdict.get();
    String vosk = error.get().isEmpty() ? "" : "; Vosk says: " + error.get();
    if (said.startsWith(TrialMain.REFUSED)) {
      throw new ModelException(said.substring(TrialMain.REFUSED.length()) + vosk);
    }
    if (process.exitValue() != 0 || said.isEmpty()) {
      throw new ModelException(
          "the recogniser dies of the speech model %s (exit code %d); take another one%s"
              .formatted(folder, process.exitValue(), vosk));
    }
    return Long.parseLong(said.substring(TrialMain.TRIED.length()));
  }

  private static void read(
      Process process, AtomicReference<String> verdict, AtomicReference<String> error) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(TrialMain.TRIED) || line.startsWith(TrialMain.REFUSED)) {
          verdict.set(line);
        } else if (line.startsWith("ERROR")) {
          error.set(line.substring(0, Math.min(line.length(), LINE_MAX_CHARS)));
        }
      }
    } catch (IOException _) {
      // It was ended.
    }
  }
}

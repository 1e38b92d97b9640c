package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.Transcript;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Turns recordings into words, each in a process of its own that has the processor only when nobody
 * else wants it: it takes no stream, and no time, from a call that is heard, and a recording that
 * Vosk dies of ends nobody's speech. It is there as long as it works.
 *
 * @param command how the process is started
 * @param atLeast it may take so long, and {@link #SLOWNESS_MAX} times the recording's length more
 */
public record Transcriber(WorkerCommand command, Duration atLeast) {
  /** A machine that is busy with calls, and at last with this. */
  static final int SLOWNESS_MAX = 4;

  /** To load a large model from a slow disk. */
  private static final Duration AT_LEAST = Duration.ofMinutes(3);

  /** Room for the words of a large model, and for ten minutes of sound. */
  private static final int HEAP_MEGABYTES = 512;

  /** Nobody says more in ten minutes. */
  private static final int WORDS_MAX = 5_000;

  private static final int LINE_MAX_CHARS = 500;
  private static final long BYTES_PER_SECOND = 16_000;
  private static final Path NICE = Path.of("/usr/bin/nice");

  /** With this program's own Java. */
  public static Transcriber ofThisProgram() {
    WorkerCommand worker = WorkerCommand.ofThisProgram();
    return new Transcriber(
        new WorkerCommand(worker.java(), worker.classPath(), TranscriptMain.class.getName()),
        AT_LEAST);
  }

  /**
   * Listens to a recording from end to end; one at a time is enough.
   *
   * @param model its folder
   * @param wav of ten minutes at most
   * @throws IOException if nothing came of it, and why
   */
  public Transcript run(Path model, Path wav) throws IOException, InterruptedException {
    Duration length = Duration.ofSeconds(Files.size(wav) / BYTES_PER_SECOND);
    ProcessBuilder builder = new ProcessBuilder(words(model, wav)).redirectErrorStream(true);
    WorkerCommand.strip(builder.environment());
    return listen(builder.start(), atLeast.plus(length.multipliedBy(SLOWNESS_MAX)));
  }

  private List<String> words(Path model, Path wav) {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      words.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    words.addAll(
        command.words(
            HEAP_MEGABYTES, model.toAbsolutePath(), List.of(wav.toAbsolutePath().toString())));
    return words;
  }

  private static Transcript listen(Process process, Duration longest)
      throws IOException, InterruptedException {
    List<Word> said = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<String> verdict = new AtomicReference<>("");
    Thread reader =
        Thread.ofPlatform()
            .name("transcript-words")
            .daemon()
            .start(() -> read(process, said, verdict));
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the recogniser was not through after " + longest.toSeconds() + " s");
      }
      reader.join();
    } finally {
      process.destroyForcibly();
    }
    if (verdict.get().startsWith(TranscriptMain.REFUSED)) {
      throw new IOException(verdict.get().substring(TranscriptMain.REFUSED.length()));
    }
    if (!verdict.get().equals(TranscriptMain.DONE)) {
      throw new IOException("the recogniser died (exit code " + process.exitValue() + ")");
    }
    return Transcript.of(List.copyOf(said));
  }

  private static void read(Process process, List<Word> said, AtomicReference<String> verdict) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(TranscriptMain.WORD) && said.size() < WORDS_MAX) {
          word(line).ifPresent(said::add);
        } else if (line.equals(TranscriptMain.DONE) || line.startsWith(TranscriptMain.REFUSED)) {
          verdict.set(line.substring(0, Math.min(line.length(), LINE_MAX_CHARS)));
        }
      }
    } catch (IOException _) {
      // It was ended.
    }
  }

  private static Optional<Word> word(String line) {
    String[] parts = line.split(" ", 3);
    return parts.length == 3 && parts[1].matches("[01]\\.\\d{3}")
        ? Optional.of(new Word(parts[2], Double.parseDouble(parts[1]), 0, 0))
        : Optional.empty();
  }
}

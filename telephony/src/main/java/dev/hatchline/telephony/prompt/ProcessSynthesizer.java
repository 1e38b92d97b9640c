package dev.hatchline.telephony.prompt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A voice that is a program of its own, started for each text: it may crash, hang or flood, and
 * that costs one text. The program is looked for when it is wanted, so that what is kept already is
 * heard without it.
 *
 * <p>The text goes into a file that only we can read, never onto a command line. The shell that
 * starts the program gets a constant script; it makes the kernel hold the limits.
 */
final class ProcessSynthesizer implements Synthesizer {
  /** Programs at once. A sentence takes some hundredths of a second. */
  static final int PROCESSES_MAX = 2;

  /** The longest a text may take, and its program's share of a processor. */
  static final Duration SPEAK_MAX = Duration.ofSeconds(20);

  /**
   * 27 minutes at 22 kHz; we play ten. It is not less as espeak-ng sets 64 MB aside for a sound
   * card, in a file of its own, whatever it is asked for.
   */
  static final int SOUND_MAX_MEGABYTES = 72;

  /** Where a telephone begins. Some voices have most of their power below. */
  private static final double BAND_FROM_HERTZ = 300;

  /** Blocks of {@code ulimit -f} are 512 bytes. */
  private static final String LIMITED =
      "ulimit -c 0; ulimit -f %d; ulimit -t %d; exec \"$@\""
          .formatted(SOUND_MAX_MEGABYTES * 2048, SPEAK_MAX.toSeconds());

  /** What a program ends with whose file became too large: 128 and SIGXFSZ. */
  private static final int TOO_LARGE = 128 + 25;

  private static final int QUOTED_CHARS_MAX = 60;

  private final VoiceName name;
  private final SpeakingProgram program;
  private final Programs programs;
  private final Duration most;
  private final Semaphore free = new Semaphore(PROCESSES_MAX, true);
  private volatile boolean closed;

  ProcessSynthesizer(VoiceName name, SpeakingProgram program, Programs programs) {
    this(name, program, programs, SPEAK_MAX);
  }

  /** With another limit. */
  ProcessSynthesizer(VoiceName name, SpeakingProgram program, Programs programs, Duration most) {
    this.name = name;
    this.program = program;
    this.programs = programs;
    this.most = most;
  }

  @Override
  public String voice() {
    return name.id();
  }

  @Override
  public Pcm speak(String text) throws PromptException {
    String words = program.clean(text);
    if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new PromptException(name + " found nothing to say in " + quoted(text));
    }
    Path runs = program();
    try {
      free.acquire();
      try {
        return spoken(runs, words);
      } finally {
        free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PromptException("interrupted while speaking", e);
    } catch (IOException e) {
      throw new PromptException(name + " cannot speak: " + e.getMessage(), e);
    }
  }

  private Path program() throws PromptException {
    if (closed) {
      throw new PromptException("the synthesizer is closed");
    }
    String wanted = name.program();
    return programs.find(wanted).orElseThrow(() -> new PromptException(missing(wanted)));
  }

  private String missing(String wanted) {
    if (wanted.startsWith("/")) {
      return name + " needs a program that is not there: correct it in the operator's file";
    }
    return "the voice %s needs the program %s, which is neither in %s nor on the PATH;"
            .formatted(name, wanted, programs.tools())
        + " './hatchline up' fetches it, and so does 'scripts/fetch-tools.sh %s'".formatted(wanted);
  }

  private Pcm spoken(Path runs, String words)
      throws IOException, InterruptedException, PromptException {
    Path folder = Files.createTempDirectory("hatchline-voice-");
    Path text = folder.resolve("text");
    Path sound = folder.resolve("sound.wav");
    Path said = folder.resolve("said");
    try {
      Files.writeString(text, words + "\n");
      List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", LIMITED, "voice"));
      command.add(runs.toString());
      command.addAll(program.arguments(name.voice(), text, sound));
      run(command, said, words);
      return fitted(sound, words);
    } finally {
      for (Path file : List.of(text, sound, said, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void run(List<String> command, Path said, String words)
      throws IOException, InterruptedException, PromptException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PromptException(
            "%s took more than %d s for %s and was ended"
                .formatted(name, most.toSeconds(), quoted(words)));
      }
      if (process.exitValue() != 0) {
        throw new PromptException(ended(process.exitValue(), said, words));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String ended(int status, Path said, String words) throws IOException {
    if (status == TOO_LARGE) {
      return "%s made more than %d MB of sound of %s"
          .formatted(name, SOUND_MAX_MEGABYTES, quoted(words));
    }
    return "%s ended with status %d at %s%s; does it have this voice? '%s' names those it has"
        .formatted(name, status, quoted(words), lastWords(said), program.voices());
  }

  /** What it said, in one line. */
  private static String lastWords(Path said) throws IOException {
    try (var in = Files.newInputStream(said)) {
      String words = new String(in.readNBytes(200), StandardCharsets.UTF_8);
      String line = words.replaceAll("[\\p{C}\\s\ufffd]+", " ").strip();
      return line.isEmpty() ? "" : " (" + line + ")";
    }
  }

  private Pcm fitted(Path sound, String words) throws PromptException {
    try {
      double[] samples = Level.samples(Wav.read(sound));
      double[] once = HighPass.apply(samples, BAND_FROM_HERTZ);
      return Fitting.fit(HighPass.apply(once, BAND_FROM_HERTZ))
          .orElseThrow(
              () -> new PromptException(name + " found nothing to say in " + quoted(words)));
    } catch (IOException e) {
      throw new PromptException(
          "%s made no sound of %s: %s".formatted(name, quoted(words), e.getMessage()), e);
    }
  }

  private static String quoted(String text) {
    String visible = text.replaceAll("[\\p{C}\\s]+", " ");
    return visible.length() <= QUOTED_CHARS_MAX
        ? '"' + visible + '"'
        : '"' + visible.substring(0, QUOTED_CHARS_MAX) + "…\"";
  }

  @Override
  public void close() {
    closed = true;
  }
}

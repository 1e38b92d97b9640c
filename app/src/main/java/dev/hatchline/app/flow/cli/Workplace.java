package dev.hatchline.app.flow.cli;

import dev.hatchline.app.flow.Checking;
import dev.hatchline.app.flow.HouseChecking;
import dev.hatchline.app.flow.HouseVoices;
import dev.hatchline.app.flow.HouseWords;
import dev.hatchline.app.flow.KnownLengths;
import dev.hatchline.app.flow.Recordings;
import dev.hatchline.app.flow.VoiceLength;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.expr.Expressions;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.telephony.prompt.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What the commands of designers know of the house whose flows they write. */
record Workplace(
    OperatorConfig config, VoiceLength.Where voice, HouseWords words, KnownLengths lengths) {
  /** Of a line of a file: of a prompt so long it is likely that it takes about ten seconds. */
  private static final int LONG_TEXT_CHARS = 125;

  /**
   * By {@code HATCHLINE_CONFIG}, and what {@code HATCHLINE_HOME} and {@code HATCHLINE_ROOT} keep; a
   * house of which nothing is said if there is no such file.
   *
   * @throws ConfigException with every fault of the operator's file
   */
  static Workplace of(Map<String, String> environment) throws ConfigException {
    Path file = Path.of(environment.getOrDefault("HATCHLINE_CONFIG", "")).toAbsolutePath();
    OperatorConfig house =
        Files.isReadable(file) && Files.isRegularFile(file)
            ? OperatorFile.read(file)
            : OperatorConfig.defaults();
    Path home = Path.of(environment.getOrDefault("HATCHLINE_HOME", ""));
    Path config = file.resolveSibling("");
    return new Workplace(
        house,
        new VoiceLength.Where(
            HouseVoices.of(house),
            Programs.of(environment),
            home.resolve("prompts"),
            config.resolve("recordings")),
        new HouseWords(house.speech(), home.resolve("models"), config),
        lengths(environment));
  }

  /** Beside the program, which is there before any instance. */
  private static KnownLengths lengths(Map<String, String> environment) {
    String root = environment.getOrDefault("HATCHLINE_ROOT", "");
    return root.isEmpty()
        ? KnownLengths.none()
        : KnownLengths.in(Path.of(root, ".hatchline", "lengths"));
  }

  /** The folder of the operator's own flows. */
  Path flows() {
    return voice.recordings().resolveSibling("flows");
  }

  /** What flows are held against that are tried here: their recordings may come later. */
  Checking checking() {
    return HouseChecking.of(config, VoiceLength.measures(voice, lengths).all()).hearing(words);
  }

  /** What these files are held against before callers hear them. */
  Checking checkingAll(List<String> files) {
    var _ = CompletableFuture.runAsync(Expressions::wake); // while the files are being read
    Recordings recordings = new Recordings(voice.recordings());
    boolean longTexts = files.stream().anyMatch(Workplace::hasLongText);
    VoiceLength.Measures measures = VoiceLength.measures(voice, lengths).waking(longTexts);
    return HouseChecking.of(config, measures.all(), recordings::faults).hearing(words);
  }

  /** A guess, which costs half a second where it is wrong. */
  private static boolean hasLongText(String file) {
    try (Stream<String> lines = Files.lines(Path.of(file), StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.length() > LONG_TEXT_CHARS);
    } catch (IOException | UncheckedIOException | InvalidPathException _) {
      return false; // told where it is read
    }
  }

  /** How long the line's voice takes; what it has not spoken yet, it speaks when it is asked. */
  PromptLength spoken() {
    return VoiceLength.measures(voice, lengths).all().getLast().lengths();
  }
}

package dev.hatchline.bench;

import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The installation that is measured: our line with the shipped flow, and the bare dialplan on the
 * same Asterisk. Both greet with the same sound, which is loud from its first sample.
 */
public final class BenchFiles {
  private static final double GREETING_S = 8;
  private static final double LONG_S = 600;

  /** No prompt of a flow may be longer than ten seconds: ours listen to many. */
  static final double PIECE_S = 9.5;

  static final int PIECES = (int) Math.ceil(LONG_S / PIECE_S);
  private static final int HERTZ = 440;
  private static final int SEED = 7;

  private BenchFiles() {}

  /**
   * {@code config FOLDER} writes the operator's file with its flow and recordings; {@code dialplan
   * EXTENSIONS.conf FOLDER PORT} adds the bare dialplan, whose loop listens on PORT.
   */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "config" -> config(Path.of(arguments[1]));
      case "dialplan" -> dialplan(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
      default -> throw new IllegalArgumentException("expected config or dialplan");
    }
  }

  private static void config(Path folder) throws IOException {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    Files.createDirectories(folder.resolve("flows"));
    Files.writeString(folder.resolve("hatchline.yaml"), resource("hatchline.yaml"));
    Files.writeString(folder.resolve("flows/bench.yaml"), flow());
    Tones.tone(HERTZ, GREETING_S).write(recordings.resolve("first-call-welcome.wav"));
    Sound longer = Tones.melody(SEED, LONG_S);
    longer.write(recordings.resolve("long.wav"));
    Tones.melody(SEED, PIECE_S).write(recordings.resolve("piece.wav"));
  }

  /** A caller who listens and listens: one piece after the other, and then somebody. */
  static String flow() throws IOException {
    StringBuilder flow = new StringBuilder(resource("flow.yaml"));
    for (int piece = 1; piece <= PIECES; piece++) {
      flow.append(
          "  listen-%d: {say: {file: piece.wav, says: \"For a person, press zero.\"}, then: %s}\n"
              .formatted(piece, piece == PIECES ? "person" : "listen-" + (piece + 1)));
    }
    return flow.toString();
  }

  private static void dialplan(Path extensions, Path folder, String port) throws IOException {
    String text =
        resource("extensions.conf")
            .replace("{{recordings}}", folder.resolve("recordings").toString())
            .replace("{{port}}", port);
    Files.writeString(extensions, text, StandardOpenOption.APPEND);
  }

  static String resource(String name) throws IOException {
    try (InputStream in = BenchFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("expected " + name + " in this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

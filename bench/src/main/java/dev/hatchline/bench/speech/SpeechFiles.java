package dev.hatchline.bench.speech;

import dev.hatchline.phones.sound.Tones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The installation that callers speak to. */
public final class SpeechFiles {
  /** Before callers say a number. */
  static final double BEEP_S = 1;

  /** What callers talk over. */
  static final double TONE_S = 8;

  private static final int HERTZ = 440;

  private SpeechFiles() {}

  /** {@code config FOLDER} writes the operator's file with its flows and recordings. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    Path flows = Files.createDirectories(folder.resolve("flows"));
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    Files.writeString(folder.resolve("hatchline.yaml"), text("hatchline.yaml"));
    for (Map.Entry<String, String> menu : Map.of("talk", "tone", "short", "beep").entrySet()) {
      Files.writeString(
          flows.resolve(menu.getKey() + ".yaml"),
          text("talk.yaml")
              .replace("{{name}}", menu.getKey())
              .replace("{{tone}}", menu.getValue()));
    }
    for (int length : new int[] {1, 4, 10}) {
      Files.writeString(
          flows.resolve("digits-" + length + ".yaml"),
          text("digits.yaml").replace("{{length}}", String.valueOf(length)));
    }
    Tones.tone(HERTZ, BEEP_S).write(recordings.resolve("beep.wav"));
    Tones.tone(HERTZ, TONE_S).write(recordings.resolve("tone.wav"));
  }

  private static String text(String resource) throws IOException {
    return String.join("\n", Corpus.lines(resource)) + "\n";
  }
}

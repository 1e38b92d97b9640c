package dev.hatchline.bench.speech;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The prompts that come with Asterisk, spoken by a person, as other speech: with what is said. */
final class RecordedPrompts {
  private static final String SOUNDS = "usr/share/asterisk/sounds/en";
  private static final String TEXTS = "usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz";

  private static final int LONGEST = 12 * Pcm.RATE;

  private RecordedPrompts() {}

  /**
   * Those by which nobody asks for a person, up to 12 s.
   *
   * @param asterisk the folder that Asterisk was unpacked into
   */
  static List<Clip> in(Path asterisk) throws IOException {
    List<Clip> clips = new ArrayList<>();
    try (BufferedReader texts =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(asterisk.resolve(TEXTS))),
                StandardCharsets.UTF_8))) {
      for (String line = texts.readLine(); line != null; line = texts.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0 && line.charAt(0) != ';') {
          Path file = asterisk.resolve(SOUNDS).resolve(line.substring(0, colon) + ".wav");
          add(clips, file, line.substring(colon + 1).strip());
        }
      }
    }
    return clips;
  }

  private static void add(List<Clip> clips, Path file, String text) throws IOException {
    boolean spoken = !text.startsWith("[") && !wish(text);
    if (spoken && Files.isRegularFile(file)) {
      Pcm sound = TelephoneLine.trimmed(Wav.read(file));
      if (sound.length() > 0 && sound.length() <= LONGEST) {
        clips.add(new Clip("recorded prompts", text, "Asterisk's", sound));
      }
    }
  }

  private static boolean wish(String text) {
    return EscapeWords.BUILT_IN.in(ShippedModel.LANGUAGE, text).isPresent();
  }
}

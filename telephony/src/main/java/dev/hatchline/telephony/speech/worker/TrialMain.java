package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vosk.Recognizer;

/** Hears a second of silence with a model: {@code TrialMain FOLDER}; see {@link ModelTrial}. */
public final class TrialMain {
  /** Begins the line that says that it can be used, and with how many MB of memory. */
  static final String TRIED = "tried ";

  /** Begins the sentence why it cannot. */
  static final String REFUSED = "refused ";

  private TrialMain() {}

  /** Loads it and hears with it; its words are for the process that started this one. */
  public static void main(String[] args) {
    try {
      hear(SpeechModel.read(Path.of(args[0])));
      say(TRIED + megabytes(), 0);
    } catch (ModelException | IOException e) {
      say(REFUSED + e.getMessage(), 1);
    }
  }

  private static void hear(SpeechModel model) throws ModelException, IOException {
    String word = model.words().iterator().next();
    try (LoadedModel loaded = LoadedModel.load(model);
        Recognizer decoder = loaded.decoder(Grammar.of(model, List.of(word)))) {
      decoder.acceptWaveForm(new short[model.rate()], model.rate());
      decoder.getFinalResult();
    }
  }

  private static long megabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1_000;
      }
    }
    return 0;
  }

  /** Ends at once: what the native library may still be at is not waited for. */
  private static void say(String line, int code) {
    System.out.println(line);
    System.out.flush();
    Runtime.getRuntime().halt(code);
  }
}

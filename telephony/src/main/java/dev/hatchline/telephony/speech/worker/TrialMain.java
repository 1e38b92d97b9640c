package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import dev.hatchline.telephony.speech.Recognizer.Listener;
import dev.hatchline.telephony.speech.Recognizer.Result;
import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hears with a model: {@code TrialMain FOLDER} a second of silence, {@code TrialMain FOLDER
 * FILE.wav PHRASE…} a recording; see {@link ModelTrial}.
 *
 * <pre>
 *   left out PHRASE
 *   heard CONFIDENCE FROM TO WORD     samples of the recording at 8 kHz
 *   tried MEGABYTES                   or: refused SENTENCE
 * </pre>
 */
public final class TrialMain {
  /** Begins the line that says that it can be used, and with how many MB of memory. */
  static final String TRIED = "tried ";

  /** Begins the sentence why it cannot. */
  static final String REFUSED = "refused ";

  /** Begins the line of a word. */
  static final String HEARD = "heard ";

  /** Begins the line of a phrase that the model does not know. */
  static final String LEFT_OUT = "left out ";

  private static final int STEP_SAMPLES = Pcm.RATE / 10;
  private static final Duration NO_PARTIALS = Duration.ofHours(1);

  /** UTF-8, whatever the login knows. */
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private TrialMain() {}

  /** Loads it and hears with it; its words are for the process that started this one. */
  public static void main(String[] args) {
    try {
      SpeechModel model = SpeechModel.read(Path.of(args[0]));
      if (args.length == 1) {
        hear(model, Pcm.silence(Duration.ofSeconds(1)), List.of(model.words().iterator().next()));
      } else {
        List<String> phrases = Arrays.asList(args).subList(2, args.length);
        hear(model, Wav.read(Path.of(args[1])), phrases);
      }
      say(TRIED + megabytes(), 0);
    } catch (ModelException | IOException | IllegalArgumentException e) {
      say(REFUSED + e.getMessage(), 1);
    }
  }

  private static void hear(SpeechModel model, Pcm sound, List<String> phrases)
      throws ModelException, IOException {
    Grammar grammar = Grammar.of(model, phrases);
    grammar.leftOut().forEach(phrase -> OUT.println(LEFT_OUT + phrase));
    List<Word> words = new ArrayList<>();
    try (LoadedModel loaded = LoadedModel.load(model);
        Decoder decoder = new Decoder(loaded, grammar, into(words), NO_PARTIALS)) {
      for (int at = 0; at < sound.length(); at += STEP_SAMPLES) {
        int count = Math.min(STEP_SAMPLES, sound.length() - at);
        decoder.sound(at, sound.slice(at, count).samples());
      }
      decoder.finish();
    }
    for (Word word : words) {
      OUT.println(
          HEARD + word.confidence() + " " + word.from() + " " + word.to() + " " + word.text());
    }
  }

  private static Listener into(List<Word> words) {
    return new Listener() {
      @Override
      public void partial(String text, long at) {}

      @Override
      public void result(Result result) {
        words.addAll(result.words());
      }

      @Override
      public void lost(String why) {}
    };
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
    OUT.println(line);
    Runtime.getRuntime().halt(code);
  }
}

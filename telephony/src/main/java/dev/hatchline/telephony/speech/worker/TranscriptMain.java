package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vosk.Recognizer;

/**
 * Understands a recording: {@code TranscriptMain FOLDER WAV}; see {@link Transcriber}.
 *
 * <pre>
 *   word 0.93 hello        for each word, with its confidence
 *   done                   the last, when the recording was listened to from end to end
 *   refused because …      the last, when it was not
 * </pre>
 */
public final class TranscriptMain {
  /** Begins the line of a word. */
  static final String WORD = "word ";

  static final String DONE = "done";

  /** Begins the sentence why there is nothing. */
  static final String REFUSED = "refused ";

  /** 200 ms. */
  private static final int PIECE = Pcm.RATE / 5;

  private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

  private TranscriptMain() {}

  /** Loads the model and listens, as fast as the machine lets it. */
  public static void main(String[] args) {
    try {
      understand(SpeechModel.read(Path.of(args[0])), Wav.read(Path.of(args[1])));
      end(DONE, 0);
    } catch (ModelException | IOException e) {
      end(REFUSED + e.getMessage(), 1);
    }
  }

  private static void understand(SpeechModel model, Pcm sound) throws ModelException, IOException {
    Upsampler wide = model.rate() == SpeechModel.WIDE_RATE ? new Upsampler() : null;
    try (LoadedModel loaded = LoadedModel.load(model);
        Recognizer vosk = loaded.decoder(Grammar.of(model, List.of()))) {
      for (int at = 0; at < sound.length(); at += PIECE) {
        short[] piece = sound.slice(at, Math.min(PIECE, sound.length() - at)).samples();
        short[] fitting = wide == null ? piece : wide.next(piece);
        if (vosk.acceptWaveForm(fitting, fitting.length)) {
          tell(vosk.getResult());
        }
      }
      tell(vosk.getFinalResult());
    }
  }

  private static void tell(String result) {
    for (VoskWords.Timed word : VoskWords.words(result)) {
      OUT.println(WORD + String.format(Locale.ROOT, "%.3f ", word.confidence()) + word.text());
    }
  }

  /** Ends at once: what the native library may still be at is not waited for. */
  private static void end(String line, int code) {
    OUT.println(line);
    OUT.flush();
    Runtime.getRuntime().halt(code);
  }
}

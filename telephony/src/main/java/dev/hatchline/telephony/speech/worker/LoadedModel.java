package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/** A model in memory. May be shared by all threads. */
final class LoadedModel implements AutoCloseable {
  private final SpeechModel model;
  private final Model loaded;

  private LoadedModel(SpeechModel model, Model loaded) {
    this.model = model;
    this.loaded = loaded;
  }

  /**
   * Loads it; what Vosk has to say goes to the standard error.
   *
   * @throws ModelException if Vosk does not take it, or there is no Vosk
   */
  static LoadedModel load(SpeechModel model) throws ModelException {
    try {
      LibVosk.setLogLevel(LogLevel.WARNINGS);
      return new LoadedModel(model, new Model(model.folder().toString()));
    } catch (IOException e) {
      throw new ModelException(
          "Vosk does not take the speech model %s: a file of it is damaged, or conf/*.conf has an option unknown to Vosk 0.3.45; unpack it again, or take another one; what Vosk says is in the log"
              .formatted(model.folder()),
          e);
    } catch (LinkageError e) {
      throw new ModelException(
          "Vosk does not run on %s %s: %s; run this where it does, on Linux x86-64 with glibc, or set speech.hear: false"
              .formatted(
                  System.getProperty("os.name"), System.getProperty("os.arch"), e.getMessage()),
          e);
    }
  }

  SpeechModel model() {
    return model;
  }

  /** A decoder, to be used by one thread at a time, and to be closed. */
  Recognizer decoder(Grammar grammar) throws IOException {
    Recognizer decoder =
        grammar.open()
            ? new Recognizer(loaded, model.rate())
            : new Recognizer(loaded, model.rate(), grammar.json());
    decoder.setWords(true);
    return decoder;
  }

  @Override
  public void close() {
    loaded.close();
  }
}

package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Vosk in this process. A fault of the native library ends the process: calls belong in another
 * one, see {@link WorkerRecognizer}.
 */
public final class VoskRecognizer implements Recognizer {
  private final Map<String, LoadedModel> models;
  private final DecodePool pool;

  VoskRecognizer(Map<String, LoadedModel> models, DecodeLimits limits) {
    this.models = Map.copyOf(models);
    this.pool = new DecodePool(limits);
  }

  /**
   * Loads models.
   *
   * @param models by the tag of their language
   * @throws ModelException if Vosk does not take one of them
   */
  public static VoskRecognizer load(Map<String, SpeechModel> models, DecodeLimits limits)
      throws ModelException {
    Map<String, LoadedModel> loaded = new HashMap<>();
    for (Map.Entry<String, SpeechModel> model : models.entrySet()) {
      loaded.put(model.getKey(), LoadedModel.load(model.getValue()));
    }
    return new VoskRecognizer(loaded, limits);
  }

  @Override
  public Stream open(String language, List<String> phrases, Listener listener) {
    try {
      return decoding(language, phrases, listener);
    } catch (ModelException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      Thread.ofVirtual().start(() -> listener.lost(why));
      return new DeafStream();
    }
  }

  /** What Vosk itself is told where these may be said, in its form: for comparisons. */
  public static String grammar(SpeechModel model, List<String> phrases) {
    return Grammar.of(model, phrases).json();
  }

  /**
   * A stream whose sound may have gaps.
   *
   * @throws ModelException if there is no model for the language
   * @throws IllegalArgumentException if there are too many phrases
   */
  Decoding decoding(String language, List<String> phrases, Listener listener)
      throws ModelException {
    String tag = Languages.find(models, language);
    LoadedModel model = tag == null ? null : models.get(tag);
    if (model == null) {
      throw new ModelException("there is no speech model for " + language);
    }
    Decoding decoding = new Decoding(pool, model, Grammar.of(model.model(), phrases), listener);
    pool.opened(decoding);
    return decoding;
  }

  /** How it fares since it was asked last. */
  Frame.Load load() {
    return pool.load();
  }

  @Override
  public void close() {
    try {
      if (pool.stop()) {
        models.values().forEach(LoadedModel::close);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models that the engine has, and which of them can be heard with. A model that a worker dies
 * of is left out, so that the others are heard.
 */
final class ModelShelf {
  /** So many workers may die while they load a model; one may have been killed by chance. */
  private static final int DEATHS_MAX = 2;

  private final Map<String, SpeechModel> models = new HashMap<>();
  private final Map<String, String> faults = new HashMap<>();
  private final Map<String, Integer> deaths = new HashMap<>();
  private @Nullable String loading;

  /**
   * Looks at models.
   *
   * @param folders by the tag of their language
   */
  ModelShelf(Map<String, Path> folders) {
    folders.forEach((language, folder) -> {
      try {
        models.put(language, SpeechModel.read(folder));
      } catch (ModelException e) {
        faults.put(language, String.valueOf(e.getMessage()));
      }
    });
  }

  /** The arguments that name the models to a worker; empty when there is nothing to hear with. */
  synchronized List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    models.forEach((language, model) -> {
      if (!faults.containsKey(language)) {
        arguments.add(language + "=" + model.folder().toAbsolutePath());
      }
    });
    return arguments;
  }

  /** A worker begins to load a model. */
  synchronized void loading(String language) {
    loading = language;
  }

  /** It has done so; with a sentence when it cannot be used. */
  synchronized void loaded(String language, String whyNot) {
    loading = null;
    if (!whyNot.isEmpty()) {
      faults.put(language, whyNot);
    }
  }

  /** The worker is gone; if a model was being loaded, that may be why. */
  synchronized void died(String how) {
    String blamed = loading;
    loading = null;
    if (blamed != null && deaths.merge(blamed, 1, Integer::sum) >= DEATHS_MAX) {
      faults.put(
          blamed,
          "the recogniser dies of the speech model %s (%s); put another one in its place"
              .formatted(folder(blamed), how));
    }
  }

  private @Nullable Path folder(String language) {
    SpeechModel model = models.get(language);
    return model == null ? null : model.folder();
  }

  /** The tag of the model for this language; null when there is none that can be heard with. */
  synchronized @Nullable String find(String language) {
    String tag = Languages.find(models, language);
    return tag == null || faults.containsKey(tag) ? null : tag;
  }

  /** The model of a tag that was found. */
  synchronized SpeechModel model(String tag) {
    SpeechModel model = models.get(tag);
    if (model == null) {
      throw new IllegalArgumentException("no model " + tag);
    }
    return model;
  }

  /** Why this language is not heard, in a sentence. */
  synchronized String fault(String language) {
    String tag = Languages.find(faults, language);
    String fault = tag == null ? null : faults.get(tag);
    return fault == null
        ? "there is no speech model for %s; callers who speak it are heard by their keys"
            .formatted(language)
        : fault;
  }

  /** What is heard with which model, or why it is not, by tag. */
  synchronized Map<String, String> languages() {
    Map<String, String> languages = new HashMap<>();
    models.forEach((language, model) -> languages.put(language, model.toString()));
    languages.putAll(faults);
    return languages;
  }

  /** Models that can be used, by tag; for their words. */
  synchronized Map<String, SpeechModel> models() {
    Map<String, SpeechModel> usable = new HashMap<>(models);
    usable.keySet().removeAll(faults.keySet());
    return usable;
  }
}

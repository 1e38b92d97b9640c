package dev.hatchline.app.flow;

import dev.hatchline.conf.Speech;
import dev.hatchline.flow.check.Vocabulary;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ModelFolders;
import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the models of the operator's file understand. A model that cannot be read understands
 * nothing, and holds up no flow: health says what is wrong with it, and callers have keys.
 */
public final class HouseWords implements Vocabulary {
  private final Speech speech;
  private final ModelFolders models;
  private final Map<String, Optional<Set<String>>> known = new ConcurrentHashMap<>();

  /**
   * By the operator's file; models are read when their words are asked for.
   *
   * @param models where models lie that are named without a folder
   * @param config the folder of the operator's file
   */
  public HouseWords(Speech speech, Path models, Path config) {
    this.speech = speech;
    this.models = new ModelFolders(models, config);
  }

  @Override
  public Optional<Set<String>> words(String tag) {
    return known.computeIfAbsent(tag.split("-", 2)[0], this::read);
  }

  @Override
  public boolean freely(String tag) {
    return words(tag).filter(words -> words.size() >= SpeechModel.FREE_WORDS_MIN).isPresent();
  }

  private Optional<Set<String>> read(String language) {
    String model = speech.models().get(language);
    if (!speech.hear() || model == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          model.equals(Speech.SHIPPED_MODEL)
              ? ShippedModel.words()
              : SpeechModel.read(models.folder(model)).words());
    } catch (ModelException _) {
      return Optional.empty();
    }
  }
}

package dev.hatchline.app;

import dev.hatchline.app.call.CallEars;
import dev.hatchline.app.call.EarCounts;
import dev.hatchline.conf.Speech;
import dev.hatchline.metrics.SpeechReadings;
import dev.hatchline.telephony.speech.CallHearing;
import dev.hatchline.telephony.speech.HearingReadings;
import dev.hatchline.telephony.speech.LimitedHearing;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ModelFolders;
import dev.hatchline.telephony.speech.model.SpeechModel;
import dev.hatchline.telephony.speech.worker.WorkerCommand;
import dev.hatchline.telephony.speech.worker.WorkerLimits;
import dev.hatchline.telephony.speech.worker.WorkerReadings;
import dev.hatchline.telephony.speech.worker.WorkerRecognizer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that hears callers: the models of the operator's file, the process that knows them, and an
 * ear for each call. Where something is missing callers have keys, and health says what it is.
 */
public final class SpeechSide implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpeechSide.class);

  private final Speech speech;
  private final EarCounts counts;
  private final Supplier<Map<String, String>> spoken;

  /** Models that could not even be put in their place: by language, why. */
  private final Map<String, String> faults = new TreeMap<>();

  /** Languages of lines without a model, of which it was said. */
  private final Set<String> unheard = ConcurrentHashMap.newKeySet();

  /** Languages without a model for free speech, of which it was said. */
  private final Set<String> wordless = ConcurrentHashMap.newKeySet();

  private final @Nullable Worker worker;

  /** What listens, where anything does. */
  private record Worker(WorkerRecognizer recognizer, LimitedHearing hearing) {}

  /**
   * Starts what the operator's file asks for, and waits for none of it.
   *
   * @param counts told of what is heard
   * @param spoken on which lines callers are spoken to in which language, at the moment
   */
  SpeechSide(Setting setting, EarCounts counts, Supplier<Map<String, String>> spoken) {
    this.counts = counts;
    this.spoken = spoken;
    speech = setting.config().speech();
    worker = speech.hear() ? worker(folders(setting)) : null;
    if (worker != null) {
      var _ = withoutModel();
    }
  }

  /**
   * The lines of each language that is spoken and for which no model is named. Each is said once;
   * flows that are published later bring others.
   */
  private Map<String, String> withoutModel() {
    Map<String, String> lines = new TreeMap<>(spoken.get());
    lines.keySet().removeAll(speech.models().keySet());
    lines.forEach((language, on) -> {
      if (unheard.add(language)) {
        log.warn("{} is not heard: {}", language, SpeechState.noModel(on));
      }
    });
    return lines;
  }

  private Worker worker(Map<String, Path> folders) {
    WorkerRecognizer recognizer =
        WorkerRecognizer.start(
            folders,
            WorkerCommand.ofThisProgram(),
            WorkerLimits.of(speech.calls()),
            counts::waited);
    CallHearing hearing = new CallHearing(recognizer, () -> readings(recognizer));
    return new Worker(recognizer, new LimitedHearing(hearing, speech.calls()));
  }

  private static HearingReadings readings(WorkerRecognizer recognizer) {
    WorkerReadings now = recognizer.readings();
    return new HearingReadings(
        now.state(), now.languages(), now.calls(), now.shed() + now.refused(), now.restarts());
  }

  private Map<String, Path> folders(Setting setting) {
    Map<String, Path> folders = new LinkedHashMap<>();
    ModelFolders models = new ModelFolders(setting.installation().models(), setting.configFolder());
    speech
        .models()
        .forEach((language, model) -> {
          try {
            folders.put(language, models.folder(model));
          } catch (ModelException fault) {
            faults.put(language, String.valueOf(fault.getMessage()));
            log.warn("{} is not heard: {}; keys go on", language, fault.getMessage());
          }
        });
    return folders;
  }

  /** The ears of all calls. */
  CallEars ears() {
    return worker == null
        ? CallEars.NONE
        : new CallEars(worker.hearing(), speech.escapeWords(), counts, this::hearsFreely);
  }

  private boolean hearsFreely(String language) {
    SpeechModel model = model(language);
    return model != null && model.freeSpeech();
  }

  private @Nullable SpeechModel model(String language) {
    return worker == null ? null : worker.recognizer().models().get(language);
  }

  /**
   * The folder of the model for what is spoken in this language, if it is one for free speech; why
   * there is none is said once.
   *
   * @param tag of BCP 47; a country makes no difference
   */
  Optional<Path> freeSpeech(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    SpeechModel model = model(language);
    if (model != null && model.freeSpeech()) {
      return Optional.of(model.folder());
    }
    if (worker != null && wordless.add(language)) {
      log.info(
          "messages in \"{}\" are not written in words: {}",
          language,
          model == null
              ? "there is no speech model"
              : "the speech model %s knows %d words; free speech takes %d"
                  .formatted(
                      model.folder().getFileName(),
                      model.words().size(),
                      SpeechModel.FREE_WORDS_MIN));
    }
    return Optional.empty();
  }

  /** How it is, for health. */
  public SpeechState state() {
    if (worker == null) {
      return SpeechState.SWITCHED_OFF;
    }
    return SpeechState.of(
        worker.recognizer().readings(),
        faults,
        worker.recognizer().models().keySet(),
        withoutModel(),
        new SpeechState.Seats(
            speech.calls(), worker.hearing().listening(), worker.hearing().waiting()),
        worker.hearing().refused());
  }

  /** How it is, for meters. */
  public SpeechReadings readings() {
    if (worker == null) {
      return SpeechReadings.NOTHING;
    }
    WorkerReadings now = worker.recognizer().readings();
    return new SpeechReadings(
        now.calls(),
        speech.calls(),
        state().keysAlone(),
        now.load(),
        now.late(),
        now.shed() + now.refused() + worker.hearing().refused(),
        now.restarts());
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.hearing().close();
    }
  }
}

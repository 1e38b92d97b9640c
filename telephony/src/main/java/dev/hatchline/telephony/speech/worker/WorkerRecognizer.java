package dev.hatchline.telephony.speech.worker;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.speech.HearingReadings;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Seniority;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises in a worker process, which is started, watched and started again. When it is gone,
 * every stream is told so at once; those that are opened before it is back are lost, too.
 */
public final class WorkerRecognizer implements Recognizer {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerRecognizer.class);

  /** Phrases that were told to the log because the model lacks words of them. */
  private static final int TOLD_MAX = 1_000;

  private final ModelShelf models;
  private final WorkerLimits limits;
  private final Seats seats = new Seats();
  private final Seniority seniority = new Seniority();
  private final Consumer<Duration> waits;
  private final Keeper keeper;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private WorkerRecognizer(
      ModelShelf models, WorkerCommand command, WorkerLimits limits, Consumer<Duration> waits) {
    this.models = models;
    this.limits = limits;
    this.waits = waits;
    this.keeper = new Keeper(models, command, limits, seats);
  }

  /**
   * Looks at the models and has the worker started; returns without waiting for it. What cannot be
   * heard, and why, is said by {@link #readings()} and once in the log.
   *
   * @param folders of models, by the tag of their language; without any nothing is started
   */
  public static WorkerRecognizer start(
      Map<String, Path> folders, WorkerCommand command, WorkerLimits limits) {
    return start(folders, command, limits, _ -> {});
  }

  /**
   * The same.
   *
   * @param waits told how long it took from the end of what somebody said, and was listened for, to
   *     its result; on the thread that reads, so it must return at once
   */
  public static WorkerRecognizer start(
      Map<String, Path> folders,
      WorkerCommand command,
      WorkerLimits limits,
      Consumer<Duration> waits) {
    WorkerRecognizer recognizer =
        new WorkerRecognizer(new ModelShelf(folders), command, limits, waits);
    recognizer.keeper.begin();
    return recognizer;
  }

  @Override
  public Stream open(String language, List<String> phrases, Listener listener) {
    return open(new CallSeat(seniority.ofNobody()), language, phrases, listener);
  }

  @Override
  public Recognizer of(CallId call) {
    return new OfCall(new CallSeat(seniority.of(call)));
  }

  /** The streams of one call. */
  private final class OfCall implements Recognizer {
    private final CallSeat seat;

    OfCall(CallSeat seat) {
      this.seat = seat;
    }

    @Override
    public Stream open(String language, List<String> phrases, Listener listener) {
      return WorkerRecognizer.this.open(seat, language, phrases, listener);
    }

    @Override
    public void close() {}
  }

  private Stream open(CallSeat seat, String language, List<String> phrases, Listener listener) {
    String tag = models.find(language);
    if (tag == null) {
      return deaf(models.fault(language), listener);
    }
    Grammar grammar;
    try {
      grammar = Grammar.of(models.model(tag), phrases);
    } catch (IllegalArgumentException e) {
      return deaf(String.valueOf(e.getMessage()), listener);
    }
    grammar.leftOut().forEach(phrase -> tell(phrase, tag));
    return switch (keeper.hearer()) {
      case Keeper.Hearer.None(String why) -> deaf(why, listener);
      case Keeper.Hearer.Of(WorkerProcess worker) -> {
        Seats.Room room = seats.room(seat, keeper.overloaded(), limits.streams());
        if (room == Seats.Room.NONE) {
          seats.refused(seat);
          yield deaf(Keeper.TOO_MANY, listener);
        }
        if (room == Seats.Room.OF_THE_NEWEST) {
          seats.shed(1, Keeper.TOO_MANY);
        }
        AnswerClock clock = new AnswerClock(phrases, waits, System::nanoTime);
        ClientStream stream = seats.take(worker, seat, clock, listener);
        worker.put(new Frame.Open(stream.number(), tag, grammar.phrases()));
        keeper.check(worker, stream);
        yield stream;
      }
    };
  }

  private Stream deaf(String why, Listener listener) {
    keeper.later(() -> listener.lost(why));
    return new DeafStream();
  }

  private void tell(String phrase, String tag) {
    if (told.size() < TOLD_MAX && told.add(tag + " " + phrase)) {
      LOG.warn(
          "\"{}\" cannot be said: the speech model for {} does not know {}",
          phrase,
          tag,
          models.model(tag).unknown(phrase));
    }
  }

  /** Models that are heard with, by the tag of their language; for the words that they know. */
  public Map<String, SpeechModel> models() {
    return models.models();
  }

  /** How it is doing; cheap, from any thread. */
  public WorkerReadings readings() {
    return keeper.readings();
  }

  /** True when there is a worker that recognises. */
  public boolean hears() {
    return keeper.readings().state() == HearingReadings.State.HEARS;
  }

  /** True while new streams are refused because there is too much to do. */
  boolean overloaded() {
    return keeper.overloaded();
  }

  /** The worker's process; 0 when there is none. */
  long pid() {
    return keeper.pid();
  }

  /** Where the worker that recognises came in. */
  Path socket() {
    return keeper.socket();
  }

  /** Ends the worker; nobody is told. */
  @Override
  public void close() {
    keeper.close();
  }
}

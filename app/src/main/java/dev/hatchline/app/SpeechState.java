package dev.hatchline.app;

import dev.hatchline.telephony.speech.HearingReadings.State;
import dev.hatchline.telephony.speech.worker.WorkerReadings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the hearing is, for who operates it.
 *
 * @param state in a word
 * @param languages what is heard, by tag: with which model, or why it is not
 * @param listening calls that are heard
 * @param most calls that may be heard at once
 * @param keysAlone calls that would be heard, were there room, a model or a recogniser
 * @param shed calls that have had keys alone because of too much to do, since the start
 * @param restarts of the recogniser, since the start
 * @param why something is not heard, and what to do; empty when all is well
 */
public record SpeechState(
    String state,
    Map<String, String> languages,
    int listening,
    int most,
    int keysAlone,
    long shed,
    long restarts,
    String why) {
  /** By the operator. */
  static final SpeechState SWITCHED_OFF =
      new SpeechState(
          word(State.OFF),
          Map.of(),
          0,
          0,
          0,
          0,
          0,
          "speech.hear is false in the operator's file: callers have keys alone");

  /** A process that ended so often does not end by chance. */
  private static final int RESTARTS_MANY = 3;

  public SpeechState {
    languages = Map.copyOf(languages);
  }

  /**
   * Who may be heard.
   *
   * @param most calls at once
   * @param taken by calls, whether they are heard or not
   * @param waiting calls beside these
   */
  record Seats(int most, int taken, int waiting) {}

  /**
   * Puts it into words.
   *
   * @param faults models that could not even be put in their place, by language
   * @param usable languages that can be heard
   * @param spoken languages without a model of their own, by the lines on which they are spoken
   * @param refused calls that had to wait for a seat, since the start
   */
  static SpeechState of(
      WorkerReadings now,
      Map<String, String> faults,
      Set<String> usable,
      Map<String, String> spoken,
      Seats seats,
      long refused) {
    Map<String, String> languages = new TreeMap<>(now.languages());
    languages.putAll(faults);
    boolean noModels = languages.isEmpty();
    spoken.forEach((language, lines) -> languages.putIfAbsent(language, noModel(lines)));
    List<String> why = new ArrayList<>();
    languages.forEach((language, found) -> {
      if (!noModels && !usable.contains(language)) {
        why.add(language + ": " + found);
      }
    });
    why.addAll(troubles(now, noModels, seats));
    return new SpeechState(
        word(now.state()),
        languages,
        now.calls(),
        seats.most(),
        Math.max(0, seats.taken() + seats.waiting() - now.calls()),
        now.shed() + now.refused() + refused,
        now.restarts(),
        String.join("; ", why));
  }

  /** Of a language that is spoken without one. */
  static String noModel(String lines) {
    return "no model, so who speaks it on %s has keys alone: name one in speech.models"
        .formatted(lines);
  }

  private static List<String> troubles(WorkerReadings now, boolean noModels, Seats seats) {
    List<String> troubles = new ArrayList<>();
    if (noModels) {
      troubles.add("no model is named: name one in speech.models, or set speech.hear: false");
    } else if (now.state() != State.HEARS) {
      troubles.add(now.why());
      if (now.restarts() >= RESTARTS_MANY) {
        troubles.add(
            "that was %d times: log/engine.log has what it said before it ended, or set"
                    .formatted(now.restarts())
                + " speech.hear: false");
      }
    }
    if (now.overloaded()) {
      troubles.add(
          "the newest calls have keys alone, as there is too much to do: give the machine more"
              + " processors, or lower speech.calls");
    }
    if (seats.waiting() > 0) {
      troubles.add(
          "%d calls have keys alone, as %d are heard: raise speech.calls if hatchline.speech.load is far below 1"
              .formatted(seats.waiting(), seats.most()));
    }
    return troubles;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

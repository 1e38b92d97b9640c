package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.HearingReadings.State;
import dev.hatchline.telephony.speech.worker.WorkerReadings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an operator is told of the hearing, and what to do. */
class SpeechStateTest {
  private static final Map<String, String> ENGLISH = Map.of("en", "hatch-en-8k (210 words, 8 kHz)");
  private static final String GONE = "the speech worker is gone (it ended), and is started again";

  private static WorkerReadings readings(
      State state, String why, boolean overloaded, Map<String, String> languages, long restarts) {
    return new WorkerReadings(
        state,
        why,
        overloaded,
        languages,
        7,
        9,
        0.5,
        Duration.ZERO,
        Duration.ZERO,
        80,
        restarts,
        3,
        4,
        Duration.ZERO);
  }

  private static SpeechState of(WorkerReadings now, int taken, int waiting) {
    return SpeechState.of(
        now, Map.of(), Set.of("en"), Map.of(), new SpeechState.Seats(10, taken, waiting), 5);
  }

  @Test
  void whereAllIsWellNothingIsToBeDone() {
    SpeechState state = of(readings(State.HEARS, "", false, ENGLISH, 2), 7, 0);
    assertThat(state).isEqualTo(new SpeechState("hears", ENGLISH, 7, 10, 0, 12, 2, ""));
  }

  @Test
  void callsThatAreNotHeardAreCountedWithTheNumberToRaise() {
    SpeechState state = of(readings(State.HEARS, "", false, ENGLISH, 0), 10, 2);
    assertThat(state.keysAlone()).isEqualTo(5);
    assertThat(state.why())
        .isEqualTo(
            "2 calls have keys alone, as 10 are heard: raise speech.calls if"
                + " hatchline.speech.load is far below 1");
  }

  @Test
  void tooMuchToDoWantsProcessors() {
    assertThat(of(readings(State.HEARS, "", true, ENGLISH, 0), 9, 0).why())
        .contains("more processors", "lower speech.calls");
  }

  @Test
  void recogniserThatIsGoneIsToldAndOneThatIsGoneAgainAndAgainWhereToLook() {
    assertThat(of(readings(State.DEAF, GONE, false, ENGLISH, 1), 9, 0).why()).isEqualTo(GONE);
    assertThat(of(readings(State.DEAF, GONE, false, ENGLISH, 3), 9, 0).why())
        .startsWith(GONE)
        .contains("3 times", "log/engine.log", "speech.hear: false");
  }

  @Test
  void languagesThatAreNotHeardSayWhyAndTheOthersDoNot() {
    SpeechState state =
        SpeechState.of(
            readings(State.HEARS, "", false, ENGLISH, 0),
            Map.of("es", "name a folder"),
            Set.of("en"),
            Map.of("en", "1000", "es", "2000"),
            new SpeechState.Seats(10, 7, 0),
            0);
    assertThat(state.languages()).containsOnlyKeys("en", "es");
    assertThat(state.why()).isEqualTo("es: name a folder");
  }

  @Test
  void languageThatALineSpeaksWithoutAModelIsToldWithTheLine() {
    SpeechState state = spoken(ENGLISH, Map.of("en", "1000, 2000", "de", "2000"));
    String why = "no model, so who speaks it on 2000 has keys alone: name one in speech.models";
    assertThat(state.languages())
        .containsExactlyInAnyOrderEntriesOf(Map.of("en", ENGLISH.get("en"), "de", why));
    assertThat(state.why()).isEqualTo("de: " + why);
  }

  @Test
  void whereThereIsNoModelAtAllTheLinesAreNotToldOneByOne() {
    assertThat(spoken(Map.of(), Map.of("en", "1000")).why()).startsWith("no model is named");
  }

  private static SpeechState spoken(Map<String, String> models, Map<String, String> spoken) {
    return SpeechState.of(
        readings(State.HEARS, "", false, models, 0),
        Map.of(),
        models.keySet(),
        spoken,
        new SpeechState.Seats(10, 7, 0),
        0);
  }

  @Test
  void withoutAModelOneIsToBeNamed() {
    assertThat(of(readings(State.OFF, "none", false, Map.of(), 0), 0, 0).why())
        .contains("speech.models", "speech.hear: false");
    assertThat(SpeechState.SWITCHED_OFF.why()).contains("speech.hear is false");
  }
}

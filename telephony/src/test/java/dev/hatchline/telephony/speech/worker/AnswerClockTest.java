package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Recognizer.Result;
import dev.hatchline.telephony.speech.Recognizer.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerClockTest {
  private final List<Duration> waits = new ArrayList<>();
  private long nanos;

  private AnswerClock clock(String... phrases) {
    return new AnswerClock(List.of(phrases), waits::add, () -> nanos);
  }

  private void millis(int millis) {
    nanos += millis * 1_000_000L;
  }

  /** Each takes half a second, the last one ends here. */
  private static Result said(long end, String... words) {
    List<Word> said = new ArrayList<>();
    long from = end - words.length * 4_000L;
    for (String word : words) {
      said.add(new Word(word, 0.9, from, from + 4_000));
      from += 4_000;
    }
    return new Result(said, end);
  }

  @Test
  void waitIsTheSoundAfterTheWordAndTheTimeOfTheWorker() {
    AnswerClock clock = clock("agent", "talk to a person", Recognizer.RIVALS);
    clock.asked(10_400);
    millis(70);
    clock.answered(said(8_000, "a", "person"));
    assertThat(waits).containsExactly(Duration.ofMillis(300 + 70));
  }

  @Test
  void eachQuestionHasItsAnswer() {
    AnswerClock clock = clock("yes");
    clock.asked(8_800);
    millis(50);
    clock.asked(17_600);
    millis(20);
    clock.answered(said(8_000, "yes"));
    clock.answered(said(16_000, "yes"));
    assertThat(waits).containsExactly(Duration.ofMillis(170), Duration.ofMillis(220));
  }

  @Test
  void nobodyWaitsForWhatIsNotListenedFor() {
    AnswerClock clock = clock("agent", Recognizer.RIVALS);
    clock.asked(8_800);
    clock.answered(said(8_000, "weather", Recognizer.UNKNOWN));
    clock.asked(8_800);
    clock.answered(said(8_000));
    clock.answered(said(8_000, "agent"));
    assertThat(waits).isEmpty();
  }

  @Test
  void whereEverythingMayBeSaidAnyWordIsListenedForAndNoiseAfterItIsNone() {
    AnswerClock clock = clock();
    clock.asked(16_000);
    clock.answered(said(12_000, "hello", Recognizer.UNKNOWN));
    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }
}

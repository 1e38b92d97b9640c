package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.Place;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.control.LineGrant.Offer;
import dev.hatchline.call.control.LineWords;
import dev.hatchline.conf.Hours;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.check.PromptTimes;
import dev.hatchline.telephony.prompt.Programs;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.VoiceNames;
import dev.hatchline.telephony.prompt.Voices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the house says in Spanish is no longer than what a flow may say, by the voice for it. */
class SpanishSecondsIT {
  private static final LineSentences SPANISH = new LineSentences(HouseSentences.in("es"));
  private static final Voices VOICES =
      Voices.of(
          VoiceNames.of("kevin16", Map.of("es", "espeak-ng:es")),
          new Programs(Path.of("..", ".hatchline", "tools").toAbsolutePath(), ""));

  @AfterAll
  static void close() {
    VOICES.close();
  }

  private static Duration spoken(String words) {
    try {
      return VOICES.speak("es", words).duration();
    } catch (PromptException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Test
  void everyPromptOfTheHouseTakesTenSecondsAtMost() {
    Duration half = Duration.ofMinutes(44);
    Place place = new Place(777, new WaitRange(half, half, Duration.ofMinutes(55)));
    Stream<String> inLine =
        Stream.of(
                new LineWords.Joined(place),
                new LineWords.Choices(Set.of(Offer.values())),
                new LineWords.MusicOff())
            .map(SPANISH::of);
    Stream<String> ready =
        NamedPrompt.house(Hours.ALWAYS, "Casa de Ejemplo", Set.of("es")).stream()
            .filter(named -> named.prompt().language().equals("es"))
            .map(named -> named.prompt().toString());
    Stream<String> times =
        Stream.of("time.when", "time.month-first", "time.day-first", "time.with", "time.time")
            .map(HouseSentences.in("es")::of);
    assertThat(Stream.of(inLine, ready, times).flatMap(words -> words))
        .hasSizeGreaterThan(15)
        .allSatisfy(words ->
            assertThat(spoken(words)).as(words).isLessThanOrEqualTo(PromptTimes.PROMPT_MAX));
  }

  /** Whatever the wait is, the sentence about it is one that the checker has counted. */
  @Test
  void noSentenceAboutTheWaitIsLongerThanTheCheckerTakesIt() {
    Duration counted =
        PromptTimes.waits("es")
            .map(SpanishSecondsIT::spoken)
            .max(Duration::compareTo)
            .orElseThrow();
    for (int least : List.of(0, 1, 2, 33, 44, 54, 55, 57, 60)) {
      for (int more : List.of(0, 1, 2, 4, 100)) {
        Duration most = Duration.ofMinutes(least + more);
        WaitRange told = new WaitRange(Duration.ofMinutes(least), most, most);
        String words = SPANISH.wait(new Place(2, told));
        assertThat(spoken(words)).as(words).isLessThanOrEqualTo(counted);
      }
    }
  }
}

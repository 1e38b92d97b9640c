package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.Place;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.control.LineGrant.Offer;
import dev.hatchline.call.control.LineWords;
import dev.hatchline.conf.Hours;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.check.PromptTimes;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.PromptException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the house says by itself is no longer than what a flow may say. */
class HousePromptSecondsTest {
  private static final LineSentences ENGLISH = new LineSentences(HouseSentences.in("en"));
  private static final FreeTtsSynthesizer VOICE = new FreeTtsSynthesizer("kevin16");

  @AfterAll
  static void close() {
    VOICE.close();
  }

  private static Duration spoken(String words) {
    try {
      return VOICE.speak(words).duration();
    } catch (PromptException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Test
  void everyPromptOfTheHouseTakesTenSecondsAtMost() {
    List<NamedPrompt> house = NamedPrompt.house(Hours.ALWAYS, "Example Company", Set.of("en"));
    assertThat(house).hasSizeGreaterThan(10);
    assertThat(house)
        .allSatisfy(named ->
            assertThat(spoken(named.prompt().toString()))
                .as("%s: %s", named.name(), named.prompt())
                .isLessThanOrEqualTo(PromptTimes.PROMPT_MAX));
  }

  /** Whatever the place and the wait are, and whatever is offered. */
  @Test
  void nothingThatIsSaidInLineTakesMoreThanTenSeconds() {
    Duration half = Duration.ofMinutes(27);
    List<Place> places =
        List.of(
            new Place(777, new WaitRange(half, half, Duration.ofMinutes(57))),
            new Place(777, new WaitRange(Duration.ZERO, half, Duration.ofMinutes(95))));
    assertThat(
            Stream.concat(
                places.stream()
                    .flatMap(place ->
                        Stream.of(new LineWords.Joined(place), new LineWords.Moved(place))),
                Stream.of(new LineWords.Choices(Set.of(Offer.values())), new LineWords.MusicOff())))
        .map(ENGLISH::of)
        .allSatisfy(words ->
            assertThat(spoken(words)).as(words).isLessThanOrEqualTo(PromptTimes.PROMPT_MAX));
  }

  /** Whatever the wait is, the sentence about it is one that the checker has counted. */
  @Test
  void noSentenceAboutTheWaitIsLongerThanTheCheckerTakesIt() {
    Duration counted =
        PromptTimes.waits("en")
            .map(HousePromptSecondsTest::spoken)
            .max(Duration::compareTo)
            .orElseThrow();
    for (int least = 0; least <= 70; least += 1) {
      for (int more : List.of(0, 1, 7, 30, 100)) {
        Duration most = Duration.ofMinutes(least + more);
        WaitRange told = new WaitRange(Duration.ofMinutes(least), most, most);
        String words = ENGLISH.wait(new Place(2, told));
        assertThat(spoken(words)).as(words).isLessThanOrEqualTo(counted);
      }
    }
  }
}

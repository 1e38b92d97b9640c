package dev.hatchline.telephony.agi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.Pcm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneTest {
  /** Four parts of a second. */
  private static final Music MUSIC =
      new Music(Pcm.of(new short[4 * Pcm.RATE]), List.of("a", "b", "c", "d"));

  private final Tune tune = Tune.of(MUSIC);

  @ParameterizedTest
  @CsvSource({"0, a", "3999, a", "4000, b", "8000, b", "27999, d", "28000, a", "31999, a"})
  void asteriskGoesOnWithTheNearestPart(int stopped, String musicClass) {
    assertThat(tune.stopped(stopped).musicClass()).isEqualTo(musicClass);
  }

  @Test
  void dialogueGoesOnWhereAsteriskHadGotTo() {
    Tune back = tune.stopped(7_000).rang(Duration.ofMillis(1_500));
    assertThat(back.at()).isEqualTo(8_000 + 12_000);
    assertThat(back.musicClass()).isEqualTo("d");
  }

  @Test
  void loopIsRoundHoweverLongItRings() {
    assertThat(tune.stopped(31_000).rang(Duration.ofMillis(500)).at()).isEqualTo(4_000);
    assertThat(tune.stopped(24_000).rang(Duration.ofHours(3).plusSeconds(2)).at()).isEqualTo(8_000);
  }

  /** A class that the channel comes back to at once would be played on from where it stopped. */
  @ParameterizedTest
  @CsvSource({"7000, a", "9000, c", "8000, c"})
  void noClassIsPlayedTwiceInARow(int stopped, String musicClass) {
    Tune back = tune.stopped(8_000).rang(Duration.ofMillis(20));
    assertThat(back.stopped(stopped).musicClass()).isEqualTo(musicClass);
  }

  @Test
  void onePartIsAllThereIs() {
    Tune whole = Tune.of(new Music(Pcm.of(new short[100]), List.of("all")));
    assertThat(whole.stopped(70).rang(Duration.ZERO).musicClass()).isEqualTo("all");
  }
}

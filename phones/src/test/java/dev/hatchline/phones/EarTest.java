package dev.hatchline.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarTest {
  /** Feeds pieces of 100 ms; returns "starts"/"stops" with the second at which they were. */
  private static List<String> hear(Sound sound) {
    Ear ear = new Ear();
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < Math.round(sound.seconds() * 10); i++) {
      double end = (i + 1) / 10.0;
      for (Ear.Change change : ear.feed(sound.slice(i / 10.0, end))) {
        heard.add("%s %.2f".formatted(change.starts() ? "starts" : "stops", end - change.ago()));
      }
    }
    return heard;
  }

  @Test
  void soundStartsAndStopsWhereItReallyDid() {
    Sound sound =
        Sound.silence(1)
            .then(Tones.tone(440, 1.3))
            .then(Sound.silence(1))
            .then(Tones.tone(440, 1))
            .then(Sound.silence(1));
    assertThat(hear(sound))
        .containsExactly("starts 1.00", "stops 2.30", "starts 3.30", "stops 4.30");
  }

  @Test
  void clicksAndPausesBetweenWordsAreNotTold() {
    Sound sound =
        Sound.silence(1)
            .then(Tones.tone(440, 0.04))
            .then(Sound.silence(1))
            .then(Tones.tone(440, 1))
            .then(Sound.silence(0.4))
            .then(Tones.tone(440, 1));
    assertThat(hear(sound)).containsExactly("starts 2.04");
  }

  @Test
  void soundFromTheFirstMomentOnStartsThere() {
    Ear ear = new Ear();
    List<Ear.Change> changes = ear.feed(Tones.tone(440, 0.1));
    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().ago()).isCloseTo(0.1, within(1e-6));
    assertThat(ear.hearing()).isTrue();
  }
}

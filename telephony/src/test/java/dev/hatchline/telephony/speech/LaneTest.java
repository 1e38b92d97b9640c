package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final List<Pcm> sent = new ArrayList<>();
  private final Recent recent = new Recent();
  private final Lane lane = new Lane();

  LaneTest() {
    lane.to(
        new Recognizer.Stream() {
          @Override
          public void audio(Pcm pcm) {
            sent.add(pcm);
          }

          @Override
          public void finish() {}

          @Override
          public void close() {}
        });
  }

  /** So many frames; each holds its number. */
  private void frames(int count) {
    for (int i = 0; i < count; i++) {
      short[] samples = new short[Sound.FRAME];
      samples[0] = (short) (recent.now() / Sound.FRAME);
      Sound sound = new Sound(Pcm.of(samples), recent.now(), true, false);
      recent.add(sound);
      if (lane.open()) {
        lane.send(sound);
      }
    }
  }

  private List<Integer> numbers() {
    return sent.stream().map(pcm -> (int) pcm.sample(0)).toList();
  }

  @Test
  void threeHundredMillisecondsFromBeforeGoAlong() {
    frames(100);
    lane.open(recent);
    frames(2);
    assertThat(numbers()).hasSize(17).startsWith(85, 86).endsWith(99, 100, 101);
  }

  @Test
  void nothingIsSentTwice() {
    frames(20);
    lane.open(recent);
    frames(5);
    lane.shut();
    frames(4);
    lane.open(recent);
    assertThat(numbers())
        .containsExactly(
            5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
            28);
  }

  @Test
  void whatIsSpentIsNotSent() {
    frames(20);
    lane.open(recent, 17 * 160);
    frames(1);
    assertThat(numbers()).containsExactly(17, 18, 19, 20);
    assertThat(lane.inCall(0)).isEqualTo(17 * 160);
  }

  @Test
  void aSampleOfTheStreamIsATimeOfTheCall() {
    frames(20);
    lane.open(recent);
    lane.shut();
    frames(100);
    lane.open(recent);
    frames(1);
    assertThat(lane.inCall(0)).isEqualTo(5 * 160);
    assertThat(lane.inCall(15 * 160 - 1)).isEqualTo(20 * 160 - 1);
    assertThat(lane.inCall(15 * 160)).isEqualTo(105 * 160);
    assertThat(lane.inCall(30 * 160 + 7)).isEqualTo(120 * 160 + 7);
  }

  @Test
  void itIsKnownHowMuchOfAStretchWasTheCallers() {
    frames(10);
    for (int i = 0; i < 10; i++) {
      recent.add(new Sound(Tones.silence(20), recent.now(), false, false));
    }
    assertThat(recent.share(5 * 160, 15 * 160)).isEqualTo(0.5);
    assertThat(recent.share(0, 10 * 160)).isEqualTo(1);
    assertThat(recent.silence()).isEqualTo(10 * 160);
  }
}

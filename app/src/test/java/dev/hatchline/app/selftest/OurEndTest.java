package dev.hatchline.app.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.sound.Tones;
import dev.hatchline.telephony.media.MediaEnd;
import dev.hatchline.telephony.prompt.Pcm;
import org.junit.jupiter.api.Test;

class OurEndTest {
  private final OurEnd ours = new OurEnd();

  @Test
  void theCallersToneIsHeard() {
    hear(Tones.tone(OurEnd.CALLER_HERTZ, 1).samples());
    assertThat(ours.heard()).isCompleted();
  }

  @Test
  void silenceAndAnEchoOfOurselvesAreNotTheCaller() {
    hear(new short[Pcm.RATE]);
    hear(Tones.tone(OurEnd.OUR_HERTZ, 1).samples());
    assertThat(ours.heard()).isNotDone();
  }

  @Test
  void whatHasNotComeBeforeTheEndNeverWill() {
    ours.key('5');
    ours.closed(MediaEnd.PEER);
    assertThat(ours.pressed()).isCompletedWithValue('5');
    assertThat(ours.heard()).isCompletedExceptionally();
  }

  private void hear(short[] samples) {
    ours.audio(Pcm.of(samples));
  }
}

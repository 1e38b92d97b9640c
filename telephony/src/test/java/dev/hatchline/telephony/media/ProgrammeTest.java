package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ProgrammeTest {
  private final Programme programme = new Programme();
  private final ByteBuffer message = AudioSocketFrame.newAudioMessage();

  @Test
  void silenceWhenNothingPlays() {
    message.put(10, (byte) 9);
    assertThat(programme.next(message)).isNull();
    assertThat(sample(0)).isZero();
    assertThat(message.get(10)).isZero();
    assertThat(message.get(0)).isEqualTo((byte) 0x10);
    assertThat(message.getShort(1)).isEqualTo((short) 320);
  }

  @Test
  void promptEndsWithItsLastFrameWhichIsFilledUp() {
    programme.play(7, rising(1, 200));
    assertThat(programme.next(message)).isNull();
    assertThat(sample(0)).isEqualTo((short) 1);
    assertThat(sample(159)).isEqualTo((short) 160);
    assertThat(ended()).isEqualTo(7);
    assertThat(sample(0)).isEqualTo((short) 161);
    assertThat(sample(39)).isEqualTo((short) 200);
    assertThat(sample(40)).isZero();
    assertThat(sample(159)).isZero();
    assertThat(programme.next(message)).isNull();
    assertThat(sample(0)).isZero();
  }

  @Test
  void emptyPromptEndsAtOnce() {
    programme.play(1, Pcm.of(new short[0]));
    assertThat(programme.next(message)).isNotNull();
    assertThat(programme.next(message)).isNull();
  }

  @Test
  void newPromptReplacesTheOldWhichNeverEnds() {
    programme.play(1, rising(1, 1_000));
    programme.next(message);
    programme.play(2, rising(5_000, 100));
    assertThat(ended()).isEqualTo(2);
    assertThat(sample(0)).isEqualTo((short) 5_000);
    assertThat(programme.next(message)).isNull();
  }

  @Test
  void musicGoesOnWhereItStoppedAndLoops() {
    Pcm music = rising(1, 400);
    programme.music(music, 0);
    programme.next(message);
    programme.play(1, rising(9_000, 160));
    programme.music(music, 0);
    programme.next(message);
    assertThat(sample(0)).isEqualTo((short) 9_000);
    programme.next(message);
    assertThat(sample(0)).isEqualTo((short) 161);
    programme.next(message);
    assertThat(sample(79)).isEqualTo((short) 400);
    assertThat(sample(80)).isEqualTo((short) 1);
    programme.silence();
    programme.next(message);
    assertThat(sample(0)).isZero();
    programme.music(music, 0);
    programme.next(message);
    assertThat(sample(0)).isEqualTo((short) 81);
  }

  @Test
  void otherMusicBeginsAtItsBeginning() {
    programme.music(rising(1, 400), 0);
    programme.next(message);
    programme.music(rising(2_000, 400), 0);
    programme.next(message);
    assertThat(sample(0)).isEqualTo((short) 2_000);
  }

  @Test
  void musicThatBeganElsewhereGoesOnAndTellsHowFarItGot() {
    assertThat(programme.musicAt()).isZero();
    programme.music(rising(1, 400), 300);
    assertThat(programme.musicAt()).isEqualTo(300);
    programme.next(message);
    assertThat(sample(0)).isEqualTo((short) 301);
    assertThat(sample(100)).isEqualTo((short) 1);
    assertThat(programme.musicAt()).isEqualTo(60);
    programme.music(rising(1, 400), 5);
    assertThat(programme.musicAt()).as("the same music keeps its position").isEqualTo(60);
  }

  @Test
  void stoppedPromptUncoversTheMusic() {
    programme.music(rising(1, 400), 0);
    programme.play(1, rising(9_000, 1_000));
    programme.next(message);
    programme.stopPrompt();
    assertThat(programme.next(message)).isNull();
    assertThat(sample(0)).isEqualTo((short) 1);
  }

  @Test
  void pausedPromptStandsInSilenceAndGoesOnWhereItWas() {
    programme.music(rising(1, 400), 0);
    programme.play(7, rising(1_000, 400));
    programme.next(message);
    assertThat(programme.pause(7)).hasValue(160);
    assertThat(programme.next(message)).isNull();
    assertThat(sample(0)).as("neither prompt nor music").isZero();
    programme.resume(7);
    assertThat(programme.next(message)).isNull();
    assertThat(sample(0)).isEqualTo((short) 1_160);
    assertThat(ended()).isEqualTo(7);
    assertThat(programme.pause(7)).as("it is over").isEmpty();
  }

  @Test
  void onlyThePromptThatPlaysIsPausedAndTheNextOneDoesNotStand() {
    programme.play(1, rising(1, 400));
    assertThat(programme.pause(2)).isEmpty();
    programme.next(message);
    assertThat(sample(0)).isEqualTo((short) 1);
    programme.pause(1);
    programme.play(2, rising(5_000, 400));
    programme.next(message);
    assertThat(sample(0)).isEqualTo((short) 5_000);
    programme.pause(2);
    programme.resume(1);
    programme.next(message);
    assertThat(sample(0)).as("resumed is another one").isZero();
  }

  @Test
  void emptyMusicIsSilence() {
    programme.music(Pcm.of(new short[0]), 0);
    programme.next(message);
    assertThat(sample(0)).isZero();
  }

  /** The prompt that the next frame ends; −1 for none. */
  private long ended() {
    Programme.Play play = programme.next(message);
    return play == null ? -1 : play.id();
  }

  private short sample(int index) {
    return message.duplicate().order(ByteOrder.LITTLE_ENDIAN).getShort(3 + 2 * index);
  }

  private static Pcm rising(int first, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) (first + i);
    }
    return Pcm.of(samples);
  }
}

package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much of what is received our own sound can explain, frame by frame. */
class EchoGateTest {
  private static final double LOUD = -20;
  private static final double QUIET = -62;
  private static final double HERE = 0.01;

  /** What of a loud frame is explained while nothing is known of the line. */
  private static final double AT_MOST = LOUD + EchoGate.LOUDEST_DB;

  private final EchoGate gate = new EchoGate();

  /** Sound of these levels, each for a frame. */
  private static Pcm sound(double... levels) {
    short[] samples = new short[levels.length * Sound.FRAME];
    for (int i = 0; i < samples.length; i++) {
      double amplitude = Level.amplitude(levels[i / Sound.FRAME]);
      samples[i] = (short) Math.rint(amplitude * Short.MAX_VALUE);
    }
    return Pcm.of(samples);
  }

  private static double[] loud(int frames) {
    double[] levels = new double[frames];
    Arrays.fill(levels, LOUD);
    return levels;
  }

  /** Frames in which nothing is received that would tell of the line; what the last explains. */
  private double lost(int frames) {
    double explained = 0;
    for (int i = 0; i < frames; i++) {
      explained = gate.explained(Level.NOTHING, true);
    }
    return explained;
  }

  /** Plays loud and soft for long enough that all is known of a line that echoes after so long. */
  private void echoesAfter(int delay) {
    Random random = new Random(7);
    double[] levels = new double[2_000];
    for (int i = 0; i < levels.length; ) {
      int loud = i + 3 + random.nextInt(20);
      int soft = loud + 10 + random.nextInt(30);
      for (; i < Math.min(soft, levels.length); i++) {
        levels[i] = i < loud ? LOUD : Level.NOTHING;
      }
    }
    gate.playing(sound(levels));
    for (int i = 0; i < levels.length; i++) {
      double sent = i < delay ? Level.NOTHING : levels[i - delay];
      gate.explained(Math.max(QUIET, sent - 12), false);
    }
    gate.played();
    lost(EchoGate.DELAY_MAX + 2);
  }

  @Test
  void whatIsNotPlayedExplainsNothing() {
    assertThat(gate.explained(LOUD, false)).isEqualTo(Level.NOTHING);
  }

  @Test
  void whatIsPlayedIsExpectedBackForTheLongestWay() {
    gate.playing(sound(LOUD));
    List<Double> explained = new ArrayList<>();
    for (int i = 0; i <= EchoGate.DELAY_MAX + 1; i++) {
      explained.add(lost(1));
    }
    assertThat(explained).allSatisfy(level -> assertThat(level).isCloseTo(AT_MOST, within(HERE)));
    assertThat(lost(1)).isEqualTo(Level.NOTHING);
  }

  @Test
  void eachPromptIsPlayedFromItsBeginning() {
    gate.playing(sound(loud(10)));
    lost(10 + EchoGate.DELAY_MAX + 2);
    gate.playing(sound(loud(10)));
    assertThat(lost(1)).isCloseTo(AT_MOST, within(HERE));
  }

  @Test
  void whatWasStoppedIsPlayedNoMore() {
    gate.playing(sound(loud(100)));
    lost(10);
    gate.played();
    assertThat(lost(1)).as("still coming back").isCloseTo(AT_MOST, within(HERE));
    assertThat(lost(EchoGate.DELAY_MAX + 2)).isEqualTo(Level.NOTHING);
  }

  /** Phones and networks keep sound back for a packet more or less than before. */
  @Test
  void anEchoMayComeTwoFramesSoonerOrLaterThanItDid() {
    int delay = 10;
    echoesAfter(delay);
    gate.playing(sound(LOUD));
    for (int i = 0; i <= EchoGate.DELAY_MAX; i++) {
      boolean expected = Math.abs(i - delay) <= 2;
      assertThat(lost(1) >= LOUD - 12).as("after %d frames", i).isEqualTo(expected);
    }
  }

  @Test
  void inHindsightAllIsExplainedAsItWasWhileNothingNewIsKnownOfTheLine() {
    echoesAfter(10);
    Random random = new Random(8);
    gate.playing(sound(random.doubles(80, -60, -15).toArray()));
    List<Double> before = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      before.add(lost(1));
    }
    for (int ago = 0; ago < before.size(); ago++) {
      assertThat(gate.explained(ago)).as("%d ago", ago).isEqualTo(before.get(119 - ago));
    }
  }

  @Test
  void aLineThatBeginsToEchoIsKnownAfterSomeSecondsOfOurs() {
    int silent = 100;
    gate.playing(sound(loud(1_000)));
    for (int i = 0; i < silent; i++) {
      gate.explained(QUIET, false);
    }
    double echo = LOUD - 12;
    int frames = 0;
    while (gate.explained(echo, false) < echo && frames < 800) {
      frames++;
    }
    double known = QUIET - LOUD + EchoGate.MARGIN_DB;
    double seconds = (-12 - known) / EchoGate.RISE_DB_PER_SECOND;
    assertThat(frames / 50.0).isCloseTo(seconds, within(0.1));
    assertThat(seconds).isBetween(8.0, 9.0);
  }
}

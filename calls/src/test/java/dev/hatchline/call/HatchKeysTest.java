package dev.hatchline.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.HatchKeys.Pressed;
import dev.hatchline.call.HatchKeys.Verdict;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HatchKeysTest {
  private static final Verdict PASS = new Verdict.Pass();
  private static final Verdict BY_ZERO = new Verdict.Open("0");
  private static final Verdict BY_STAR_ZERO = new Verdict.Open("*0");

  /** After these keys, all of which pass. */
  private static HatchKeys after(HatchKeys keys, String pressed) {
    for (int at = 0; at < pressed.length(); at++) {
      Pressed next = keys.press(pressed.charAt(at));
      assertThat(next.verdict()).as(pressed).isEqualTo(PASS);
      keys = next.keys();
    }
    return keys;
  }

  private static HatchKeys entered(String pressed) {
    return after(HatchKeys.digits(), pressed);
  }

  @Test
  void zeroOpensWhileTheCallerChooses() {
    assertThat(HatchKeys.choice().press('0').verdict()).isEqualTo(BY_ZERO);
    assertThat(after(HatchKeys.choice(), "19*#").press('0').verdict()).isEqualTo(BY_ZERO);
  }

  @Test
  void everyOtherChoicePassesAndQuietMeansNothing() {
    HatchKeys keys = after(HatchKeys.choice(), "123456789*#");
    assertThat(keys).isEqualTo(HatchKeys.choice());
    assertThat(keys.awaitsQuiet()).isFalse();
    assertThat(keys.quiet()).isEqualTo(PASS);
  }

  @Test
  void singleZeroOpensOnlyAfterTheSilence() {
    HatchKeys zero = entered("0");
    assertThat(zero.awaitsQuiet()).isTrue();
    assertThat(zero.quiet()).isEqualTo(BY_ZERO);
    assertThat(HatchKeys.SILENCE).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "10", "00", "01", "0#", "#", "*", "1*", "0*", "*1", "*10", "#0"})
  void anyOtherEntryMayRest(String pressed) {
    HatchKeys keys = entered(pressed);
    assertThat(keys.awaitsQuiet()).isFalse();
    assertThat(keys.quiet()).isEqualTo(PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "1*", "0*", "4711*", "00*", "**", "#*", "*1*"})
  void starZeroOpensAtAnyMoment(String pressed) {
    assertThat(entered(pressed).press('0').verdict()).isEqualTo(BY_STAR_ZERO);
  }

  @Test
  void aNewEntryForgetsTheStar() {
    assertThat(entered("12*").press('0').verdict()).isEqualTo(BY_STAR_ZERO);
    assertThat(HatchKeys.digits().press('0').verdict()).isEqualTo(PASS);
  }

  /** Against the rule said in another way: over the text of all keys since the entry began. */
  @Test
  void anyKeysFollowTheRule() {
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      HatchKeys keys = HatchKeys.digits();
      StringBuilder pressed = new StringBuilder();
      for (int count = random.nextInt(12); count > 0; count--) {
        char key = "00*1#".charAt(random.nextInt(5));
        pressed.append(key);
        Pressed next = keys.press(key);
        boolean open = pressed.toString().endsWith("*0");
        assertThat(next.verdict()).as("seed " + seed).isEqualTo(open ? BY_STAR_ZERO : PASS);
        if (open) {
          break;
        }
        keys = next.keys();
        boolean lone = pressed.toString().equals("0");
        assertThat(keys.quiet()).as("seed " + seed).isEqualTo(lone ? BY_ZERO : PASS);
      }
    }
  }
}

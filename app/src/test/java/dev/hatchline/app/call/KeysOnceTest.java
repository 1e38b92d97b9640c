package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeysOnceTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final KeysOnce keys = new KeysOnce(now::get);

  @Test
  void whicheverWayIsFirstCounts() {
    assertThat(keys.withSound('1')).isTrue();
    assertThat(keys.byWord('1', true)).isFalse();
    assertThat(keys.byWord('2', true)).isTrue();
    assertThat(keys.withSound('2')).isFalse();
  }

  @Test
  void sameKeyAgainIsNews() {
    assertThat(keys.withSound('1')).isTrue();
    assertThat(keys.withSound('1')).isTrue();
    assertThat(keys.byWord('1', true)).isFalse();
    assertThat(keys.byWord('1', true)).isFalse();
    assertThat(keys.byWord('1', true)).isTrue();
  }

  @Test
  void keyBeforeTheDialogueDoesNotSwallowALaterOne() {
    assertThat(keys.byWord('0', true)).isTrue();
    now.set(Instant.EPOCH.plus(Duration.ofMillis(1001)));
    assertThat(keys.withSound('0')).isTrue();
  }

  /** The sound's copy seems to be the earlier key; Asterisk's word of the same key then counts. */
  @Test
  void keyPressedTwiceAcrossTheOpeningCountsTwice() {
    assertThat(keys.byWord('0', true)).isTrue();
    assertThat(keys.withSound('0')).isFalse();
    assertThat(keys.byWord('0', true)).isTrue();
  }

  @Test
  void whatIsNotWantedIsForgotten() {
    assertThat(keys.byWord('5', false)).isFalse();
    assertThat(keys.withSound('5')).isTrue();
  }
}

package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpokenCallTest {
  private static final long PACKET = 20_000_000;
  private static final long GAP = 150_000_000;

  private static long[] packets(long from, long to) {
    return LongStream.range(from, to).map(i -> i * PACKET).toArray();
  }

  @Test
  void aPromptStopsWithItsLastPacketBeforeASilence() {
    long[] sounds =
        LongStream.concat(LongStream.of(packets(1, 11)), LongStream.of(packets(30, 50))).toArray();
    assertThat(SpokenCall.stoppedAfter(sounds, 0, 50 * PACKET, GAP)).isEqualTo(200);
    assertThat(SpokenCall.stoppedAfter(packets(1, 11), 0, 50 * PACKET, GAP)).isEqualTo(200);
  }

  @Test
  void aPromptThatGoesOnHasNotStopped() {
    assertThat(SpokenCall.stoppedAfter(packets(1, 50), 0, 50 * PACKET, GAP)).isNegative();
  }
}

package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HearingTest {
  private static final long PACKET = 20_000_000;
  private static final double SECOND = 1e9;

  private static long[] packets(int count) {
    return LongStream.range(0, count).map(i -> i * PACKET).toArray();
  }

  @Test
  void everyPacketInTimeIsGood() {
    Hearing heard = Hearing.of(List.of(packets(50), packets(50)), SECOND);
    assertThat(heard).isEqualTo(new Hearing(1, 20, 1));
    assertThat(heard.good()).isTrue();
  }

  @Test
  void packetsThatDoNotComeAreMissed() {
    Hearing heard = Hearing.of(List.of(packets(50), packets(49)), SECOND);
    assertThat(heard.packets()).isEqualTo(0.99);
    assertThat(heard.worstPackets()).isEqualTo(0.98);
    assertThat(heard.good()).isFalse();
  }

  @Test
  void packetsThatComeInBurstsAreBad() {
    long[] bursts = LongStream.range(0, 50).map(i -> i / 3 * 3 * PACKET).toArray();
    Hearing heard = Hearing.of(List.of(bursts), SECOND);
    assertThat(heard.packets()).isEqualTo(1);
    assertThat(heard.gapP99Ms()).isEqualTo(60);
    assertThat(heard.good()).isFalse();
  }

  @Test
  void whoHearsNothingIsCounted() {
    Hearing heard = Hearing.of(List.of(packets(50), new long[0]), SECOND);
    assertThat(heard.packets()).isEqualTo(0.5);
    assertThat(heard.worstPackets()).isZero();
  }
}

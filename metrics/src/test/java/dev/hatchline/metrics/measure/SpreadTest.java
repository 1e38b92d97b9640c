package dev.hatchline.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static Spread of(Integer... seconds) {
    return Spread.of(Stream.of(seconds).map(Duration::ofSeconds).toList());
  }

  @Test
  void aPercentileIsATimeThatCame() {
    Spread ten = of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    assertThat(ten.percentile(50)).contains(Duration.ofSeconds(5));
    assertThat(ten.percentile(51)).contains(Duration.ofSeconds(6));
    assertThat(ten.percentile(95)).contains(Duration.ofSeconds(10));
    assertThat(of(3).percentile(1)).contains(Duration.ofSeconds(3));
    assertThat(of(3, 4).percentile(50)).contains(Duration.ofSeconds(3));
  }

  @Test
  void noneIsNotZero() {
    assertThat(of().percentile(50)).isEmpty();
    assertThat(of().mean()).isEmpty();
    assertThat(of().sum()).isZero();
  }

  @Test
  void percentIsOneToHundred() {
    assertThatIllegalArgumentException().isThrownBy(() -> of(1).percentile(0));
    assertThatIllegalArgumentException().isThrownBy(() -> of(1).percentile(101));
  }
}

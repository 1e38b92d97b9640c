package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  private final Sample hundred =
      new Sample(IntStream.rangeClosed(1, 100).map(i -> 101 - i).asDoubleStream().boxed().toList());

  @Test
  void quantileIsTheNearestRank() {
    assertThat(hundred.median()).isEqualTo(50);
    assertThat(hundred.quantile(0.99)).isEqualTo(99);
    assertThat(hundred.quantile(1)).isEqualTo(100);
    assertThat(new Sample(List.of(7.0)).quantile(0.99)).isEqualTo(7);
  }

  @Test
  void nothingMeasuredIsNoSample() {
    assertThatThrownBy(() -> new Sample(List.of())).hasMessageContaining("found none");
  }
}

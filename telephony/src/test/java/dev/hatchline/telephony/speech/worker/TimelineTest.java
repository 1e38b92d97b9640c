package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {
  private final Timeline timeline = new Timeline();

  @Test
  void withoutGapsBothAreTheSame() {
    timeline.decode(0, 160);
    timeline.decode(160, 160);
    assertThat(timeline.at()).isEqualTo(320);
    assertThat(timeline.place(0)).isZero();
    assertThat(timeline.place(200)).isEqualTo(200);
  }

  @Test
  void whatFollowsAGapIsFurtherOn() {
    timeline.decode(0, 100);
    timeline.decode(1_000, 100);
    timeline.decode(5_000, 100);
    assertThat(timeline.place(99)).isEqualTo(99);
    assertThat(timeline.place(100)).isEqualTo(1_000);
    assertThat(timeline.place(199)).isEqualTo(1_099);
    assertThat(timeline.place(250)).isEqualTo(5_050);
    assertThat(timeline.at()).isEqualTo(5_100);
  }

  @Test
  void beginningLaterIsAGapToo() {
    timeline.decode(400, 100);
    assertThat(timeline.place(0)).isEqualTo(400);
    assertThat(timeline.at()).isEqualTo(500);
  }

  @Test
  void gapsThatAreKeptHaveALimit() {
    for (int i = 0; i < 100_000; i++) {
      timeline.decode(200L * i, 100);
    }
    assertThat(timeline.at()).isEqualTo(200L * 99_999 + 100);
    assertThat(timeline.place(9_999_950)).isEqualTo(200L * 99_999 + 50);
  }
}

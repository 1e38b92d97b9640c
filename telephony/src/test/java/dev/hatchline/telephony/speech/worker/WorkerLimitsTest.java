package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerLimitsTest {
  @Test
  void everyCallThatIsListenedToMayHaveTwoStreams() {
    WorkerLimits limits = WorkerLimits.of(240);
    assertThat(limits.streams()).isGreaterThanOrEqualTo(480);
    assertThat(limits.growthMaxMegabytes()).as("5 MB each").isGreaterThanOrEqualTo(2_400);
  }

  @Test
  void fewCallsHaveTheLimitsOfEveryInstallation() {
    assertThat(WorkerLimits.of(60)).isEqualTo(WorkerLimits.standard());
  }
}

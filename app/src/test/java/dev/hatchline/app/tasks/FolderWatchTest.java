package dev.hatchline.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FolderWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Optional<Instant> LONG_AGO = Optional.of(NOW.minusSeconds(60));

  private final FolderWatch folder = new FolderWatch(Duration.ofSeconds(3));

  @Test
  void folderInWhichNothingHasChangedIsReadOnce() {
    assertThat(folder.worthReading(LONG_AGO)).isTrue();
    folder.read(LONG_AGO, NOW);
    assertThat(folder.worthReading(LONG_AGO)).isFalse();
    assertThat(folder.worthReading(Optional.of(NOW))).isTrue();
  }

  @Test
  void folderThatChangedJustBeforeItWasReadIsReadAgain() {
    Optional<Instant> justNow = Optional.of(NOW.minusSeconds(2));
    folder.read(justNow, NOW);
    assertThat(folder.worthReading(justNow)).isTrue();
    folder.read(justNow, NOW.plusSeconds(10));
    assertThat(folder.worthReading(justNow)).isFalse();
  }

  @Test
  void folderOfWhichNothingIsKnownIsReadEachTime() {
    folder.read(Optional.empty(), NOW);
    assertThat(folder.worthReading(Optional.empty())).isTrue();
  }
}

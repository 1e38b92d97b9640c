package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Kept;
import dev.hatchline.app.Setting;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.score.Asked;
import dev.hatchline.app.score.ScoreJson;
import dev.hatchline.app.score.ScoreKey;
import dev.hatchline.app.score.Scored;
import dev.hatchline.app.score.Scoring;
import dev.hatchline.app.score.SignedScore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Scores a period for the page and the API, one at a time: all calls of it are read, while the
 * engine has others to attend to. The last one is shown again for a minute.
 */
@Component
class ScoreDesk {
  static final int DAYS_MAX = 366;

  private static final Duration SETTLE_MAX = Duration.ofSeconds(2);
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Semaphore one = new Semaphore(1);
  private final Setting setting;
  private final Kept kept;
  private final InstantSource clock;
  private volatile @Nullable Scored last;

  ScoreDesk(Engine engine, InstantSource clock) {
    this.setting = engine.setting();
    this.kept = engine.everything();
    this.clock = clock;
  }

  ZoneId zone() {
    return setting.config().hours().zone();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone());
  }

  /**
   * The score of some days where the line is.
   *
   * @param behind the day after the last
   */
  Scored scored(LocalDate first, LocalDate behind) {
    if (!first.isBefore(behind) || ChronoUnit.DAYS.between(first, behind) > DAYS_MAX) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "The period cannot be used",
          "Expected 1 to %d days, found %s to %s.".formatted(DAYS_MAX, first, behind.minusDays(1)));
    }
    Asked asked =
        new Asked(
            first.atStartOfDay(zone()).toInstant(),
            behind.atStartOfDay(zone()).toInstant(),
            zone(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    Scored shown = last;
    return shown != null && fits(shown.asked(), asked) ? shown : computed(asked);
  }

  private static boolean fits(Asked shown, Asked asked) {
    Instant stale = shown.made().plus(FRESH);
    return shown.from().equals(asked.from())
        && shown.to().equals(asked.to())
        && shown.over() == asked.over()
        && asked.made().isBefore(stale);
  }

  private Scored computed(Asked asked) {
    if (!one.tryAcquire()) {
      throw away("Another score is being computed; please ask again.");
    }
    try {
      kept.settle(SETTLE_MAX);
      Scored scored =
          Scoring.of(
              asked, Scoring.House.of(setting.installation(), setting.config()), kept.past());
      last = scored;
      return scored;
    } catch (IOException | DataFault _) {
      throw away("What is stored cannot be read; please ask again.");
    } finally {
      one.release();
    }
  }

  private static RuntimeException away(String why) {
    return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "There is no score now", why, AGAIN);
  }

  /** As a file, signed now. */
  byte[] signed(Scored scored) {
    return SignedScore.write(ScoreJson.of(setting.config().company(), scored), key());
  }

  ScoreKey key() {
    try {
      return ScoreKey.of(setting.installation());
    } catch (IOException _) {
      throw away("The key of this installation cannot be read.");
    }
  }
}

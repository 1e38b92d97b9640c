package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.HouseSentences;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationTest {
  @ParameterizedTest
  @CsvSource({
    "0, a moment ago",
    "59, a moment ago",
    "60, one minute ago",
    "185, 3 minutes ago",
    "3600, before"
  })
  void saysHowLongAgoTheyRang(long seconds, String ago) {
    assertThat(Invitation.words(Duration.ofSeconds(seconds), HouseSentences.in("en")))
        .isEqualTo(
            "You rang " + ago + ". To go on where you were, press one. Otherwise, just wait.");
  }
}

package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.control.LineGrant;
import dev.hatchline.flow.LineWish;
import dev.hatchline.flow.LineWish.Offer;
import dev.hatchline.flow.Prompt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantsTest {
  private static final Duration MOST = Duration.ofMinutes(10);

  private static LineWish wish(Duration priority) {
    return new LineWish(
        Map.of("billing", 3),
        priority,
        Optional.of(Prompt.text("Have your bill at hand.")),
        Optional.of(Set.of(Offer.MESSAGE)),
        Optional.of(Duration.ofSeconds(30)));
  }

  @Test
  void aWishIsGrantedAsItIs() {
    assertThat(Grants.of(wish(Duration.ofMinutes(2)), Duration.ofMinutes(1), MOST))
        .isEqualTo(
            new LineGrant(
                Duration.ofMinutes(2),
                Map.of("billing", 3),
                true,
                Set.of(LineGrant.Offer.MESSAGE),
                Duration.ofSeconds(30)));
    assertThat(Grants.of(LineWish.NONE, Duration.ZERO, MOST)).isEqualTo(LineGrant.NONE);
  }

  @Test
  void nobodyGoesBeforeOthersByMoreThanTheOperatorLets() {
    LineWish much = wish(Duration.ofHours(1));
    assertThat(Grants.of(much, Duration.ZERO, MOST).priority()).isEqualTo(MOST);
    assertThat(Grants.of(much, Duration.ofMinutes(7), MOST).priority())
        .isEqualTo(Duration.ofMinutes(3));
    assertThat(Grants.of(much, MOST, MOST).priority()).isZero();
    assertThat(Grants.of(much, MOST.plusSeconds(1), MOST).priority()).isZero();
  }
}

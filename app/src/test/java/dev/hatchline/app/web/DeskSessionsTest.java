package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.app.web.DeskTries.Try;
import dev.hatchline.call.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

/** Who is signed in at the desk, how long, and how often somebody may try. */
class DeskSessionsTest {
  private static final AgentId ANN = new AgentId("101");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-27T09:00:00Z"));
  private final DeskSessions sessions = new DeskSessions(now::get);
  private final DeskTries tries = new DeskTries(now::get);

  private void pass(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  @Test
  void aSessionEndsAfterTwelveHoursOrWhenItIsEnded() {
    String token = sessions.begin(ANN);
    String other = sessions.begin(ANN);
    pass(Duration.ofHours(12).minusSeconds(1));
    assertThat(sessions.find(token)).hasValueSatisfying(s -> assertThat(s.agent()).isEqualTo(ANN));
    sessions.end(token);
    assertThat(sessions.find(token)).isEmpty();
    assertThat(sessions.find(other)).isPresent();
    pass(Duration.ofSeconds(1));
    assertThat(sessions.find(other)).isEmpty();
  }

  @Test
  void tokensAndFormKeysAreRandomAndOf128Bits() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      String token = sessions.begin(ANN);
      seen.add(token);
      seen.add(sessions.find(token).orElseThrow().formKey());
    }
    assertThat(seen).hasSize(200).allMatch(text -> text.matches("[0-9a-f]{32}"));
  }

  @Test
  void theFirstOfTooManySessionsIsForgotten() {
    String first = sessions.begin(ANN);
    String second = sessions.begin(ANN);
    for (int i = 2; i <= DeskSessions.SESSIONS_MAX; i++) {
      sessions.begin(ANN);
    }
    assertThat(sessions.find(first)).isEmpty();
    assertThat(sessions.find(second)).isPresent();
  }

  @Test
  void whoeverListensIsToldOfEachThatEndsWhenItIsOver() {
    List<String> ended = new ArrayList<>();
    sessions.whenEnded(token -> {
      assertThat(sessions.find(token)).isEmpty();
      ended.add(token);
    });
    String first = sessions.begin(ANN);
    String second = sessions.begin(ANN);
    sessions.end(second);
    assertThat(ended).containsExactly(second);
    for (int i = 1; i <= DeskSessions.SESSIONS_MAX; i++) {
      sessions.begin(ANN);
    }
    assertThat(ended).as("the first of too many").containsExactly(second, first);
  }

  @Test
  void oneAgentIsTriedSoOftenFromWhereverAndThenAgainLater() {
    for (int i = 0; i < DeskTries.EXTENSION_MAX; i++) {
      tries.take(new Try("192.0.2." + i, "101", true));
    }
    assertThatThrownBy(() -> tries.take(new Try("192.0.2.200", "101", true)))
        .isInstanceOf(ErrorResponseException.class);
    tries.take(new Try("192.0.2.200", "102", true));
    pass(DeskTries.WITHIN);
    tries.take(new Try("192.0.2.200", "101", true));
  }

  @Test
  void oneAddressTriesSoOftenAsWhomever() {
    for (int i = 0; i < DeskTries.ADDRESS_MAX; i++) {
      tries.take(new Try("192.0.2.7", "9" + i, false));
    }
    assertThatThrownBy(() -> tries.take(new Try("192.0.2.7", "102", true)))
        .isInstanceOf(ErrorResponseException.class);
    tries.take(new Try("192.0.2.8", "102", true));
  }

  @Test
  void theRightPasswordGivesItsTryBack() {
    for (int i = 0; i < 3 * DeskTries.ADDRESS_MAX; i++) {
      Try tried = new Try("192.0.2.7", "101", true);
      tries.take(tried);
      tries.giveBack(tried);
    }
  }
}

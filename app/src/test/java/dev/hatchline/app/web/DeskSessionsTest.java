package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who is signed in at the desk, and how long. */
class DeskSessionsTest {
  private static final AgentId ANN = new AgentId("101");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-27T09:00:00Z"));
  private final DeskSessions sessions = new DeskSessions(now::get);

  private void pass(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  @Test
  void aSessionEndsAfterTwelveHoursOrWhenItIsEnded() {
    String token = sessions.begin(ANN);
    String other = sessions.begin(ANN);
    work(token, other);
    assertThat(sessions.find(token)).hasValueSatisfying(s -> assertThat(s.who()).isEqualTo(ANN));
    sessions.end(token);
    assertThat(sessions.find(token)).isEmpty();
    assertThat(sessions.find(other)).isPresent();
    pass(Duration.ofSeconds(1));
    assertThat(sessions.find(other)).isEmpty();
  }

  /** Until a second before the end. */
  private void work(String... tokens) {
    for (int hours = 0; hours < 11; hours++) {
      pass(Duration.ofHours(1));
      assertThat(tokens).allMatch(token -> sessions.find(token).isPresent());
    }
    pass(Duration.ofHours(1).minusSeconds(1));
  }

  @Test
  void aSessionThatNobodyUsesEndsAfterTwoHours() {
    String used = sessions.begin(ANN);
    String idle = sessions.begin(ANN);
    pass(Sessions.IDLE_MAX.minusSeconds(1));
    assertThat(sessions.find(used)).isPresent();
    pass(Duration.ofSeconds(1));
    assertThat(sessions.find(idle)).isEmpty();
    assertThat(sessions.find(used)).isPresent();
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
}

package dev.hatchline.routing.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How often a message is tried, and when again. */
class MessageWordsTest {
  private static final Instant T0 = Instant.parse("2026-11-28T09:00:00Z");

  private final MessageWords fresh =
      MessageWords.fresh("1_1000__c.wav", new CallId(new UUID(0, 1)), null, T0);

  @Test
  void whoeverIsAtItHasItUntilTheTimeOfATryIsOver() {
    MessageWords begun = fresh.begun(T0).orElseThrow();
    assertThat(begun.tries()).isEqualTo(1);
    assertThat(begun.begun(T0.plus(MessageWords.TRY_MAX).minusMillis(1))).isEmpty();
    assertThat(begun.begun(T0.plus(MessageWords.TRY_MAX)).orElseThrow().tries()).isEqualTo(2);
  }

  @Test
  void triesThatFailAreThree() {
    MessageWords words = fresh;
    Instant now = T0;
    for (int tries = 1; tries < MessageWords.TRIES_MAX; tries++) {
      words = words.begun(now).orElseThrow().failed(now);
      assertThat(words.begun(now)).as("at once").isEmpty();
      now = now.plus(MessageWords.AGAIN_AFTER);
    }
    words = words.begun(now).orElseThrow();
    assertThat(words.tries()).isEqualTo(3);
    assertThat(words.failed(now).state()).isEqualTo(new WordsState.Failed());
    assertThat(words.failed(now).begun(now.plusSeconds(1_000_000))).isEmpty();
  }

  @Test
  void ofATryThatNobodyLivedToEndTheLastIsTheLast() {
    MessageWords words = fresh;
    Instant now = T0;
    for (int tries = 1; tries <= MessageWords.TRIES_MAX; tries++) {
      words = words.begun(now).orElseThrow();
      now = now.plus(MessageWords.TRY_MAX);
    }
    assertThat(words.begun(now)).isEmpty();
    assertThat(words.failed(now).state()).isEqualTo(new WordsState.Failed());
  }

  @Test
  void whatIsUnderstoodIsNotTriedAgain() {
    MessageWords done = fresh.begun(T0).orElseThrow().understood("hello", 0.9149);
    assertThat(done.state()).isEqualTo(new WordsState.Understood("hello", 0.91));
    assertThat(done.begun(T0.plusSeconds(1_000_000))).isEmpty();
    String longest = "x".repeat(WordsState.Understood.TEXT_CHARS_MAX);
    assertThat(new WordsState.Understood(longest + "y", 1).text()).isEqualTo(longest);
  }
}

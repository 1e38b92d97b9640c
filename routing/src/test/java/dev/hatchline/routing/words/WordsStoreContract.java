package dev.hatchline.routing.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.words.WordsState.Understood;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of messages' words does. */
abstract class WordsStoreContract {
  private static final Instant T0 = Instant.parse("2026-11-28T09:00:00Z");

  WordsStore store;

  /** Opens the store of this test; a second time, the same with what is in it. */
  abstract WordsStore open() throws Exception;

  abstract void close();

  @BeforeEach
  void first() throws Exception {
    store = open();
  }

  @AfterEach
  void last() {
    close();
  }

  private static MessageWords left(String file, @Nullable String caller, Instant at) {
    return MessageWords.fresh(file, new CallId(UUID.randomUUID()), caller, at);
  }

  @Test
  void eachIsThereOnceAndAsItIsInEveryStateAlsoAfterARestart() throws Exception {
    MessageWords one = left("1.wav", "+12025550123", T0);
    assertThat(store.add(one)).isTrue();
    assertThat(store.add(one)).isFalse();
    assertThat(store.latest(9)).containsExactly(one);
    MessageWords begun = one.begun(T0).orElseThrow();
    assertThat(store.move(one, begun)).isTrue();
    assertThat(store.add(one)).isFalse();
    assertThat(store.latest(9)).containsExactly(begun);
    MessageWords done = begun.understood("grüße an l’équipe … 你好", 0.73);
    assertThat(store.move(begun, done)).isTrue();
    MessageWords withheld = left("2.wav", null, T0.plusSeconds(1)).givenUp();
    store.add(withheld);
    close();
    store = open();
    assertThat(store.latest(9)).containsExactly(withheld, done);
    assertThat(store.latest(1)).containsExactly(withheld);
    assertThat(store.understood(List.of("1.wav", "2.wav", "3.wav")))
        .containsOnlyKeys("1.wav")
        .containsValue(new Understood("grüße an l’équipe … 你好", 0.73));
    assertThat(store.understood(List.of())).isEmpty();
  }

  @Test
  void theLongestTextIsKeptWhole() throws Exception {
    MessageWords one = left("1.wav", null, T0);
    store.add(one);
    String longest = "ß".repeat(Understood.TEXT_CHARS_MAX);
    MessageWords begun = one.begun(T0).orElseThrow();
    store.move(one, begun);
    store.move(begun, begun.understood(longest, 1));
    assertThat(store.understood(List.of("1.wav")))
        .containsEntry("1.wav", new Understood(longest, 1));
  }

  @Test
  void theEldestThatIsDueIsNextAndNoneThatSomebodyIsAt() throws Exception {
    MessageWords late = left("late.wav", null, T0.plusSeconds(60));
    MessageWords early = left("early.wav", null, T0);
    store.add(late);
    store.add(early);
    Instant now = T0.plusSeconds(61);
    assertThat(store.due(T0.minusSeconds(1))).isEmpty();
    assertThat(store.due(now)).contains(early);
    MessageWords begun = early.begun(now).orElseThrow();
    store.move(early, begun);
    assertThat(store.due(now)).contains(late);
    store.move(late, late.givenUp());
    assertThat(store.due(now)).isEmpty();
    assertThat(store.due(now.plus(MessageWords.TRY_MAX))).contains(begun);
  }

  @Test
  void whatIsOverOrGoneIsNotChangedAgain() throws Exception {
    MessageWords one = left("1.wav", null, T0);
    MessageWords begun = one.begun(T0).orElseThrow();
    assertThat(store.move(one, begun)).as("not there").isFalse();
    store.add(one);
    store.move(one, begun);
    assertThat(store.move(one, one.givenUp())).as("older").isFalse();
    store.move(begun, begun.understood("yes", 1));
    assertThat(store.move(begun, begun.givenUp())).as("over").isFalse();
    assertThat(store.understood(List.of("1.wav"))).hasSize(1);
  }

  @Test
  void ofManyAtOnceOneBegins() throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int round = 0; round < 10; round++) {
        MessageWords one = left(round + ".wav", null, T0);
        store.add(one);
        int got = 0;
        for (Future<Boolean> each :
            threads.invokeAll(
                IntStream.range(0, 6)
                    .<Callable<Boolean>>mapToObj(
                        _ -> () -> store.move(one, one.begun(T0).orElseThrow()))
                    .toList())) {
          got += each.get() ? 1 : 0;
        }
        assertThat(got).isEqualTo(1);
      }
    }
  }
}

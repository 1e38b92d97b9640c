package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.conf.Hours;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.Expected;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Synthesizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A flow meets a caller who speaks and presses keys. */
@Timeout(300)
class LineCallerTest {
  private static final Pcm MUTE = Pcm.of(new short[800]);
  private static final Synthesizer VOICE =
      new Synthesizer() {
        @Override
        public String voice() {
          return "mute";
        }

        @Override
        public Pcm speak(String text) {
          return MUTE;
        }

        @Override
        public void close() {}
      };
  private static final Prompt PROMPT = Prompt.text("Sales or support?");
  private static final Expected WORDS = new Expected.OneOf(List.of("sales", "support"));
  private static final Listening LONG = new Listening(Duration.ofSeconds(10), WORDS);
  private static final Listening SHORT = new Listening(Duration.ofMillis(200), WORDS);

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final FakeHearing hearing = new FakeHearing(told::add);
  private final HeardLeg leg =
      new HeardLeg(
          new FakeLeg(told::add),
          new CallEars(hearing, Map.of(), EarCounts.NONE, "es"::equals),
          "en",
          this::post);

  @TempDir private @Nullable Path folder;
  private @Nullable PromptStore prompts;
  private @Nullable LineCaller caller;

  @BeforeEach
  void answers() throws PromptException {
    Path home = Objects.requireNonNull(folder);
    prompts = new PromptStore(home.resolve("prompts"), home.resolve("recordings"), VOICE);
    Music music = new Music(MUTE, List.of("music"));
    Sounds sounds = new Sounds(prompts, home, Hours.ALWAYS, "Example", music, music);
    caller = new LineCaller(leg, sounds, _ -> {});
    leg.openDialogue();
  }

  @AfterEach
  void close() {
    Objects.requireNonNull(prompts).close();
  }

  private LineCaller caller() {
    return Objects.requireNonNull(caller);
  }

  private void post(Mail letter) {
    if (letter instanceof Mail.Listened(long listening, Overheard what)) {
      caller().listened(listening, what);
    }
  }

  private static <T> CompletableFuture<T> meanwhile(Supplier<T> wait) {
    return CompletableFuture.supplyAsync(wait, Thread::startVirtualThread);
  }

  private CompletableFuture<Heard> asked(Listening listening) throws InterruptedException {
    CompletableFuture<Heard> answer = meanwhile(() -> caller().ask(PROMPT, listening));
    awaitTold("play");
    return answer;
  }

  /** Forgets what came before it. */
  private void awaitTold(String beginning) throws InterruptedException {
    String next = told.poll(60, TimeUnit.SECONDS);
    while (next != null && !next.startsWith(beginning)) {
      next = told.poll(60, TimeUnit.SECONDS);
    }
    assertThat(next).as(beginning).isNotNull();
  }

  private static void assertWaits(CompletableFuture<Heard> answer, long millis) {
    assertThatThrownBy(() -> answer.get(millis, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void wordsStopThePromptAndNothingMoreIsListenedFor() throws Exception {
    CompletableFuture<Heard> answer = asked(LONG);
    hearing.answers().began();
    awaitTold("pause 1");
    hearing.says("sales", 0.7);
    assertThat(answer.get()).isEqualTo(new Heard.Said("sales", 0.7));
    awaitTold("silence");
    awaitTold("ear answered");
  }

  @Test
  void whatIsSaidNextIsPlayedAtOnceToWhoHasSpoken() throws Exception {
    CompletableFuture<Heard> answer = asked(LONG);
    hearing.answers().began();
    hearing.says("sales", 0.7);
    assertThat(answer.get()).isInstanceOf(Heard.Said.class);
    var _ = meanwhile(() -> caller().say(PROMPT));
    awaitTold("play 2");
  }

  @Test
  void noiseLetsThePromptStandAndGoOn() throws Exception {
    CompletableFuture<Heard> answer = asked(SHORT);
    hearing.answers().began();
    awaitTold("pause 1");
    hearing.answers().onlyNoise();
    awaitTold("resume 1");
    assertWaits(answer, 300);
    caller().played(1);
    assertThat(answer.get()).as("only now is it waited for").isEqualTo(new Heard.Silence());
  }

  @Test
  void whoSpeaksIsNotSilent() throws Exception {
    CompletableFuture<Heard> answer = asked(SHORT);
    caller().played(1);
    hearing.answers().began();
    assertWaits(answer, 500);
    hearing.says("support", 0.9);
    assertThat(answer.get()).isEqualTo(new Heard.Said("support", 0.9));
  }

  @Test
  void whatNobodyUnderstandsIsToldAsThat() throws Exception {
    CompletableFuture<Heard> answer = asked(LONG);
    hearing.answers().began();
    hearing.answers().notUnderstood();
    assertThat(answer.get()).isEqualTo(new Heard.NotUnderstood());
  }

  @Test
  void keyThatIsFirstCountsAndTheWordsAreNoAnswerToTheNextQuestion() throws Exception {
    CompletableFuture<Heard> answer = asked(LONG);
    hearing.answers().began();
    caller().key('2');
    hearing.says("sales", 0.9);
    assertThat(answer.get()).isEqualTo(new Heard.Key('2'));
    awaitTold("ear overtaken");
    CompletableFuture<Heard> next = asked(SHORT);
    caller().played(2);
    assertThat(next.get()).isEqualTo(new Heard.Silence());
  }

  @Test
  void wordsThatAreFirstCountAndTheKeyIsKept() throws Exception {
    CompletableFuture<Heard> answer = asked(LONG);
    hearing.says("sales", 0.9);
    caller().key('2');
    assertThat(answer.get()).isEqualTo(new Heard.Said("sales", 0.9));
    assertThat(caller().ask(PROMPT, LONG)).isEqualTo(new Heard.Key('2'));
  }

  @Test
  void typedAheadKeySkipsThePrompt() throws Exception {
    caller().key('1');
    told.clear();
    assertThat(caller().ask(PROMPT, LONG)).isEqualTo(new Heard.Key('1'));
    assertThat(told).doesNotContain("play 1");
  }

  @Test
  void wordsAreNotListenedForWhereNothingIsExpected() throws Exception {
    CompletableFuture<Heard> answer = asked(new Listening(Duration.ofMillis(100)));
    caller().played(1);
    assertThat(answer.get()).isEqualTo(new Heard.Silence());
    assertThat(told).doesNotContain("ear listens");
  }

  @Test
  void languageOfTheFlowIsTheEarsAndWhoIsDeafDoesNotHear() {
    caller().speaking("es-MX", List.of());
    assertThat(told).contains("ear tongue es");
    assertThat(caller().hearsFreely()).isTrue();
    hearing.ear().deaf("no model");
    assertThat(caller().hearsFreely()).isFalse();
    hearing.ear().hears();
    assertThat(caller().hearsFreely()).isTrue();
  }

  @Test
  void modelOfFewWordsUnderstandsNoFreeSpeech() {
    assertThat(leg.hears()).isTrue();
    assertThat(caller().hearsFreely()).as("en").isFalse();
    caller().speaking("es", List.of());
    assertThat(caller().hearsFreely()).as("es").isTrue();
  }

  @Test
  void flowThatIsStoppedListensNoMore() throws Exception {
    CompletableFuture<Heard> answer = asked(LONG);
    told.clear();
    caller().stop();
    assertThat(told).contains("ear answered");
    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CallerGone.class);
  }
}

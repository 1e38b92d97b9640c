package dev.hatchline.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.outage.Area;
import dev.hatchline.routing.outage.Outage;
import dev.hatchline.routing.outage.OutageId;
import dev.hatchline.routing.outage.OutageState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What is said before the line's flow, and what the keys mean there. */
class OpeningsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T15:00:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Deque<Heard> answers = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();
  private final List<CallInput> told = new ArrayList<>();

  /** Hears all that is said, and answers each question as it was written down. */
  private final Caller caller =
      new Caller() {
        @Override
        public Heard say(Prompt prompt) {
          said.add(prompt.toString());
          return new Heard.Finished();
        }

        @Override
        public Heard ask(Prompt prompt, Listening listening) {
          said.add(prompt.toString());
          Heard next = answers.poll();
          return next == null ? new Heard.Silence() : next;
        }

        @Override
        public Heard listen(Listening listening) {
          return new Heard.Silence();
        }

        @Override
        public void collecting(boolean digits) {}

        @Override
        public void during(CompletionStage<?> work) {}
      };

  private static NewsOpening news(News.Kind kind) {
    News news =
        new News(kind, new PhoneNumber("+12025551234"), "1000", "It works again", null, null, NOW);
    return new NewsOpening(news, "Test Company", "people");
  }

  @Test
  void whoConfirmsIsThankedAndTheCallEnds() {
    answers.add(new Heard.Key('1'));
    assertThat(news(News.Kind.ALL_CLEAR).run(caller, told::add))
        .isEqualTo(new CallInput.FlowFinished());
    assertThat(told)
        .containsExactly(
            new CallInput.NodeEntered("all-clear"), new CallInput.FlowChose("all-clear", '1'));
    assertThat(said)
        .containsExactly(
            "This is Test Company. It works again. If it works again, press one. If it does not,"
                + " press two. For a person, press zero.",
            "Thank you. Goodbye.");
  }

  @Test
  void whoSaysThatItDoesNotWorkGetsAPerson() {
    answers.add(new Heard.Key('2'));
    assertThat(news(News.Kind.ALL_CLEAR).run(caller, told::add))
        .isEqualTo(new CallInput.FlowWantsPerson("people", "flow"));
    answers.add(new Heard.Key('2'));
    assertThat(news(News.Kind.PROGRESS).run(caller, told::add))
        .isEqualTo(new CallInput.FlowFinished());
  }

  @Test
  void afterSilenceItIsSaidOnceMoreAndConfirmsNothing() {
    assertThat(news(News.Kind.PROGRESS).run(caller, told::add))
        .isEqualTo(new CallInput.FlowFinished());
    assertThat(said).hasSize(3).endsWith("Goodbye.");
    assertThat(told).noneMatch(CallInput.FlowChose.class::isInstance);
  }

  @Test
  void oneKeySubscribesAndTheLineFollows() {
    answers.add(new Heard.Key('1'));
    OutageOpening opening =
        new OutageOpening("It is down.", () -> CompletableFuture.completedFuture(true));
    assertThat(opening.run(caller, told::add)).isNull();
    assertThat(told)
        .containsExactly(
            new CallInput.NodeEntered("outage"),
            new CallInput.FlowChose("outage", '1'),
            new CallInput.FlowKnowsWish("outage"));
    assertThat(said).containsExactly("It is down.", NewsWords.SUBSCRIBED);
  }

  @Test
  void whatCouldNotBeKeptIsNotPromised() {
    answers.add(new Heard.Key('1'));
    OutageOpening opening =
        new OutageOpening("It is down.", () -> CompletableFuture.completedFuture(false));
    assertThat(opening.run(caller, told::add)).isNull();
    assertThat(said).containsExactly("It is down.", NewsWords.NOT_SUBSCRIBED);
  }

  @Test
  void whoCannotBeCalledIsNotSubscribed() {
    answers.add(new Heard.Key('1'));
    assertThat(new OutageOpening("It is down.", null).run(caller, told::add)).isNull();
    assertThat(said).containsExactly("It is down.");
  }

  @Test
  void newsIsPromisedOnlyForATimeToCome() {
    Outage outage =
        new Outage(
            new OutageId(UUID.randomUUID()),
            new Area(new TreeSet<>(), new TreeSet<>()),
            "It is down",
            NOW.plusSeconds(3600),
            NOW,
            new OutageState.Open(),
            0);
    assertThat(NewsWords.outage(outage, true, UTC, NOW))
        .isEqualTo(
            "It is down. We will know more today at 4 P M. To be called when it is over, press"
                + " one. For a person, press zero.");
    assertThat(NewsWords.outage(outage, false, UTC, NOW.plusSeconds(3601)))
        .isEqualTo("It is down. For a person, press zero.");
  }
}

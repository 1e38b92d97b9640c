package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.LineWish;
import dev.hatchline.flow.LineWish.Offer;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueWishTest {
  private static final PromptLength TWO_SECONDS = _ -> Duration.ofSeconds(2);

  private static FlowOutcome run(String keys, CallerScript caller) throws FlowException {
    String text =
        """
        flow: billing
        start: which
        nodes:
          which: { ask: { prompt: Which?, into: bill, length: 2 }, then: person }
          person: { queue: people, %s }
        """
            .formatted(keys);
    return new FlowSimulator(FlowReader.judging(Map.of()).read("queue.yaml", text), TWO_SECONDS)
        .run(caller)
        .outcome();
  }

  private static final CallerScript TYPES_47 =
      CallerScript.silent().press('4', Duration.ZERO).press('7', Duration.ZERO);

  @Test
  void whatIsWishedGoesAlongInThisCallsWords() throws FlowException {
    String keys =
        "skills: { billing: 5, spanish: 2 }, priority: 2 min, prompt: Hold on., in-line: { say:"
            + " 'Have bill {bill} at hand.', offer: [callback, message], offer-after: 30s }";
    assertThat(run(keys, TYPES_47))
        .isEqualTo(
            new ToQueue(
                "people",
                "person",
                "flow",
                new LineWish(
                    Map.of("billing", 5, "spanish", 2),
                    Duration.ofMinutes(2),
                    Optional.of(Prompt.text("Have bill 4 7 at hand.")),
                    Optional.of(Set.of(Offer.CALLBACK, Offer.MESSAGE)),
                    Optional.of(Duration.ofSeconds(30)))));
  }

  @Test
  void nothingIsOfferedWhereTheListIsEmpty() throws FlowException {
    assertThat(run("in-line: { offer: [] }", TYPES_47))
        .isInstanceOfSatisfying(
            ToQueue.class, to -> assertThat(to.wish().offer()).contains(Set.of()));
    assertThat(run("in-line: { offer: message }", TYPES_47))
        .isInstanceOfSatisfying(
            ToQueue.class, to -> assertThat(to.wish().offer()).contains(Set.of(Offer.MESSAGE)));
  }

  @Test
  void whoOpensTheHatchWaitsAsAllDo() throws FlowException {
    String keys = "priority: 2 min";
    CallerScript hatch =
        CallerScript.silent().press('*', Duration.ofMillis(500)).press('0', Duration.ofSeconds(1));
    assertThat(run(keys, hatch)).isEqualTo(new ToQueue("people", "which", "*0"));
    assertThat(run(keys, CallerScript.silent()))
        .isEqualTo(new ToQueue("people", "which", "silence", LineWish.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "skils: { a: 1 } | 5:28: unknown key 'skils' in a queue node; expected one of queue, skills,"
            + " priority, prompt, in-line; did you mean 'skills'?",
        "skills: billing | 5:36: found 'billing'; expected skills, each with a level, such as"
            + " '{billing: 3}'",
        "skills: {} | 5:36: found 0 skills; expected 1 to 5 of them",
        "skills: { billing: 11 } | 5:47: found '11'; expected a whole number from 1 to 10",
        "priority: 3h | 5:38: found '3h'; expected a time such as 4s, 500ms, 2min, 3h or 1d, from 0s"
            + " to 7200s",
        "in-line: Hold. | 5:37: found 'Hold.'; expected say, offer, offer-after below 'in-line:'",
        "in-line: { ofer: [] } | 5:39: unknown key 'ofer' below 'in-line'; expected one of say, offer,"
            + " offer-after; did you mean 'offer'?",
        "in-line: { offer: [calback] } | 5:47: found 'calback'; expected one of automation, callback,"
            + " message; did you mean 'callback'?",
        "in-line: { offer-after: 5s } | 5:52: found '5s'; expected a time such as 4s, 500ms, 2min, 3h"
            + " or 1d, from 10s to 600s",
        "in-line: { say: 'For {caller}.' } | 5:49: {caller} is not known on every way here: which →"
            + " person; expected an ask, lookup or set before it, or a branch 'if: known.caller'",
      })
  void whatCannotBeWishedIsToldInWords(String keys, String fault) {
    FlowException faulty =
        catchThrowableOfType(FlowException.class, () -> run(keys, CallerScript.silent()));
    assertThat(faulty).hasMessage("queue.yaml:" + fault);
  }
}

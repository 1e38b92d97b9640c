package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.Finished;
import dev.hatchline.flow.FlowOutcome.LeaveMessage;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FlowInterpreterTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final PromptLength TEN_SECONDS = _ -> Duration.ofSeconds(10);
  private static final Prompt CHOICES = Prompt.text("Choices.");
  private static final Prompt NEWS = Prompt.text("News.");
  private static final Business BUSINESS = new ScriptedBusiness(LocalDate.of(2026, 11, 25));
  private static final Flow FLOW = flow();

  private static Flow flow() {
    Map<String, Node> nodes = new LinkedHashMap<>();
    Map<Character, String> choices =
        Map.of('1', "news", '2', "sales", '3', "message", '4', "bye", '5', "quiet", '6', "plain");
    nodes.put("top", new Node.Menu(CHOICES, choices, Duration.ofSeconds(4), 2));
    nodes.put("news", new Node.Say(NEWS, "more"));
    nodes.put("more", new Node.Say(Prompt.text("More."), "top"));
    nodes.put("sales", new Node.Queue("sales", Optional.of(Prompt.text("Sales."))));
    nodes.put("plain", new Node.Queue("plain", Optional.empty()));
    nodes.put("message", new Node.Message(Prompt.text("Speak.")));
    nodes.put("bye", new Node.End(Optional.of(Prompt.text("Goodbye."))));
    nodes.put("quiet", new Node.End(Optional.empty()));
    return new Flow("test", "people", "top", nodes);
  }

  private static Simulation run(CallerScript script) {
    return new FlowSimulator(FLOW, TEN_SECONDS).run(script);
  }

  private static FlowOutcome chosen(char key) {
    return run(CallerScript.silent().press(key, SECOND)).outcome();
  }

  @Test
  void silenceTwiceLeadsToAPerson() {
    Simulation call = run(CallerScript.silent());
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "top", "silence"));
    assertThat(call.story()).containsExactly("top", "(silence)", "(silence)");
    assertThat(call.length()).isEqualTo(Duration.ofSeconds(28));
  }

  @Test
  void wrongKeyTwiceLeadsToAPerson() {
    Simulation call = run(CallerScript.silent().press('7', SECOND).press('#', SECOND));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "top", "no-match"));
    assertThat(call.story()).containsExactly("top", "(wrong 7)", "(wrong #)");
  }

  @Test
  void silenceAndWrongKeyCountTogether() {
    Simulation call = run(CallerScript.silent().press('7', SECOND));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "top", "silence"));
    assertThat(call.story()).containsExactly("top", "(wrong 7)", "(silence)");
  }

  @Test
  void triesCountAnewAtEachComing() {
    Simulation call =
        run(CallerScript.silent().press('7', SECOND).press('1', Duration.ofSeconds(2)));
    assertThat(call.story())
        .containsExactly("top", "(wrong 7)", "news", "more", "top", "(silence)", "(silence)");
  }

  @Test
  void zeroOpensTheHatchAnywhere() {
    assertThat(run(CallerScript.silent().press('0', SECOND)).outcome())
        .isEqualTo(new ToQueue("people", "top", "0"));
    CallerScript inMore =
        CallerScript.silent().press('1', SECOND).press('0', Duration.ofSeconds(12));
    assertThat(run(inMore).outcome()).isEqualTo(new ToQueue("people", "more", "0"));
  }

  @Test
  void escapeWordOpensTheHatch() {
    assertThat(run(CallerScript.silent().sayEscape("a person", SECOND)).outcome())
        .isEqualTo(new ToQueue("people", "top", "a person"));
  }

  @Test
  void hatchOpensInTheLastPromptsToo() {
    CallerScript inSales =
        CallerScript.silent().press('2', SECOND).press('0', Duration.ofSeconds(2));
    assertThat(run(inSales).outcome()).isEqualTo(new ToQueue("people", "sales", "0"));
    CallerScript inBye = CallerScript.silent().press('4', SECOND).press('0', Duration.ofSeconds(2));
    assertThat(run(inBye).outcome()).isEqualTo(new ToQueue("people", "bye", "0"));
  }

  @Test
  void hangUpIsCallerLeft() {
    assertThat(run(CallerScript.silent().hangUp(SECOND)).outcome())
        .isEqualTo(new CallerLeft("top"));
  }

  @Test
  void everyKindOfEndHasItsOutcome() {
    assertThat(chosen('2')).isEqualTo(new ToQueue("sales", "sales", "flow"));
    assertThat(chosen('6')).isEqualTo(new ToQueue("plain", "plain", "flow"));
    assertThat(chosen('3')).isEqualTo(new LeaveMessage("message"));
    assertThat(chosen('4')).isEqualTo(new Finished("bye"));
    assertThat(chosen('5')).isEqualTo(new Finished("quiet"));
  }

  @Test
  void keyDuringNewsSkipsToTheNextMenuAndAnswersIt() {
    Simulation call =
        run(CallerScript.silent().press('1', SECOND).press('4', Duration.ofSeconds(2)));
    assertThat(call.story()).containsExactly("top", "news", "more", "top", "bye");
    assertThat(call.spoken()).containsExactly(CHOICES, NEWS, Prompt.text("Goodbye."));
  }

  @Test
  void keysTypedAheadNeedNoPrompt() {
    Simulation call =
        run(CallerScript.silent().press('1', Duration.ZERO).press('3', Duration.ZERO));
    assertThat(call.outcome()).isEqualTo(new LeaveMessage("message"));
    assertThat(call.spoken()).containsExactly(Prompt.text("Speak."));
  }

  @Test
  void callerWhoGoesInCirclesForHoursReachesAPerson() {
    Caller oneForEver = new StubCaller(new Heard.Finished(), new Heard.Key('1'));
    assertThat(new FlowInterpreter(FLOW, oneForEver, BUSINESS, FlowListener.NONE).run())
        .isInstanceOfSatisfying(ToQueue.class, to -> assertThat(to.by()).isEqualTo("limit"));
  }

  @Test
  void callerWhoAsksAgainAndAgainIsNotCutShort() {
    CallerScript script = CallerScript.silent();
    for (int press = 0; press < 1000; press++) {
      script = script.press('1', SECOND);
    }
    assertThat(run(script.press('4', SECOND)).outcome()).isEqualTo(new Finished("bye"));
  }

  @Test
  void finishedWhereSomethingWasAskedIsSilence() {
    Caller odd = new StubCaller(new Heard.Silence(), new Heard.Finished());
    assertThat(new FlowInterpreter(FLOW, odd, BUSINESS, FlowListener.NONE).run())
        .isEqualTo(new ToQueue("people", "top", "silence"));
  }

  @Test
  void faultOfTheCallerGoesThrough() {
    Caller broken =
        new StubCaller(new Heard.Finished(), new Heard.Finished()) {
          @Override
          public Heard ask(Prompt prompt, Listening listening) {
            throw new IllegalStateException("media");
          }
        };
    assertThatThrownBy(() -> new FlowInterpreter(FLOW, broken, BUSINESS, FlowListener.NONE).run())
        .isInstanceOf(IllegalStateException.class);
  }

  private static class StubCaller implements Caller {
    private final Heard said;
    private final Heard asked;

    StubCaller(Heard said, Heard asked) {
      this.said = said;
      this.asked = asked;
    }

    @Override
    public Heard say(Prompt prompt) {
      return said;
    }

    @Override
    public Heard ask(Prompt prompt, Listening listening) {
      return asked;
    }

    @Override
    public Heard listen(Listening listening) {
      return asked;
    }

    @Override
    public void collecting(boolean digits) {}

    @Override
    public void during(CompletionStage<?> work) {}
  }
}

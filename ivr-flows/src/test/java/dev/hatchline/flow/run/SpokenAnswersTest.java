package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where something is typed, or is not surely understood. */
class SpokenAnswersTest {
  private static final PromptLength TEN_SECONDS = _ -> Duration.ofSeconds(10);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final double UNSURE = Understanding.SURE - 0.01;

  private static Flow ask(String ask) throws FlowException {
    return read(
        """
        flow: ask
        start: which
        nodes:
          which:
            ask: { prompt: Which?, into: it, again: yes, %s }
            then: tell
          tell: { queue: people, prompt: "It is {it}." }
        """
            .formatted(ask));
  }

  private static Flow menu(String more) throws FlowException {
    return read(
        """
        flow: menu
        start: top
        %s
        nodes:
          top:
            menu:
              prompt: Hours, or the address.
              choices:
                1: { to: hours, words: [hours] }
                2: { to: address, words: [address] }
          hours: { queue: hours }
          address: { queue: address }
        """
            .formatted(more));
  }

  private static Flow read(String text) throws FlowException {
    return new FlowReader(Map.of()).read("flow.yaml", text);
  }

  private static Simulation run(Flow flow, CallerScript script) {
    return new FlowSimulator(flow, TEN_SECONDS, new ScriptedBusiness(TODAY)).run(script);
  }

  /** A second of each prompt passes before the next thing is said. */
  private static CallerScript says(String... sayings) {
    CallerScript script = CallerScript.silent();
    for (int at = 0; at < sayings.length; at++) {
      script = script.say(sayings[at], Duration.ofSeconds(at + 1));
    }
    return script;
  }

  private static List<String> spoken(Simulation call) {
    return call.spoken().stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'length: 4', four seven double one, '4 7 1 1'",
    "'length: 2..6', twenty three, '2 3'",
    "'as: date', june third, 'Thursday, June third'",
    "'as: time', half past two, '2:30 P M'",
    "'as: number, to: 500', one hundred and twenty, 120",
    "'as: phone', two oh two five five five oh one two three, 'plus 1, 2 0 2, 5 5 5, 0 1 2 3'"
  })
  void whatIsSaidForKeysIsAskedAboutAndTaken(String ask, String said, String value)
      throws FlowException {
    Simulation call = run(ask(ask), says(said, "yes"));
    assertThat(spoken(call))
        .containsExactly(
            "Which?",
            "Did I hear " + value + "? For yes, press one. For no, two.",
            "It is " + value + ".");
  }

  @Test
  void aKeySaysYesOrNoToo() throws FlowException {
    CallerScript yes = says("four seven one one").press('1', Duration.ofSeconds(2));
    assertThat(run(ask("length: 4"), yes).story()).contains("(it = 4711)");
    CallerScript no =
        says("four seven one one")
            .press('2', Duration.ofSeconds(2))
            .say("five five five five", Duration.ofSeconds(3))
            .say("yes", Duration.ofSeconds(4));
    assertThat(run(ask("length: 4"), no).story())
        .containsExactly("which", "(wrong four seven one one)", "(it = 5555)", "tell");
  }

  @Test
  void moneyIsReadBackAsTheFlowSaysAndNotTwice() throws FlowException {
    Flow flow = ask("as: money, currency: USD, to: 500, confirm: '{it}. Right? One or two.'");
    assertThat(spoken(run(flow, says("twelve dollars and fifty cents", "correct"))))
        .containsExactly(
            "Which?",
            "12 US dollars and 50 cents. Right? One or two.",
            "It is 12 US dollars and 50 cents.");
  }

  @ParameterizedTest
  @CsvSource({"bananas", "four seven", "four seven one one two", "hours"})
  void whatIsNoAnswerTwiceLeadsToAPerson(String said) throws FlowException {
    Simulation call = run(ask("length: 4"), says(said, said));
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "which", "no-match"));
    assertThat(call.story())
        .containsExactly("which", "(wrong " + said + ")", "(wrong " + said + ")");
  }

  @Test
  void whatNobodyUnderstandsTwiceLeadsToAPerson() throws FlowException {
    CallerScript script =
        CallerScript.silent().mumble(Duration.ofSeconds(1)).mumble(Duration.ofSeconds(2));
    for (Flow flow : List.of(ask("length: 4"), menu(""))) {
      Simulation call = run(flow, script);
      assertThat(call.outcome()).isEqualTo(new ToQueue("people", flow.start(), "no-match"));
      assertThat(call.story()).contains("(not understood)");
    }
  }

  /** "June twenty fourth", of which the model knows no "fourth". */
  @Test
  void aDayWhoseLastFigureMayBeMissingIsAskedForAgain() throws FlowException {
    CallerScript script =
        CallerScript.silent()
            .say("june twenty", UNSURE, Duration.ofSeconds(1))
            .say("june twenty four", UNSURE, Duration.ofSeconds(2))
            .say("yes", Duration.ofSeconds(3));
    assertThat(spoken(run(ask("as: date"), script)))
        .containsExactly(
            "Which?",
            "Which?",
            "Did I hear Thursday, June twenty fourth? For yes, press one. For no, two.",
            "It is Thursday, June twenty fourth.");
    assertThat(spoken(run(ask("as: date"), says("june twenty", "yes"))))
        .as("who is sure")
        .endsWith("It is Sunday, June twentieth.");
  }

  @Test
  void keysAfterWordsBeginTheEntryAnew() throws FlowException {
    CallerScript script =
        says("four seven").press('1', Duration.ofSeconds(2)).press('1', Duration.ofMillis(2_100));
    Simulation call =
        run(
            ask("length: 2..4"),
            script.press('3', Duration.ofSeconds(12)).press('4', Duration.ofSeconds(13)));
    assertThat(call.story()).as("yes by key").startsWith("which", "(it = 47)");
    CallerScript mixed = says("four seven");
    for (int key = 0; key < 4; key++) {
      mixed = mixed.press("3456".charAt(key), Duration.ofSeconds(2));
    }
    for (int key = 0; key < 5; key++) {
      mixed = mixed.press("8765#".charAt(key), Duration.ofMillis(4_000 + 100L * key));
    }
    assertThat(run(ask("length: 2..6"), mixed).story())
        .as("none of the keys that came into the question is in the entry")
        .containsExactly("which", "(wrong four seven)", "(it = 8765)", "tell");
  }

  @Test
  void keysBeforeWordsAreTheEntry() throws FlowException {
    CallerScript script =
        CallerScript.silent()
            .press('4', Duration.ofSeconds(1))
            .say("seven one one", Duration.ofMillis(1_200))
            .press('7', Duration.ofMillis(1_500))
            .press('#', Duration.ofMillis(1_700));
    assertThat(run(ask("length: 2..4"), script).story()).contains("(it = 47)");
  }

  @Test
  void whatIsNotSurelyAChoiceIsAskedAbout() throws FlowException {
    CallerScript script = CallerScript.silent().say("address", UNSURE, Duration.ofSeconds(1));
    Simulation call = run(menu(""), script.say("yes", Duration.ofSeconds(2)));
    assertThat(spoken(call))
        .containsExactly(
            "Hours, or the address.", "Did I hear address? For yes, press one. For no, two.");
    assertThat(call.outcome()).isEqualTo(new ToQueue("address", "address", "flow"));
    assertThat(run(menu(""), says("address")).spoken())
        .as("nothing is asked who is sure")
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"no", "hours", "bananas"})
  void whatIsNotYesIsAFailedTry(String answer) throws FlowException {
    CallerScript script =
        CallerScript.silent()
            .say("address", UNSURE, Duration.ofSeconds(1))
            .say(answer, Duration.ofSeconds(2))
            .say("address", UNSURE, Duration.ofSeconds(3))
            .say(answer, Duration.ofSeconds(4));
    assertThat(run(menu(""), script).outcome()).isEqualTo(new ToQueue("people", "top", "no-match"));
  }

  @Test
  void theHatchIsUnderTheDoubtToo() throws FlowException {
    CallerScript script = CallerScript.silent().say("address", UNSURE, Duration.ofSeconds(1));
    assertThat(run(menu(""), script.press('0', Duration.ofSeconds(2))).outcome())
        .isEqualTo(new ToQueue("people", "top", "0"));
    assertThat(run(menu(""), script.say("a person please", Duration.ofSeconds(2))).outcome())
        .isEqualTo(new ToQueue("people", "top", "person"));
  }

  @Test
  void yesAndNoAreAskedAgainRatherThanAskedAbout() throws FlowException {
    CallerScript script =
        CallerScript.silent()
            .say("yes", UNSURE, Duration.ofSeconds(1))
            .say("yeah", Duration.ofSeconds(2));
    assertThat(run(ask("as: yes-no"), script).story())
        .containsExactly("which", "(wrong yes)", "(it = true)", "tell");
  }

  @Test
  void waysOfTheAskAreForWordsToo() throws FlowException {
    Flow flow =
        read(
            """
            flow: ways
            start: which
            nodes:
              which: { ask: { prompt: Which?, into: it, length: 4, no-match: other }, then: tell }
              tell: { queue: people, prompt: "{it}" }
              other: { queue: other }
            """);
    assertThat(run(flow, says("bananas", "bananas")).outcome())
        .isEqualTo(new ToQueue("other", "other", "flow"));
  }

  @Test
  void aLanguageHasItsOwnWords() throws FlowException {
    Flow flow =
        read(
            """
            flow: spanish
            start: which
            languages: [es]
            nodes:
              which: { ask: { prompt: "¿Cuál?", into: it, length: 2 }, then: tell }
              tell: { queue: people, prompt: "{it}" }
            """);
    Simulation call = run(flow, says("cuatro siete", "sí"));
    assertThat(call.story()).contains("(it = 47)");
    assertThat(spoken(call).get(1)).startsWith("¿He oído 4 7?");
    assertThat(run(flow, says("four seven", "one two")).story()).doesNotContain("(it = 47)");
    assertThat(run(flow, says("una persona")).outcome())
        .isEqualTo(new ToQueue("people", "which", "persona"));
  }

  @Test
  void wordsOfChoicesMayBeByLanguage() throws FlowException {
    Flow flow =
        read(
            """
            flow: both
            start: top
            languages: [en, es]
            nodes:
              top:
                menu:
                  prompt: { en: Hours or Spanish., es: Horario o inglés. }
                  choices:
                    1: { to: hours, words: { en: hours, es: [horario, horas] } }
                    2: { to: spanish, words: { en: español, es: horas de ayer } }
              spanish: { language: es, then: top }
              hours: { queue: hours }
            """);
    assertThat(run(flow, says("horario", "horario")).outcome())
        .isEqualTo(new ToQueue("people", "top", "no-match"));
    assertThat(run(flow, says("español", "horario")).outcome())
        .isEqualTo(new ToQueue("hours", "hours", "flow"));
    assertThat(run(flow, says("español", "uno")).outcome())
        .isEqualTo(new ToQueue("hours", "hours", "flow"));
  }

  @Test
  void aFlowAddsEscapeWordsAndTakesNoneAway() throws FlowException {
    Flow flow = menu("escape-words: [the clerk, nurse]");
    assertThat(flow.escapes().of("en"))
        .contains("nurse")
        .containsAll(EscapeWords.BUILT_IN.of("en"));
    assertThat(run(flow, says("the clerk, please")).outcome())
        .isEqualTo(new ToQueue("people", "top", "the clerk"));
    assertThat(run(flow, says("agent")).outcome()).isEqualTo(new ToQueue("people", "top", "agent"));
  }

  private static Flow free() throws FlowException {
    return read(
        """
        flow: free
        start: tell
        nodes:
          tell:
            ask: { prompt: What is it about?, into: about, as: speech, max: 10s, no-speech: person }
            then: noted
          noted: { note: "About: {about}", then: person }
          person: { queue: people }
        """);
  }

  @Test
  void freeSpeechIsKeptAsItWasSaid() throws FlowException {
    Simulation call = run(free(), says("my bill went up and somebody was rude"));
    assertThat(call.story())
        .as("an escape word among others is none")
        .contains("(note: About: my bill went up and somebody was rude)");
    assertThat(call.outcome()).isEqualTo(new ToQueue("people", "person", "flow"));
    assertThat(run(free(), says("somebody")).outcome())
        .as("alone it is one")
        .isEqualTo(new ToQueue("people", "tell", "somebody"));
  }

  @Test
  void whoCannotBeHeardOrPressesAKeyGoesAnotherWay() throws FlowException {
    CallerScript key = CallerScript.silent().press('5', Duration.ofSeconds(1));
    assertThat(run(free(), key).story()).containsExactly("tell", "person");
    FlowOutcome deaf =
        new FlowInterpreter(
                free(),
                new CallerWhoSays("anything"),
                new ScriptedBusiness(TODAY),
                FlowListener.NONE)
            .run();
    assertThat(deaf).isEqualTo(new ToQueue("people", "person", "flow"));
    CallerScript zero = CallerScript.silent().press('0', Duration.ofSeconds(1));
    assertThat(run(free(), zero).outcome()).isEqualTo(new ToQueue("people", "tell", "0"));
  }

  @Test
  void silenceIsAFailedTryOfFreeSpeech() throws FlowException {
    assertThat(run(free(), CallerScript.silent()).outcome())
        .isEqualTo(new ToQueue("people", "tell", "silence"));
  }
}

package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Callback.When;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.TimePrompts;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callbacks, and asks that read back, as they are written; and their faults. */
class CallbackProblemsTest {
  private static final FlowReader READER = new FlowReader(Map.of());
  private static final String TOP = "flow: f\nstart: top\n";
  private static final String WHICH =
      """
        which:
          ask: { prompt: Key., into: number, as: phone, own: yes, confirm: "{number}?" }
          then: promise
      """;

  /** Of a flow whose start leads to {@code which}; the first of these nodes is in line 7. */
  private static String text(String nodes) {
    return TOP + "nodes:\n  top: { say: Hello., then: which }\n" + nodes;
  }

  private static List<String> faults(String text) {
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> READER.read("f", text));
    Assertions.assertNotNull(faulty, "expected problems, found none in:\n" + text);
    return faulty.problems().stream().map(FlowProblem::toString).toList();
  }

  @Test
  void callbackIsReadAsWrittenAndHasDefaults() throws FlowException {
    Flow flow = READER.read("f", text(WHICH + "  promise: { callback: number }\n"));
    assertThat(flow.node("promise"))
        .isEqualTo(
            new Callback(
                "number",
                Optional.empty(),
                Optional.empty(),
                Callback.GOODBYE,
                "which",
                Optional.empty(),
                new When.Place()));
    assertThat(flow.prompts()).contains(Callback.GOODBYE.in("en"), Callback.SORRY.in("es"));
    assertThat(flow.callback()).isEmpty();
    assertThat(flow.called()).containsExactly("number");
    Flow whole =
        READER.read(
            "f",
            text(WHICH
                    + """
                      promise:
                        callback: number
                        reason: today
                        sound: Wait.
                        goodbye: Bye.
                        refused: no
                        unavailable: no
                        times: yes
                      no: { queue: people }
                    """)
                .replace("start:", "callback: which\nstart:"));
    assertThat(whole.node("promise"))
        .isEqualTo(
            new Callback(
                "number",
                Optional.of("today"),
                Optional.of(Prompt.text("Wait.")),
                Prompt.text("Bye."),
                "no",
                Optional.of("no"),
                new When.Choose()));
    assertThat(whole.prompts()).contains(TimePrompts.WHEN.in("en"), TimePrompts.AT_ONCE.in("en"));
    assertThat(flow.prompts()).doesNotContain(TimePrompts.WHEN.in("en"));
    assertThat(whole.prompts()).doesNotContain(Callback.GOODBYE.in("en"), Callback.SORRY.in("en"));
    assertThat(whole.callback()).contains("which");
  }

  @Test
  void askIsReadAsWritten() throws FlowException {
    Flow flow = READER.read("f", text(WHICH + "  promise: { queue: people }\n"));
    assertThat(flow.node("which"))
        .isInstanceOfSatisfying(
            Node.Ask.class,
            ask -> {
              assertThat(ask.as()).isEqualTo(new Entry.Phone(true));
              assertThat(ask.confirm()).map(Prompt::toString).contains("{number}?");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "callback: numbr | f:8:24: unknown value 'numbr'; expected one of callable, callback,"
            + " caller, number, tell_by, today, wait; did you mean 'number'?",
        "callback: today | f:8:24: 'today' is date; expected the name of a phone number",
        "callback: caller | f:8:24: 'caller' is not always read back and confirmed; expected a name"
            + " that is set only by an ask with 'as: phone' and 'confirm'",
        "callback: [number] | f:8:24: found a list; expected the name of a value",
        "callback: number, reson: wait | f:8:32: unknown key 'reson' beside 'callback'; expected one"
            + " of callback, reason, sound, goodbye, refused, unavailable, when, times, at, on; did you"
            + " mean 'reason'?",
        "callback: number, when: soon | f:8:38: found 'soon'; expected one of place, choose",
        "callback: number, when: chose | f:8:38: found 'chose'; expected one of place, choose; did"
            + " you mean 'choose'?",
        "callback: number, when: place, times: yes | f:8:45: 'when' and 'times' in one callback;"
            + " expected one of 'when', 'times' and 'at'",
        "callback: number, on: today | f:8:32: 'on' without 'at'; expected 'at: VALUE' beside it",
        "callback: number, at: today | f:8:36: 'today' is date; expected the name of a time, or of a text"
            + " such as 14:30",
        "callback: number, at: wait, on: wait | f:8:46: 'wait' is text; expected the name of a date",
        "callback: number, at: slot | f:8:36: unknown value 'slot'; expected one of callable,"
            + " callback, caller, number, tell_by, today, wait",
        "callback: number, reason: wat | f:8:40: unknown value 'wat'; expected one of callable,"
            + " callback, caller, number, tell_by, today, wait; did you mean 'wait'?",
        "callback: number, refused: elsewhere | f:8:41: there is no node 'elsewhere'; expected one"
            + " of top, which, promise",
        "callback: number, unavailable: whish | f:8:45: there is no node 'whish'; expected one of"
            + " top, which, promise; did you mean 'which'?",
        "callback: number, times: later | f:8:39: found 'later'; expected yes or no",
        "callback: number, goodbye: '' | f:8:41: the prompt is empty; expected a text to speak,"
            + " 'file: NAME.wav', or a list of both",
      })
  void faultyCallbacksAreNamed(String keys, String fault) {
    assertThat(faults(text(WHICH + "  promise: { " + keys + " }\n"))).containsExactly(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "as: phone, own: yes | f:6:51: 'own' without 'confirm'; expected 'confirm:' with what reads"
            + " it back",
        "as: date, own: yes | f:6:50: 'own' with a date; expected 'own' with a phone only",
        "as: phone, own: maybe | f:6:56: found 'maybe'; expected yes or no",
        "as: phone, confirm: Right? | f:6:60: 'number' is not read back; expected {number} in what"
            + " is said",
      })
  void faultyReadingsBackAreNamed(String keys, String fault) {
    String ask =
        "  which:\n    ask: { prompt: Key., into: number, %s }\n    then: person\n".formatted(keys);
    assertThat(faults(text(ask + "  person: { queue: people }\n"))).containsExactly(fault);
  }

  @Test
  void numberThatIsAlsoSetUnheardIsNoNumberToCall() {
    String set = "  promise: { set: { number: = caller }, then: call }\n";
    assertThat(faults(text(WHICH + set + "  call: { callback: number }\n")))
        .containsExactly(
            "f:9:21: 'number' is not always read back and confirmed; expected a name that is set"
                + " only by an ask with 'as: phone' and 'confirm'");
    String silent = "  promise: { ask: { prompt: Key., into: number, as: phone }, then: call }\n";
    assertThat(faults(text(WHICH + silent + "  call: { callback: number }\n"))).hasSize(1);
  }

  @Test
  void wayToACallbackWithoutItsNumberIsNamed() {
    String expected =
        ": a caller can come here without 'number'; expected the ask for it on every way that leads"
            + " here";
    String menu = "  top: { menu: { prompt: x, choices: { 1: which, 2: promise } } }\n";
    assertThat(faults(TOP + "nodes:\n" + menu + WHICH + "  promise: { callback: number }\n"))
        .containsExactly("f:8:3" + expected);
    assertThat(
            faults(
                text(WHICH + "  promise: { callback: number }\n")
                    .replace("start:", "callback: promise\nstart:")))
        .containsExactly("f:9:3" + expected);
    assertThat(
            faults(
                text(
                    WHICH
                        + "  promise: { callback: number, refused: sorry }\n"
                        + "  sorry: { say: Again., then: promise }\n")))
        .as("a refused number is none")
        .containsExactly("f:8:3" + expected);
  }

  @Test
  void circleOfCallbacksIsNamed() {
    assertThat(
            faults(
                text(
                    WHICH
                        + "  promise: { callback: number, unavailable: again }\n"
                        + "  again: { say: Again., then: which }\n")))
        .containsExactly(
            "f:5:3: from 'which' on, the flow talks in a circle for ever; expected a menu, queue,"
                + " message or end on the way");
  }

  @Test
  void callbackOfTheLineHasToLeadToOne() {
    String nodes = WHICH + "  promise: { callback: number }\n";
    assertThat(
            faults(
                text(nodes + "  away: { queue: people }\n")
                    .replace("start:", "callback: away\nstart:")))
        .containsExactly(
            "f:2:11: no way leads from 'away' to a call back; expected a node that leads to one of"
                + " kind 'callback'");
    assertThat(faults(text(nodes).replace("start:", "callback: whih\nstart:")))
        .containsExactly(
            "f:2:11: there is no node 'whih'; expected one of top, which, promise; did you mean"
                + " 'which'?");
  }
}

package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The slips of YAML itself, said so that who has never read its specification can mend them. */
class YamlWordsTest {
  private static final FlowReader READER = new FlowReader(Map.of("company", "Example Company"));
  private static final String TOP = "flow: f\nstart: top\nnodes:\n";

  /** Of these nodes, the first line of them being line 4. */
  private static List<String> problems(String nodes) {
    String text = TOP + nodes;
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> READER.read("f", text));
    Assertions.assertNotNull(faulty, "expected problems, found none in:\n" + text);
    return faulty.problems().stream().map(FlowProblem::toString).toList();
  }

  @Test
  void tabsAreNamed() {
    assertThat(problems("  top:\n\tqueue: people\n"))
        .containsExactly("f:5:1: a tab at the beginning of the line; expected spaces");
  }

  @Test
  void colonsInATextAreNamed() {
    assertThat(problems("  top:\n    message: Our hours: nine to six.\n"))
        .containsExactly("f:5:23: ': ' inside a text; expected quotes around the text");
  }

  @Test
  void keysTooFarRightAreNamed() {
    assertThat(problems("  top:\n    say: Hello.\n      then: top\n"))
        .containsExactly(
            "f:6:11: a key that is indented as if it belonged to the text before it; expected as"
                + " many spaces as the keys beside it have");
  }

  @Test
  void hashesThatAreMeantAsKeysAreNamed() {
    String wrong = ": '#' begins a comment; expected the key in quotes: '#'";
    String menu = "  top:\n    menu:\n      prompt: x\n      choices:\n        1: top\n";
    assertThat(problems(menu + "        #: top\n")).containsExactly("f:9:9" + wrong);
    assertThat(problems("  top: { menu: { prompt: x, choices: { 1: top, #: top } } }\n"))
        .containsExactly("f:4:48" + wrong);
  }

  @Test
  void commentsAreNoKeys() throws FlowException {
    READER.read("f", TOP + "  top:\n    queue: people # x\n  # y: z\n  ### : #: #\n#\n");
  }

  @Test
  void commentsThatCutATextAreNamed() {
    String wrong = ": '#' begins a comment; expected quotes around the text";
    assertThat(problems("  top:\n    message: Room 4#. Press # for more.\n"))
        .containsExactly("f:5:29" + wrong);
    assertThat(problems("  top:\n    message:\n      - \"One.\" # so\n      - 𝄞 Two.\t# so\n"))
        .containsExactly("f:7:16" + wrong);
    assertThat(problems("  top:\n    message: Two\n      lines #\n"))
        .containsExactly("f:6:13" + wrong);
    assertThat(problems("  top:\n    message: { file: a.wav, says: Press # }\n      }\n"))
        .contains("f:5:41" + wrong);
    assertThat(problems("  top:\n    note: Wants # back\n    then: to\n  to: { queue: people }\n"))
        .containsExactly("f:5:17" + wrong);
    assertThat(
            problems("  top:\n    set:\n      a: press # now\n    then: to\n  to: { queue: q }\n"))
        .containsExactly("f:6:16" + wrong);
  }

  @Test
  void commentsThatCutAConstantAreNamed() {
    String text =
        "flow: f\nstart: top\nconstants:\n  way: Press # now\nnodes:\n  top: { message: '{way}' }\n";
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> READER.read("f", text));
    assertThat(faulty.problems())
        .extracting(FlowProblem::toString)
        .containsExactly("f:4:14: '#' begins a comment; expected quotes around the text");
  }

  @Test
  void commentsBehindAllElseCutNothing() throws FlowException {
    READER.read(
        "f",
        """
        flow: f # so
        start: top # so
        constants: # so
          state: "open" # so
          far: 500 # so
        nodes: # so
          # so
          top: # so
            menu: # so
              prompt: "Press # for more. {state}" # so
              choices: {1: to} # so
              wait: 4s # so
              silence: to # so
          to:
            message: >- # so
              Press # for more.
        """);
  }

  @Test
  void wordsWithoutAColonAreNamed() {
    assertThat(problems("  top:\n    queue people\n    prompt: Hello.\n"))
        .containsExactly("f:5:5: a word without ':'; expected a ':' and a space after it");
    assertThat(problems("  top:\n    say: Hello.\n    then\n"))
        .containsExactly("f:6:5: a word without ':'; expected a ':' and a space after it");
  }

  @Test
  void textsThatAreTakenForSomethingElseAreNamed() {
    String quotes = "; expected quotes around the whole text";
    assertThat(problems("  top:\n    message: {company}. Hello.\n"))
        .containsExactly("f:5:14: a text that begins with '{'" + quotes);
    assertThat(problems("  top:\n    message:\n      - [now] Hello.\n"))
        .containsExactly("f:6:9: a text that begins with '['" + quotes);
    assertThat(problems("  top:\n    message: {company}\n"))
        .containsExactly("f:5:14: a text that begins with '{'" + quotes);
    assertThat(problems("  top:\n    message: %off today\n"))
        .containsExactly("f:5:14: a text that begins with '%'" + quotes);
    assertThat(problems("  top:\n    message: @home\n"))
        .containsExactly("f:5:14: a text that begins with '@'" + quotes);
  }

  @Test
  void namesWithoutQuotesAreNoMaps() {
    String wrong = ": a text that begins with '{'; expected quotes around the whole text";
    assertThat(problems("  top:\n    message: {id}\n")).containsExactly("f:5:14" + wrong);
    assertThat(problems("  top:\n    message: [{company}, '{company}']\n"))
        .containsExactly("f:5:15" + wrong);
    assertThat(problems("  top:\n    note: {company}\n    then: to\n  to: { queue: people }\n"))
        .containsExactly("f:5:11" + wrong);
    String text = "flow: f\nlanguages: [en, es]\nstart: a\nnodes:\n  a: { message: {company} }\n";
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> READER.read("f", text));
    assertThat(faulty.problems())
        .extracting(FlowProblem::toString)
        .containsExactly("f:5:17" + wrong);
  }

  @Test
  void recordingsWithoutANameAreNoNames() {
    assertThat(problems("  top:\n    message: { file: }\n"))
        .singleElement()
        .asString()
        .contains(": found nothing; expected the name of a .wav file");
  }

  @Test
  void quotesInsideTheSameQuotesAreNamed() {
    assertThat(problems("  top:\n    message: 'We're moving.'\n"))
        .containsExactly(
            "f:5:14: a text that goes on after its second '; expected double quotes around the"
                + " whole text");
    assertThat(problems("  top:\n    message: \"Say \"one\" now.\"\n"))
        .containsExactly(
            "f:5:14: a text that goes on after its second \"; expected single quotes around the"
                + " whole text");
  }

  @Test
  void openQuotesAreNamedWhereTheyBegin() {
    String wrong = ": a quote without its end; expected the same quote at the end of the text";
    assertThat(problems("  top:\n    message: \"Hello.\n")).containsExactly("f:5:14" + wrong);
    assertThat(problems("  top:\n    message: 'Hello.\n    x: y\n"))
        .containsExactly("f:5:14" + wrong);
  }

  @Test
  void charactersThatNobodySeesAreNamed() {
    assertThat(problems("  top: { queue: peo\u0000ple }\n"))
        .containsExactly(
            "f:4:20: a character that YAML does not allow: '\\u0000'; expected a text without it");
  }
}

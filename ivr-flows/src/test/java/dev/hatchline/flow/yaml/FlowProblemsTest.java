package dev.hatchline.flow.yaml;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class FlowProblemsTest {
  private static final String TOP = "flow: f\nstart: top\nnodes:\n";
  private static final String KINDS = "one of " + KindWords.ALL;
  private static final String KEYS = "one of the keys 1 to 9, * and '#'";

  private static List<String> problems(String text) {
    FlowReader reader = new FlowReader(Map.of("company", "Example Company"));
    FlowException faulty =
        catchThrowableOfType(FlowException.class, () -> reader.read("f.yaml", text));
    Assertions.assertNotNull(faulty, "expected problems, found none in:\n" + text);
    return faulty.problems().stream().map(FlowProblem::toString).toList();
  }

  /** A flow of these nodes only, the first line of them being line 4. */
  private static List<String> inNodes(String nodes) {
    return problems(TOP + nodes);
  }

  @Test
  void unknownKindIsNamedWithTheNearest() {
    assertThat(inNodes("  top: { mneu: { prompt: x } }\n"))
        .containsExactly(
            "f.yaml:4:10: unknown kind of node 'mneu'; expected "
                + (KINDS + "; did you mean 'menu'?"));
    assertThat(inNodes("  top: { dance: 1 }\n"))
        .containsExactly("f.yaml:4:10: unknown kind of node 'dance'; expected " + KINDS);
  }

  @Test
  void emptyDoubledAndShapelessNodesAreNamed() {
    assertThat(inNodes("  top: {}\n"))
        .containsExactly("f.yaml:4:3: the node is empty; expected " + KINDS);
    assertThat(inNodes("  top: Hello\n"))
        .containsExactly("f.yaml:4:8: found 'Hello'; expected a node: " + KINDS);
    assertThat(inNodes("  top: { queue: people, say: Hello }\n"))
        .containsExactly(
            "f.yaml:4:25: a node of two kinds: queue and say; expected one kind for each node");
  }

  @Test
  void unknownKeyIsNamedOnceAndNotMissedAgain() {
    assertThat(
            inNodes(
                """
                  top:
                    menu: { promt: Hello, choices: { 1: top } }
                """))
        .containsExactly(
            "f.yaml:5:13: unknown key 'promt' in a menu; expected one of prompt, choices, wait,"
                + " tries, silence, no-match; did you mean 'prompt'?");
  }

  @Test
  void keysBesideAKindThatHasNoneAreNamed() {
    assertThat(
            inNodes(
                """
                  top:
                    menu: { prompt: Hello, choices: { 1: top } }
                    wait: 4s
                """))
        .containsExactly(
            "f.yaml:6:5: unknown key 'wait' beside 'menu' (its keys go below it); expected menu");
  }

  @Test
  void missingKeysAreNamed() {
    assertThat(problems("{}"))
        .containsExactly(
            "f.yaml:1:1: 'flow' is missing; expected 'flow: NAME' at the top",
            "f.yaml:1:1: 'start' is missing; expected 'start: NODE' at the top",
            "f.yaml:1:1: 'nodes' is missing; expected 'nodes:' with at least one node");
    assertThat(inNodes("  top: { menu: {} }\n"))
        .containsExactly(
            "f.yaml:4:16: 'prompt' is missing; expected 'prompt:' with what the menu says",
            "f.yaml:4:16: 'choices' is missing; expected 'choices:' with a node for each key");
    assertThat(inNodes("  top: { say: Hello }\n"))
        .containsExactly("f.yaml:4:8: 'then' is missing; expected 'then: NODE' after a say");
  }

  @Test
  void missingTargetsAreNamedWithTheNearest() {
    assertThat(problems("flow: f\nstart: tpo\nnodes:\n  top: { queue: people }\n"))
        .containsExactly("f.yaml:2:8: there is no node 'tpo'; expected top; did you mean 'top'?");
    assertThat(inNodes("  top: { menu: { prompt: x, choices: { 1: elsewhere } } }\n"))
        .containsExactly("f.yaml:4:43: there is no node 'elsewhere'; expected top");
  }

  @Test
  void hatchCannotBeBound() {
    assertThat(inNodes("  top: { menu: { prompt: x, choices: { 0: top, '*0': top, 12: top } } }\n"))
        .containsExactly(
            "f.yaml:4:40: '0' is taken: it always leads to a person; expected " + KEYS,
            "f.yaml:4:48: '*0' is taken: it always leads to a person; expected " + KEYS,
            "f.yaml:4:59: '12' is no key; expected " + KEYS);
  }

  @Test
  void emptyChoicesAreNamed() {
    assertThat(inNodes("  top: { menu: { prompt: x, choices: {} } }\n"))
        .containsExactly(
            "f.yaml:4:38: a menu without a choice; expected at least one, such as '1: hours'");
  }

  @Test
  void keyBoundTwiceIsNamed() {
    assertThat(inNodes("  top: { menu: { prompt: x, choices: { 1: top, '1': top } } }\n"))
        .containsExactly("f.yaml:4:48: '1' is there twice; expected each key once");
  }

  @Test
  void unreachableNodesAreNamed() {
    assertThat(inNodes("  top: { queue: people }\n  lost: { queue: people }\n"))
        .containsExactly(
            "f.yaml:5:3: no way leads to node 'lost'; expected a 'then' or a choice that names"
                + " it");
  }

  @Test
  void nodesThatAFaultyNodeMentionsAreNotCalledUnreachable() {
    assertThat(inNodes("  top: { syy: Hello, then: next }\n  next: { queue: people }\n"))
        .singleElement(STRING)
        .contains("'syy'");
  }

  @Test
  void talkingInCirclesIsNamedOnce() {
    assertThat(
            inNodes(
                """
                  top: { say: One., then: two }
                  two: { say: Two., then: three }
                  three: { say: Three., then: two }
                """))
        .containsExactly(
            "f.yaml:5:3: from 'two' on, the flow talks in a circle for ever; expected a menu,"
                + " queue, message or end on the way");
  }

  @Test
  void endingTheCallOfWhoHasChosenNothingIsNamed() {
    String expected =
        "the call ends here although the caller has chosen nothing; expected a menu before the"
            + " end, or a queue instead";
    assertThat(inNodes("  top: { say: Hello., then: bye }\n  bye: { end: Bye. }\n"))
        .containsExactly("f.yaml:5:3: " + expected);
    assertThat(inNodes("  top: { end: }\n")).containsExactly("f.yaml:4:3: " + expected);
  }

  @Test
  void emptyAndShapelessPromptsAreNamed() {
    String expected = "; expected a text to speak, 'file: NAME.wav', or a list of both";
    assertThat(inNodes("  top: { message: '' }\n"))
        .containsExactly("f.yaml:4:19: the prompt is empty" + expected);
    assertThat(inNodes("  top: { message: }\n"))
        .containsExactly("f.yaml:4:18: the prompt is empty" + expected);
    assertThat(inNodes("  top: { message: [] }\n"))
        .containsExactly("f.yaml:4:19: the prompt is empty" + expected);
    assertThat(inNodes("  top: { message: [ Hello, '  ', [ x ] ] }\n"))
        .containsExactly(
            "f.yaml:4:28: the prompt is empty" + expected, "f.yaml:4:34: found a list" + expected);
  }

  @Test
  void fileNamesStayBelowTheFolder() {
    for (String file : List.of("../x.wav", "/etc/x.wav", "x.mp3", "a//b.wav", ".x.wav")) {
      assertThat(inNodes("  top: { message: { file: " + file + " } }\n"))
          .containsExactly(
              "f.yaml:4:27: found '"
                  + file
                  + "'; expected the name of a .wav file below the folder of prompts, such as"
                  + " welcome.wav");
    }
  }

  @Test
  void unknownNamesAreNamedWithTheNearest() {
    assertThat(inNodes("  top: { message: \"Hello {compny}, {}, {\" }\n"))
        .containsExactly(
            "f.yaml:4:26: unknown name {compny}; expected one of callable, callback, caller, company, tell_by, today, wait; did you mean 'company'?",
            "f.yaml:4:36: unknown name {}; expected one of callable, callback, caller, company, tell_by, today, wait");
    assertThat(inNodes("  top: { message: \"Hello {company}}\" }\n"))
        .containsExactly(
            "f.yaml:4:19: a single { or }; expected a name in a pair of them, such as"
                + " {company}");
  }

  @Test
  void limitsAreNamed() {
    String menu = "  top: { menu: { prompt: x, choices: { 1: top }, wait: %s, tries: %s } }\n";
    assertThat(inNodes(menu.formatted("40s", "4")))
        .containsExactly(
            "f.yaml:4:56: found '40s'; expected a time such as 4s, 500ms, 2min, 3h or 1d, from 1s to 15s",
            "f.yaml:4:68: found '4'; expected a whole number from 1 to 3");
    assertThat(inNodes(menu.formatted("[]", "two"))).hasSize(2);
    assertThat(inNodes("  top: { message: " + "x".repeat(1001) + " }\n"))
        .containsExactly("f.yaml:4:19: the text has 1001 characters; expected at most 1000");
    assertThat(problems("# " + "x".repeat(1_000_000)))
        .containsExactly("f.yaml:1:1: the file has 1000002 characters; expected at most 1000000");
  }

  @Test
  void yamlFaultsAreNamedWithTheirPlace() {
    assertThat(inNodes("  top: { queue: people\n"))
        .singleElement(STRING)
        .startsWith("f.yaml:5:1: not readable as YAML: ");
    assertThat(problems(""))
        .containsExactly("f.yaml:1:1: the file is empty; expected a flow: flow, start and nodes");
    assertThat(problems("- a\n"))
        .containsExactly("f.yaml:1:1: found a list; expected a flow: flow, start and nodes");
    assertThat(problems("flow: f\n? [ a ]\n: b\n"))
        .anyMatch(problem -> problem.startsWith("f.yaml:2:3: a key that is no word"));
    assertThat(problems("flow: \u0007"))
        .containsExactly(
            "f.yaml:1:7: a character that YAML does not allow: '\\u0007'; expected a text without it");
  }

  @Test
  void depthIsLimited() {
    assertThat(problems("[".repeat(100_000)))
        .containsExactly("f.yaml:1:21: nested too deeply; expected at most 20 levels");
  }

  @Test
  void manyAliasesAreRefused() {
    assertThat(problems(aliases(10, 17)))
        .singleElement(STRING)
        .endsWith("too many aliases ('*a5'); expected at most 50 of lists and of maps");
  }

  @Test
  void aliasesOfAliasesAreFollowedOnce() {
    Problems none = new Problems("f.yaml");
    assertThat(YamlSource.compose(aliases(3, 8), none).map(Scalars::below)).contains(List.of("x"));
    assertThat(none.all()).isEmpty();
  }

  private static String aliases(int width, int levels) {
    StringBuilder text = new StringBuilder("a0: &a0 [ x ]\n");
    for (int level = 1; level <= levels; level++) {
      String below = String.join(", ", nCopies(width, "*a" + (level - 1)));
      text.append("a%d: &a%d [ %s ]\n".formatted(level, level, below));
    }
    return text.toString();
  }

  @Test
  void everyFaultOfAFileComesAtOnceInItsOrder() {
    assertThat(
            problems(
                """
                flwo: f
                queue: two words
                start: top
                nodes:
                  top:
                    menu: { prompt: "", choices: { 0: hours, 1: huors } }
                  hours: { say: Open., than: top }
                  9lost: { queue: people, prompt: [] }
                """))
        .map(problem -> problem.substring(0, problem.indexOf("; expected")))
        .containsExactly(
            "f.yaml:1:1: unknown key 'flwo' at the top of a flow",
            "f.yaml:2:8: found 'two words'",
            "f.yaml:6:21: the prompt is empty",
            "f.yaml:6:36: '0' is taken: it always leads to a person",
            "f.yaml:6:49: there is no node 'huors'",
            "f.yaml:7:24: unknown key 'than' in a say node",
            "f.yaml:8:3: found '9lost'",
            "f.yaml:8:3: no way leads to node '9lost'",
            "f.yaml:8:35: the prompt is empty");
  }
}

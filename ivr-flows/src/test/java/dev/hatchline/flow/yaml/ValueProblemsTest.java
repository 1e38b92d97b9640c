package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The faults of values, conditions and of the nodes that have them. */
class ValueProblemsTest {
  private static final FlowReader READER = new FlowReader(Map.of("company", "Example Company"));

  /** A flow of these nodes and a queue {@code person}, the first line of them being line 4. */
  private static List<String> problems(String nodes) {
    String text = text(nodes);
    FlowException faulty = catchThrowableOfType(FlowException.class, () -> READER.read("f", text));
    Assertions.assertNotNull(faulty, "expected problems, found none in:\n" + text);
    return faulty.problems().stream().map(FlowProblem::toString).toList();
  }

  private static String text(String nodes) {
    return "flow: f\nstart: top\nnodes:\n" + nodes + "\n  person: { queue: people }\n";
  }

  private static String only(String nodes) {
    assertThat(problems(nodes)).hasSize(1);
    return problems(nodes).getFirst();
  }

  @Test
  void unknownValuesAreNamedWithTheNearest() {
    assertThat(only("  top: { ask: { prompt: \"{ordr}\", into: order, length: 4 }, then: person }"))
        .isEqualTo(
            "f:4:26: unknown name {ordr}; expected one of callable, callback, caller, company, order, tell_by, today, wait;"
                + " did you mean 'order'?");
    assertThat(only("  top: { branch: [ { if: known.caler, to: person } ], else: person }"))
        .startsWith("f:4:");
    assertThat(
            only("  top: { branch: [ { if: 1 < 2 && calle == '', to: person } ], else: person }"))
        .isEqualTo(
            "f:4:35: unknown value 'calle'; expected one of callable, callback, caller, tell_by, today, wait; did you mean"
                + " 'caller'?");
    assertThat(only("  top: { hours: , on: tody, open: person, closed: person }"))
        .isEqualTo(
            "f:4:23: unknown value 'tody'; expected one of callable, callback, caller, tell_by, today, wait; did you mean"
                + " 'today'?");
  }

  @Test
  void expressionsAreCheckedForTheirTypes() {
    assertThat(only("  top: { branch: [ { if: \"caller > 3\", to: person } ], else: person }"))
        .isEqualTo("f:4:34: '>' between text and number; expected two of the same type");
    assertThat(only("  top: { branch: [ { if: caller, to: person } ], else: person }"))
        .isEqualTo(
            "f:4:26: the condition gives phone, not yes or no; expected a condition such as"
                + " count > 3");
    assertThat(only("  top: { set: { a: '= 1 +' }, then: person }")).contains("f:4:26: not an exp");
    assertThat(only("  top: { branch: [ { to: person } ], else: person }"))
        .contains("'if' is missing");
    assertThat(only("  top: { branch: [], else: person }")).contains("found a list");
  }

  @Test
  void slipsInExpressionsAreToldInTheWordsOfFlows() {
    assertThat(only("  top: { branch: [ { if: wait = 5, to: person } ], else: person }"))
        .isEqualTo("f:4:31: a single '='; expected '==' to compare");
    assertThat(only("  top: { branch: [ { if: wait => 5, to: person } ], else: person }"))
        .isEqualTo("f:4:31: the signs '=>'; expected '>=' to compare");
    assertThat(only("  top: { branch: [ { if: today > \"x\", to: person } ], else: person }"))
        .isEqualTo(
            "f:4:32: '>' between date and text; expected two of the same type; a day has a name"
                + " in 'constants' or 'set'");
    assertThat(only("  top: { branch: [ { if: callable && wait, to: person } ], else: person }"))
        .isEqualTo("f:4:35: '&&' between yes-no and text; expected yes or no on both sides");
  }

  @Test
  void everySingleEqualsSignIsTold() {
    assertThat(
            problems(
                "  top: { branch: [ { if: wait = 5 || wait = 6, to: person } ], else: person }"))
        .containsExactly(
            "f:4:31: a single '='; expected '==' to compare",
            "f:4:43: a single '='; expected '==' to compare");
  }

  @Test
  void sumsOfWhatDoesNotGoTogetherAreToldInTheWordsOfFlows() {
    assertThat(only("  top: { set: { a: 5, b: '= a + 1' }, then: person }"))
        .isEqualTo(
            "f:4:31: '+' between number and number, one of them without a point; expected a point"
                + " in both, such as 1.0");
    assertThat(only("  top: { set: { a: 5, b: '= a % 2.0' }, then: person }"))
        .isEqualTo("f:4:31: '%' between number and number; expected one of +, -, * and /");
    assertThat(only("  top: { set: { a: 5, b: '= a + caller' }, then: person }"))
        .isEqualTo("f:4:31: '+' between number and text; expected two numbers or two texts");
    assertThat(only("  top: { set: { a: x, b: '= a - today' }, then: person }"))
        .isEqualTo("f:4:31: '-' between text and date; expected two numbers");
  }

  @Test
  void namesAreJudged() {
    assertThat(only("  top: { set: { caller: x }, then: person }"))
        .isEqualTo("f:4:17: 'caller' is there in every flow; expected another name");
    assertThat(only("  top: { set: { company: x }, then: person }"))
        .isEqualTo("f:4:17: 'company' is a constant of the operator; expected another name");
    assertThat(only("  top: { set: { true: x }, then: person }")).contains("cannot name a value");
    assertThat(only("  top: { set: { a-b: x }, then: person }")).contains("cannot name a value");
    assertThat(
            only(
                """
                  top: { set: { a: 1 }, then: two }
                  two: { set: { a: yes }, then: person }
                """))
        .isEqualTo("f:5:17: 'a' is yes-no here, number before; expected one type for each name");
  }

  @Test
  void typesAreInferredWhateverTheOrder() {
    assertThatCode(() ->
            READER.read(
                "f",
                text(
                    """
                      top: { set: { b: = a + 1.0, c: = b > 2 }, then: last }
                      last: { set: { a: 4 }, then: test }
                      test: { branch: [ { if: "c && a < b", to: person } ], else: person }
                    """)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "into: a | 'length' is missing",
        "into: a, length: 0 | found '0'",
        "into: a, length: 5..4 | found '5..4'",
        "into: a, length: 4..33 | found '4..33'",
        "into: a, as: dates | found 'dates'; expected one of digits, date, time, phone, number, money, yes-no, choice, speech; did you mean 'date",
        "into: a, as: date, length: 4 | 'length' with a date",
        "length: 4 | 'into' is missing",
        "into: a, length: 4, gap: 2s | found '2s'; expected a time such as 4s, 500ms, 2min, 3h or 1d, from 3s to 10s",
        "into: a, length: 4, tries: 4 | found '4'",
        "into: a, length: 4, again: maybe | found 'maybe'; expected yes or no",
        "into: [], length: 4 | found a list",
        "into: a, length: 4, wrong: '' | the prompt is empty"
      })
  void faultyAsksAreNamed(String keys, String what) {
    assertThat(only("  top: { ask: { prompt: Key., " + keys + " }, then: person }")).contains(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get: /a | 'system' is missing",
        "system: s | 'get' is missing; expected one of 'get: /PATH' and 'post: /PATH'",
        "system: s, get: /a, post: /a | 'get' and 'post' in one lookup",
        "system: s, get: a | found 'a'",
        "system: s, get: //evil.example/a | found '//evil.example/a'",
        "system: s, get: 'http://evil.example/' | found 'http://evil.example/'",
        "system: s, get: /a/../b | found '/a/../b'",
        "system: s, get: '/a b' | found '/a b'",
        "system: s, get: '/a#b' | found '/a#b'",
        "system: s, get: '/{calle}' | unknown value {calle}",
        "system: s, get: '/{caller' | found '/{caller'",
        "system: s, get: /a, send: { x: caller } | 'send' without a 'post'",
        "system: s, get: '/{caller}', forget: caller | 'caller' is not asked with here",
        "system: s, get: /a, take: { x: text }, forget: x | 'x' is not asked with here",
        "system: s, get: /a, forget: calle | unknown value 'calle'",
        "system: s, post: /a, send: { x: calle } | unknown value 'calle'",
        "system: s, get: /a, take: { x: tekst } | found 'tekst'; expected one of text, digits",
        "system: s, get: /a, take: { x: phone } | found 'phone'",
        "system: s, get: /a, take: { x: { type: text } } | 'field' is missing",
        "system: s, get: /a, take: { x: { field: a..b, type: text } } | found 'a..b'",
        "system: s, get: /a, timeout: 30s | found '30s'; expected a time such as 4s, 500ms, 2min, 3h or 1d, from 1s to 20s"
      })
  void faultyLookupsAreNamed(String keys, String what) {
    String lookup = "  top: { lookup: { " + keys + " }, then: person, failed: person }";
    assertThat(only(lookup)).contains(what);
  }

  @Test
  void waysMustBeThere() {
    assertThat(problems("  top: { lookup: { system: s, get: /a } }"))
        .anyMatch(problem -> problem.contains("'then' is missing"))
        .anyMatch(problem -> problem.contains("'failed' is missing"));
    assertThat(problems("  top: { hours: x }"))
        .anyMatch(problem -> problem.contains("'open' is missing"))
        .anyMatch(problem -> problem.contains("'closed' is missing"))
        .anyMatch(problem -> problem.contains("found 'x'; expected nothing after 'hours:'"));
    assertThat(problems("  top: { branch: [ { if: known.caller, to: person } ] }"))
        .anyMatch(problem -> problem.contains("'else' is missing"));
    assertThat(only("  top: { set: {}, then: person }")).contains("nothing is set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ set: { a: 1 }, then: top }",
        "{ branch: [ { if: known.caller, to: top } ], else: person }",
        "{ hours: , open: person, closed: top }",
        "{ lookup: { system: s, get: /a }, then: person, failed: top }",
        "{ ask: { prompt: Key., into: a, length: 4 }, then: top }"
      })
  void circlesWithoutTheCallerAreNamed(String node) {
    String person = node.contains("person") ? "" : "  more: { say: x, then: person }\n";
    assertThat(problems("  top: " + node + "\n" + person))
        .contains(
            "f:4:3: from 'top' on, the flow talks in a circle for ever; expected a menu, queue,"
                + " message or end on the way");
  }

  @Test
  void circleInWhichSomethingIsAskedEachTimeIsTaken() {
    assertThatCode(() ->
            READER.read(
                "f",
                "flow: f\nstart: a\nnodes:\n"
                    + "  a: { ask: { prompt: K., into: x, length: 4, again: yes }, then: b }\n"
                    + "  b: { say: \"{x}\", then: a }\n"))
        .doesNotThrowAnyException();
  }

  @Test
  void endWithoutTheCallerIsNamedBehindEveryNode() {
    for (String node :
        List.of(
            "{ set: { a: 1 }, then: bye }",
            "{ branch: [ { if: known.caller, to: bye } ], else: person }",
            "{ hours: , open: person, closed: bye }",
            "{ lookup: { system: s, get: /a }, then: bye, failed: person }")) {
      assertThat(problems("  top: " + node + "\n  bye: { end: }"))
          .anyMatch(problem -> problem.startsWith("f:5:3: the call ends here although"));
    }
  }

  @Test
  void waitingIsAStartToo() {
    String nodes = "nodes:\n  top: { queue: people }\n  more: { queue: people }\n";
    assertThatCode(() -> READER.read("f", "flow: f\nstart: top\nwaiting: more\n" + nodes))
        .doesNotThrowAnyException();
    FlowException faulty =
        catchThrowableOfType(
            FlowException.class,
            () -> READER.read("f", "flow: f\nstart: top\nwaiting: mor\n" + nodes));
    assertThat(faulty).hasMessageContaining("f:3:10: there is no node 'mor'");
  }
}

package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Mask;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.YesNoWords;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be wrong with what an ask asks for, with words, and with the ways of failed tries. */
class AskProblemsTest {
  private static final String TOP = "flow: f\nstart: top\nnodes:\n";
  private static final String REST = "  person: { queue: people }\n  bye: { end: }\n";

  private static List<String> problems(String nodes) {
    FlowReader reader = new FlowReader(Map.of());
    FlowException faulty =
        catchThrowableOfType(FlowException.class, () -> reader.read("f.yaml", TOP + nodes));
    Assertions.assertNotNull(faulty, "expected problems, found none in:\n" + nodes);
    return faulty.problems().stream().map(FlowProblem::toString).toList();
  }

  private static String ask(String keys) {
    return "  top: { ask: { prompt: Key., into: a, %s }, then: person }\n  person: { queue: people }\n"
        .formatted(keys);
  }

  private static Node.Ask read(String keys) throws FlowException {
    return (Node.Ask) new FlowReader(Map.of()).read("f.yaml", TOP + ask(keys)).node("top");
  }

  /** Columns count from the beginning of the ask's own keys. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pattern: [] | 10 | found 0 patterns; expected 1 to 20 of them",
        "pattern: 47xx | 10 | found '47xx'; expected a pattern in quotes such as \"47######\", where # is any digit, or a list of them",
        "pattern: '[0-9]+' | 10 | found '[0-9]+'; expected a pattern in quotes such as \"47######\", where # is any digit, or a list of them",
        "length: 4, pattern: ['47##', '47###'] | 21 | a pattern of 5 places; expected as many places as 'length' says, or no 'length'",
        "as: date, pattern: '##' | 11 | 'pattern' with a date; expected 'pattern' with digits only",
        "length: 4, year: yes | 12 | 'year' with digits; expected 'year' with a date only",
        "length: 4, choices: { 1: a } | 12 | 'choices' with digits; expected 'choices' with a choice only",
        "as: yes-no, gap: 4s | 13 | 'gap' with a yes-no; expected 'gap' with digits, a date, a time, a phone, a number or money only",
        "as: time, to: 4 | 11 | 'to' with a time; expected 'to' with a number or money only",
        "as: number | -1 | 'to' is missing; expected 'to: 1000', the most that is taken",
        "as: number, to: ten | 17 | found 'ten'; expected a whole number, such as 1000",
        "as: number, to: 1.5 | 17 | found '1.5'; expected a whole number, such as 1000",
        "as: number, decimals: 1, to: 1.55 | 30 | found '1.55'; expected a number of up to 1 decimals, such as 1000",
        "as: number, decimals: 5, to: 1 | 23 | found '5'; expected how many digits after the point: 0 to 4",
        "as: number, from: 5, to: 4 | 26 | nothing is from 5 to 4; expected 'to' to be more than 'from'",
        "as: number, to: 0 | 17 | nothing is from 0 to 0; expected 'to' to be more than 'from'",
        "as: number, decimals: 4, to: 999999999999 | 30 | found '999999999999'; expected at most 15 digits, with those after the point",
        "as: money, to: 4, confirm: '{a}' | -1 | 'currency' is missing; expected 'currency: EUR', USD, GBP…: the three letters of a currency",
        "as: money, currency: euro, to: 4, confirm: '{a}' | 22 | found 'euro'; expected 'currency: EUR', USD, GBP…: the three letters of a currency",
        "as: money, currency: EUR, to: 4 | 1 | money without 'confirm'; expected 'confirm:' with what reads it back",
        "as: date, year: yes, confirm: 'On {a}?' | 31 | 'a' is not read back with its year; expected {a:year} in what is said",
        "as: choice | -1 | 'choices' is missing; expected 'choices:' with a value for each key",
        "as: choice, choices: {} | 22 | an ask without a choice; expected at least one, such as '1: morning'",
        "as: choice, choices: { 0: a } | 24 | '0' is taken: it always leads to a person; expected one of the keys 1 to 9, * and '#'",
        "as: choice, choices: { 1: { value: a, to: a } } | 39 | unknown key 'to' in a choice; expected one of value, words",
        "length: 4, words: { yes: sure } | 12 | 'words' without 'confirm'; expected 'words' with a yes-no or with 'confirm' only",
        "as: yes-no, words: { yes: sure, no: sure } | 37 | 'sure' stands for 'yes' already; expected each saying for one choice",
        "as: yes-no, words: { yes: [] } | 27 | there are no words; expected words as callers say them, such as [hours, opening hours]: at most 10 sayings, each of up to five words in letters",
        "as: yes-no, words: { yes: 1 } | 27 | found '1'; expected words as callers say them, such as [hours, opening hours]: at most 10 sayings, each of up to five words in letters",
        "as: yes-no, words: { yes: one two three four five six } | 27 | found 'one two three four five six'; expected words as callers say them, such as [hours, opening hours]: at most 10 sayings, each of up to five words in letters",
        "as: yes-no, words: [yes] | 20 | found a list; expected what is said for each, such as { yes: [yes, right], no: [no] }"
      })
  void faultyEntriesAreNamed(String keys, int column, String what) {
    int first = "  top: { ask: { prompt: Key., into: a, ".length();
    // What is missing is told where the keys begin.
    int at = column < 0 ? "  top: { ask: { ".length() - 1 : first + column;
    assertThat(problems(ask(keys))).containsExactly("f.yaml:4:" + at + ": " + what);
  }

  @Test
  void asksAreReadAsWritten() throws FlowException {
    assertThat(read("pattern: ['47##', '5']").as())
        .isEqualTo(new Entry.Digits(1, 4, List.of(new Mask("47##"), new Mask("5"))));
    assertThat(read("as: date, year: yes, confirm: 'On {a:year}?'").as())
        .isEqualTo(new Entry.Date(true));
    assertThat(read("as: number, to: 10").as())
        .isEqualTo(new Entry.Amount(BigDecimal.ZERO, BigDecimal.TEN, 0, Optional.empty()));
    assertThat(read("as: money, currency: KWD, from: 1, to: 2.5, confirm: '{a}'").as())
        .isEqualTo(new Entry.Amount(BigDecimal.ONE, new BigDecimal("2.5"), 3, Optional.of("KWD")));
    assertThat(read("length: 4").words()).isEqualTo(YesNoWords.DEFAULT);
    assertThat(read("as: yes-no, words: { no: [Nope, NO way] }").words())
        .isEqualTo(new YesNoWords(List.of("yes"), List.of("nope", "no way")));
  }

  @ParameterizedTest
  @CsvSource({
    "agent, agent",
    "Human Resources, human",
    "a person, person",
    "someone else, someone",
    "una persona, persona",
    "der Mitarbeiter, mitarbeiter",
    "parler à quelqu'un, parler à quelqu'un"
  })
  void escapeWordsCannotBeBound(String words, String escape) {
    String nodes =
        "  top: { menu: { prompt: P, choices: { 1: { to: person, words: [%s] } } } }\n"
            .formatted(words);
    assertThat(problems(nodes + "  person: { queue: people }\n"))
        .containsExactly(
            "f.yaml:4:65: '"
                + escape
                + "' is taken: who says it always comes to a person; expected words without '"
                + escape
                + "'");
  }

  @ParameterizedTest
  @CsvSource({"zero", "Oh", "o", "cero", "null", "zéro"})
  void namesOfZeroCannotBeBound(String name) {
    String nodes =
        "  top: { menu: { prompt: P, choices: { 1: { to: person, words: [zeros, %s] } } } }\n"
            .formatted(name);
    assertThat(problems(nodes + "  person: { queue: people }\n"))
        .containsExactly(
            "f.yaml:4:72: '"
                + name.toLowerCase(Locale.ROOT)
                + "' is taken: it is a name of 0, which leads to a person; expected words that name"
                + " no key");
  }

  @Test
  void twoChoicesHaveNoSayingInCommon() {
    String nodes =
        """
          top:
            menu:
              prompt: P
              choices:
                1: { to: person, words: [hours, opening hours] }
                2: { to: person, words: Opening Hours }
          person: { queue: people }
        """;
    assertThat(problems(nodes))
        .containsExactly(
            "f.yaml:9:33: 'opening hours' stands for '1' already; expected each saying for one"
                + " choice");
  }

  /** Two menus, and the ways of their failed tries. */
  private static String menus(String ways, String afterSorry) {
    Object[] all = ways.split(" ", -1);
    return """
      top: { menu: { prompt: P, choices: { 1: next }, silence: %s, no-match: %s } }
      next: { menu: { prompt: N, choices: { 1: bye }, silence: %s, no-match: %s } }
      sorry: { say: Sorry., then: AFTER }
    """
            .formatted(all)
            .replace("AFTER", afterSorry)
        + REST;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bye sorry person person",
        "sorry bye person person",
        "sorry person bye person",
        "sorry person person bye"
      })
  void failedTriesEndNoCall(String ways) {
    assertThat(problems(menus(ways, "person")))
        .containsExactly(
            "f.yaml:8:3: the call ends here although the caller has chosen nothing; expected a menu"
                + " before the end, or a queue instead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sorry person sorry person", "sorry person person sorry"})
  void failedTriesGoInNoCircle(String ways) {
    assertThat(problems(menus(ways, "next")))
        .singleElement()
        .asString()
        .contains("the flow talks in a circle for ever");
  }

  @Test
  void waysOfFailedTriesLeadToNodes() {
    assertThatCode(() ->
            new FlowReader(Map.of())
                .read("f.yaml", TOP + menus("sorry person sorry person", "person")))
        .doesNotThrowAnyException();
    assertThat(problems(menus("sorry nobody person person", "person")))
        .containsExactly(
            "f.yaml:4:77: there is no node 'nobody'; expected one of top, next, sorry, person, bye");
  }

  @Test
  void moneyHasOneCurrencyForEachName() {
    String nodes =
        """
          top:
            ask: { prompt: P, into: a, as: money, currency: EUR, to: 9, confirm: "{a}" }
            then: find
          find:
            lookup:
              system: s
              get: /x
              take:
                a: { field: x, type: money, currency: USD }
                b: money
                c: { field: x, type: number, currency: USD }
                d: { field: x, type: money }
            then: person
            failed: person
          person: { queue: people }
        """;
    assertThat(problems(nodes))
        .containsExactly(
            "f.yaml:12:9: 'a' is USD here, EUR before; expected one currency for each name",
            "f.yaml:13:12: money without a currency; expected { field: b, type: money, currency:"
                + " EUR }",
            "f.yaml:14:38: 'currency' with number; expected 'currency' with money only",
            "f.yaml:15:12: 'currency' is missing; expected 'currency: EUR', USD, GBP…: the three"
                + " letters of a currency");
  }

  @Test
  void amountsOfTwoCurrenciesAreNotCompared() {
    String nodes =
        """
          top:
            ask: { prompt: P, into: a, as: money, currency: EUR, to: 9, confirm: "{a}" }
            then: also
          also:
            ask: { prompt: P, into: b, as: money, currency: USD, to: 9, confirm: "{b}" }
            then: more
          more:
            branch:
              - { if: a > 3.0, to: person }
              - { if: a > b, to: person }
            else: person
          person: { queue: people }
        """;
    assertThat(problems(nodes))
        .containsExactly(
            "f.yaml:13:15: there are EUR and USD in it; expected amounts of one currency");
  }

  @Test
  void sixChoicesOfAnAskAreTooMany() {
    String nodes = ask("as: choice, choices: { 6: f, 5: e, 4: d, 3: c, 2: b, 1: a }");
    FlowReader judging = FlowReader.judging(Map.of());
    FlowException faulty =
        catchThrowableOfType(FlowException.class, () -> judging.read("f.yaml", TOP + nodes));
    Assertions.assertNotNull(faulty);
    assertThat(faulty.problems())
        .singleElement()
        .asString()
        .isEqualTo("f.yaml:4:63: there are 6 choices; expected at most 5: nobody remembers more");
  }
}

package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Node.Branch.Case;
import dev.hatchline.flow.Node.Lookup.Method;
import dev.hatchline.flow.Node.Lookup.Query;
import dev.hatchline.flow.Node.Lookup.Take;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.expr.Compiled;
import dev.hatchline.flow.expr.Expressions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFlowTest {
  private static final Duration WAIT = Duration.ofSeconds(4);
  private static final Map<String, ValueType> TYPES =
      Map.of("x", ValueType.NUMBER, "y", ValueType.NUMBER, "sent", ValueType.YES_NO);

  private final Map<String, Node> nodes = new LinkedHashMap<>();

  private ValueFlowTest node(String name, Node node) {
    nodes.put(name, node);
    return this;
  }

  private Flow flow() {
    nodes.putIfAbsent("end", new Node.Queue("people", Optional.empty()));
    return new Flow("line", "people", "start", nodes);
  }

  private List<String> faults() {
    return ValueFlow.faults(flow()).stream()
        .map(fault -> fault.node() + ": " + fault.what())
        .toList();
  }

  private static Prompt prompt(String words) {
    return new Prompt(
        List.of(words.contains("{") ? new Prompt.Template(words) : new Prompt.Text(words)));
  }

  private static Node say(String words, String then) {
    return new Node.Say(prompt(words), then);
  }

  private static Node menu(String one, String two) {
    return new Node.Menu(prompt("One or two."), Map.of('1', one, '2', two), WAIT, 2);
  }

  private static Node ask(String into, boolean again, String then) {
    return new Node.Ask(
        prompt("Well?"),
        into,
        new Entry.Digits(1, 4),
        WAIT,
        WAIT,
        2,
        Optional.empty(),
        Optional.of(prompt("{" + into + "}?")),
        again,
        Optional.empty(),
        then);
  }

  private static Node lookup(String path, String take, String then, String missing) {
    return new Node.Lookup(
        new Query("orders", Method.GET, path, Map.of(), WAIT),
        Map.of(take, new Take(List.of(take), ValueType.NUMBER)),
        Optional.empty(),
        Optional.empty(),
        then,
        missing,
        missing);
  }

  /** It forgets what it asks with, if there is no such thing. */
  private static Node find(String name, String then, String missing, String failed) {
    return new Node.Lookup(
        new Query("orders", Method.GET, "/of/{" + name + "}", Map.of(), WAIT),
        Map.of(),
        Optional.empty(),
        Optional.of(name),
        then,
        missing,
        failed);
  }

  /** The same, of what is sent only if it is known; all its ways lead there. */
  private static Node post(String name, String then) {
    return new Node.Lookup(
        new Query("orders", Method.POST, "/of", Map.of("of", name), WAIT),
        Map.of(),
        Optional.empty(),
        Optional.of(name),
        then,
        then,
        then);
  }

  private static Formula formula(String source) {
    return switch (new Expressions(TYPES).compile(source)) {
      case Compiled.Good(Formula formula) -> formula;
      case Compiled.Faulty faulty -> fail(faulty.toString());
    };
  }

  private static Node branch(String condition, String to, String otherwise) {
    return new Node.Branch(List.of(new Case(formula(condition), to)), otherwise);
  }

  @Test
  void whatOneWayOnlyGivesIsNotKnownAfterBoth() {
    node("start", menu("which", "tell"));
    node("which", ask("x", true, "tell"));
    node("tell", say("It is {x}.", "end"));
    assertThat(faults())
        .containsExactly("tell: {x} is not known on every way here: start → 2 → tell");
  }

  @Test
  void whatEveryWayGivesIsKnown() {
    node("start", menu("which", "find"));
    node("which", ask("x", true, "tell"));
    node("find", lookup("/x", "x", "tell", "end"));
    node("tell", say("It is {x}. {wait}", "end"));
    assertThat(faults()).isEmpty();
    assertThat(ValueFlow.known(flow(), "tell").orElseThrow())
        .containsExactlyInAnyOrder("x", "wait", "today", "callback", "callable");
  }

  @Test
  void anAnswerThatDidNotComeIsForgotten() {
    node("start", ask("x", true, "find"));
    node("find", lookup("/orders/{x}", "x", "tell", "sorry"));
    node("tell", say("{x}", "end"));
    node("sorry", say("No {x}.", "end"));
    assertThat(faults()).containsExactly("sorry: {x} is not known on every way here: find → sorry");
  }

  @Test
  void whatWasFoundToBeWrongIsSpokenAndNotKnown() {
    node("start", ask("x", true, "find"));
    node("find", find("x", "end", "none", "failed"));
    node("none", say("No {x}.", "again"));
    node("again", lookup("/more/{x}", "y", "end", "which"));
    node("which", ask("x", false, "end"));
    node("failed", lookup("/x/{x}", "y", "end", "end"));
    assertThat(faults())
        .containsExactly("again: {x} is not known on every way here: find → none → again");
    assertThat(ValueFlow.known(flow(), "failed").orElseThrow()).contains("x");
    assertThat(ValueFlow.known(flow(), "none").orElseThrow()).doesNotContain("x");
  }

  @Test
  void whatWasNeverKnownIsNotSpokenBecauseItIsForgotten() {
    node("start", menu("which", "find"));
    node("which", ask("x", true, "find"));
    node("find", post("x", "none"));
    node("none", say("No {x}.", "end"));
    assertThat(faults())
        .containsExactly("none: {x} is not known on every way here: start → 2 → find → none");
  }

  @Test
  void aPathNeedsItsValues() {
    node("start", lookup("/orders/{y}", "x", "end", "end"));
    assertThat(faults())
        .containsExactly("start: {y} is not known on every way here: callers begin here");
  }

  @Test
  void theShortestWayWithoutItIsTold() {
    node("start", menu("long", "which"));
    node("long", say("So.", "longer"));
    node("longer", say("And so.", "tell"));
    node("which", menu("asked", "tell"));
    node("asked", ask("x", true, "tell"));
    node("tell", say("{x}", "end"));
    assertThat(faults())
        .containsExactly("tell: {x} is not known on every way here: start → 2 → which → 2 → tell");
  }

  @Test
  void aCircleTakesAwayWhatItsWayBackForgets() {
    node("start", ask("x", true, "tell"));
    node("tell", say("{x}", "again"));
    node("again", lookup("/y", "x", "end", "tell"));
    assertThat(faults()).containsExactly("tell: {x} is not known on every way here: again → tell");
  }

  @Test
  void callersInLineKnowNothingOfTheStart() {
    node("start", ask("x", true, "tell"));
    node("tell", say("{x}", "end"));
    Flow flow = new Flow("line", "people", "start", "tell", Optional.empty(), flow().nodes());
    assertThat(ValueFlow.faults(flow))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.node()).isEqualTo("tell");
          assertThat(fault.spot()).isEqualTo(new Spot.Name("x"));
          assertThat(fault.code()).isEqualTo("not-always-known");
          assertThat(fault.what()).endsWith("here: callers begin here");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "known.x, true, false",
    "!known.x, false, true",
    "x > 1.0, true, false",
    "x > 1.0 || known.y, false, false",
    "x > 1.0 && y > 1.0, true, false",
    "!known.x || sent, false, false",
    "known.x ? y > 1.0 : sent, false, false"
  })
  void conditionsTellWhatIsKnown(String condition, boolean yes, boolean no) {
    node("start", branch(condition, "yes", "no"));
    node("yes", say("{x}", "end"));
    node("no", say("{x}", "end"));
    assertThat(ValueFlow.faults(flow()).stream().noneMatch(fault -> fault.node().equals("yes")))
        .isEqualTo(yes);
    assertThat(ValueFlow.faults(flow()).stream().noneMatch(fault -> fault.node().equals("no")))
        .isEqualTo(no);
  }

  @Test
  void computedValuesAreKnownInTheirOrder() {
    Map<String, Formula> values = new LinkedHashMap<>();
    values.put("y", formula("x + 1.0"));
    values.put("x", formula("2.0"));
    node("start", new Node.Set(values, "tell"));
    node("tell", say("{x} {y}", "end"));
    assertThat(faults()).containsExactly("tell: {y} is not known on every way here: start → tell");
  }

  @Test
  void whatIsKnownOnEveryWayNeedNotBeAsked() {
    node("start", ask("x", false, "second"));
    node("second", ask("x", false, "end"));
    assertThat(faults())
        .containsExactly("second: 'x' is known on every way here, so this is never asked");
    node("second", ask("x", true, "end"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void nodesThatNobodyReachesAreNotJudged() {
    node("start", say("Hello.", "end"));
    node("lost", say("{x}", "end"));
    assertThat(faults()).isEmpty();
    assertThat(ValueFlow.known(flow(), "lost")).isEqualTo(Optional.<Set<String>>empty());
  }
}

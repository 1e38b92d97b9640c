package dev.hatchline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Node.Branch.Case;
import dev.hatchline.flow.Node.Lookup.Method;
import dev.hatchline.flow.Node.Lookup.Query;
import dev.hatchline.flow.Node.Lookup.Take;
import dev.hatchline.flow.Way.Why;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeFactsTest {
  private static final Duration WAIT = Duration.ofSeconds(4);
  private static final Duration GAP = Duration.ofSeconds(3);

  /**
   * One kind: its ways, what is heard, how it ends, and whether it acts, as one would write them.
   */
  record Row(Node node, String ways, String lines, String needs, Ending ending, boolean acts) {
    Row(Node node, String ways, String lines, String needs, Ending ending) {
      this(node, ways, lines, needs, ending, false);
    }
  }

  private static Prompt prompt(String words) {
    return words.contains("{")
        ? new Prompt(List.of(new Prompt.Template(words)))
        : Prompt.text(words);
  }

  private static Node.Ask ask(Optional<Prompt> wrong, Optional<Prompt> confirm, boolean again) {
    return new Node.Ask(
        prompt("Which order, {name}?"),
        "order",
        new Entry.Digits(4, 10),
        WAIT,
        GAP,
        3,
        wrong,
        confirm,
        again,
        Optional.empty(),
        "next");
  }

  private static Node.Lookup lookup(Method method) {
    Query query = new Query("orders", method, "/orders/{order}?of={name}", Map.of(), WAIT);
    Map<String, Take> take = new LinkedHashMap<>();
    take.put("eta", new Take(List.of("eta"), ValueType.DAY));
    return new Node.Lookup(
        query,
        take,
        Optional.of(prompt("One moment, {title}.")),
        Optional.of("order"),
        "found",
        "none",
        "sorry");
  }

  private static Callback callback(Optional<String> unavailable, Callback.When when) {
    return new Callback(
        "number",
        Optional.of("reason"),
        Optional.of(prompt("One moment.")),
        prompt("Until then, {name}."),
        "which-number",
        unavailable,
        when);
  }

  private static final Formula KNOWN =
      new FakeFormula("known.order", Set.of(), Set.of("order"), Set.of());
  private static final Formula MANY =
      new FakeFormula("count > 3", Set.of("count"), Set.of("count"), Set.of("count"));

  static Stream<Row> rows() {
    return Stream.of(
        new Row(
            new Node.Say(prompt("Hello, {name}."), "next"),
            "THEN next",
            "PROMPT",
            "name",
            Ending.NONE),
        new Row(
            new Node.Menu(prompt("One or pound."), Map.of('#', "b", '1', "a", '9', "b"), WAIT, 2),
            "CHOICE 1 a, CHOICE 9 b, CHOICE # b",
            "PROMPT",
            "",
            Ending.NONE),
        new Row(
            ask(
                Optional.of(prompt("No, {wrong}.")),
                Optional.of(prompt("{order} of {owner}?")),
                true),
            "THEN next +order",
            "PROMPT, WRONG, CONFIRM",
            "name, wrong, owner",
            Ending.NONE),
        new Row(
            ask(Optional.of(prompt("No {order}.")), Optional.empty(), false),
            "THEN next +order",
            "PROMPT, WRONG",
            "name, order",
            Ending.NONE),
        new Row(
            new Node.Set(Map.of("asked", KNOWN), "next"), "THEN next +asked", "", "", Ending.NONE),
        new Row(
            new Node.Branch(List.of(new Case(KNOWN, "a"), new Case(MANY, "b")), "c"),
            "CONDITION known.order a, CONDITION count > 3 b, ELSE c",
            "",
            "",
            Ending.NONE),
        new Row(
            new FlowCall("identify", Map.of("who.many", MANY), Set.of("count"), "who/start"),
            "THEN who/start +who.many",
            "",
            "count",
            Ending.NONE),
        new Row(
            new FlowReturn(Map.of("asked", KNOWN), Set.of("who.ok"), "next"),
            "THEN next +asked",
            "",
            "who.ok",
            Ending.NONE),
        new Row(
            new Node.Hours(Optional.of("day"), Optional.of("told"), "a", "b"),
            "OPEN a +told, CLOSED b +told",
            "",
            "day",
            Ending.NONE),
        new Row(
            new Node.Hours(Optional.empty(), Optional.empty(), "a", "a"),
            "OPEN a, CLOSED a",
            "",
            "",
            Ending.NONE),
        new Row(
            lookup(Method.GET),
            "THEN found +eta, MISSING none, FAILED sorry",
            "SOUND",
            "order, name, title",
            Ending.NONE),
        new Row(
            lookup(Method.POST),
            "THEN found +eta, MISSING none, FAILED sorry",
            "SOUND",
            "order, name, title",
            Ending.NONE,
            true),
        new Row(
            new Node.Queue("people", Optional.of(prompt("To {name}."))),
            "",
            "PROMPT",
            "name",
            Ending.PERSON),
        new Row(new Node.Queue("people", Optional.empty()), "", "", "", Ending.PERSON),
        new Row(
            new Node.Queue(
                "people",
                Optional.of(prompt("To {name}.")),
                LineWish.NONE.saying(Optional.of(prompt("Have {bill} at hand.")))),
            "",
            "PROMPT, IN_LINE",
            "name, bill",
            Ending.PERSON),
        new Row(
            callback(Optional.of("sorry"), new Callback.When.Place()),
            "REFUSED which-number, UNAVAILABLE sorry",
            "SOUND, GOODBYE",
            "name, number",
            Ending.PROMISE,
            true),
        new Row(
            callback(Optional.empty(), new Callback.When.Choose()),
            "REFUSED which-number",
            "SOUND, GOODBYE, HOUSE" + ", HOUSE".repeat(TimePrompts.all().size()),
            "name, number",
            Ending.PROMISE,
            true),
        new Row(new Language("de", "next"), "THEN next +language", "", "", Ending.NONE),
        new Row(
            callback(Optional.of("sorry"), new Callback.When.At("slot", Optional.of("day"))),
            "REFUSED which-number, UNAVAILABLE sorry",
            "SOUND, GOODBYE" + ", HOUSE".repeat(TimePrompts.all().size()),
            "name, number, slot, day",
            Ending.PROMISE,
            true),
        new Row(new Node.Message(prompt("Speak, {name}.")), "", "PROMPT", "name", Ending.MESSAGE),
        new Row(
            new Outage(Optional.of("area"), Optional.of(prompt("Wait, {name}.")), "told", "none"),
            "THEN told, SILENCE told, MISSING none",
            "SOUND",
            "name, area",
            Ending.NONE),
        new Row(
            new Transfer(
                new Transfer.To.Named("garage"),
                Optional.of(prompt("To {name}.")),
                Transfer.RING_DEFAULT,
                "sorry"),
            "FAILED sorry",
            "PROMPT",
            "name, garage",
            Ending.AWAY,
            true),
        new Row(
            new Survey(
                "score", prompt("How, {name}?"), 1, 5, Optional.of(prompt("Thank you.")), "bye"),
            "THEN bye +score, SILENCE bye, NO_MATCH bye",
            "PROMPT, THANKS",
            "name",
            Ending.NONE),
        new Row(new Note("Wants {order}.", "next"), "THEN next", "", "order", Ending.NONE, true),
        new Row(
            new Node.End(Optional.of(prompt("Bye, {name}."))), "", "GOODBYE", "name", Ending.OVER));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachKindSaysWhatItIs(Row row) {
    Facts facts = row.node().facts();
    assertThat(joined(facts.exits().stream().map(NodeFactsTest::text))).isEqualTo(row.ways());
    assertThat(joined(facts.lines().stream().map(line -> line.role().name())))
        .isEqualTo(row.lines());
    assertThat(joined(facts.learning().needs().stream())).isEqualTo(row.needs());
    assertThat(facts.ending()).isEqualTo(row.ending());
    assertThat(facts.acts()).isEqualTo(row.acts());
  }

  @Test
  void everyKindIsInTheTable() {
    assertThat(rows().<Class<?>>map(row -> row.node().getClass()).distinct())
        .containsExactlyInAnyOrder(Node.class.getPermittedSubclasses());
  }

  private static String joined(Stream<String> words) {
    return String.join(", ", words.toList());
  }

  private static String text(Way way) {
    String label = way.label().isEmpty() ? "" : way.label() + " ";
    String sets = way.sets().isEmpty() ? "" : " +" + joined(way.sets().stream().sorted());
    return way.why() + " " + label + way.to() + sets;
  }

  @Test
  void aMenuListensForAKeyAndAnAskForDigits() {
    Node menu = new Node.Menu(prompt("One."), Map.of('1', "a"), WAIT, 2);
    assertThat(menu.facts().listens())
        .contains(
            new Listens(Listens.Mode.CHOICES, 2, WAIT, Duration.ZERO, 1, false, true)
                .doubting(Optional.of("cuatro")));
    assertThat(menu.facts().passes()).isFalse();
    Optional<Prompt> confirm = Optional.of(prompt("{order}?"));
    assertThat(ask(Optional.empty(), confirm, true).facts().listens())
        .contains(new Listens(Listens.Mode.DIGITS, 3, WAIT, GAP, 10, true, true));
    assertThat(ask(Optional.empty(), Optional.empty(), true).facts().passes()).isFalse();
    assertThat(lookup(Method.GET).facts().listens()).isEmpty();
    assertThat(lookup(Method.GET).facts().passes()).isTrue();
  }

  @Test
  void anAskPassesOnWhoseValueIsKnown() {
    assertThat(ask(Optional.empty(), Optional.empty(), false).facts().passes()).isTrue();
  }

  @Test
  void whatIsHeardFirstIsNotTheGoodbye() {
    assertThat(callback(Optional.empty(), new Callback.When.Place()).heard())
        .contains(prompt("One moment."));
    Callback silent =
        new Callback(
            "number",
            Optional.empty(),
            Optional.empty(),
            prompt("Bye."),
            "a",
            Optional.empty(),
            new Callback.When.Place());
    assertThat(silent.heard()).isEmpty();
  }

  private static Set<String> after(Node node, Why why, String... known) {
    Facts facts = node.facts();
    Way way = facts.exits().stream().filter(exit -> exit.why() == why).findFirst().orElseThrow();
    return facts.learning().rule().after(way, Set.copyOf(Arrays.asList(known)));
  }

  @Test
  void anAnswerReplacesTheOneOfBefore() {
    assertThat(after(lookup(Method.GET), Why.THEN, "order"))
        .containsExactlyInAnyOrder("order", "eta");
    assertThat(after(lookup(Method.GET), Why.MISSING, "name", "eta")).containsExactly("name");
    assertThat(after(lookup(Method.GET), Why.FAILED, "order", "eta")).containsExactly("order");
  }

  @Test
  void whatAskedForNothingIsSpokenAndNotKnown() {
    Learning learning = lookup(Method.GET).facts().learning();
    assertThat(learning.asks()).containsExactlyInAnyOrder("order", "name");
    assertThat(after(lookup(Method.GET), Why.MISSING, "order", "name")).containsExactly("name");
    assertThat(learning.spoken(Set.of("order", "name", "eta"), Set.of("name")))
        .containsExactlyInAnyOrder("order", "name");
  }

  @Test
  void aNumberThatIsRefusedIsForgotten() {
    Callback callback = callback(Optional.of("sorry"), new Callback.When.Place());
    assertThat(after(callback, Why.REFUSED, "number", "name")).containsExactly("name");
    assertThat(after(callback, Why.UNAVAILABLE, "number", "name")).containsExactly("name");
  }

  @Test
  void whatIsComputedIsKnownWhereWhatItNeedsIs() {
    Map<String, Formula> values = new LinkedHashMap<>();
    values.put("one", Formula.constant(new Value.Text("x")));
    values.put("two", new FakeFormula("one", Set.of("one"), Set.of(), Set.of()));
    values.put("three", new FakeFormula("count", Set.of("count"), Set.of(), Set.of()));
    Node set = new Node.Set(values, "next");
    assertThat(after(set, Why.THEN, "three")).containsExactlyInAnyOrder("one", "two");
    assertThat(after(set, Why.THEN, "count"))
        .containsExactlyInAnyOrder("one", "two", "three", "count");
  }

  @Test
  void whatCannotSurelyBeComputedMayBeMissing() {
    Node set =
        new Node.Set(
            Map.of(
                "half", new FakeFormula("1.0 / count", Set.of("count"), Set.of(), Set.of(), false)),
            "next");
    assertThat(after(set, Why.THEN, "count", "half")).containsExactly("count");
  }

  @Test
  void conditionsTellWhatIsKnown() {
    Node branch = new Node.Branch(List.of(new Case(KNOWN, "a"), new Case(MANY, "b")), "c");
    assertThat(after(branch, Why.CONDITION)).containsExactly("order");
    assertThat(after(branch, Why.ELSE)).isEmpty();
    List<Way> ways = branch.facts().exits();
    assertThat(branch.facts().learning().rule().after(ways.get(1), Set.of()))
        .containsExactly("count");
  }

  @Test
  void noIsNoProofWhereTheConditionMayHaveBeenUnknown() {
    Formula either = new FakeFormula("!known.a || b > 1", Set.of("b"), Set.of(), Set.of("a", "b"));
    Node branch = new Node.Branch(List.of(new Case(either, "x")), "y");
    assertThat(after(branch, Why.ELSE)).isEmpty();
    assertThat(after(branch, Why.ELSE, "b")).containsExactlyInAnyOrder("a", "b");
    Formula partial =
        new FakeFormula("1 / b > 1 || !known.a", Set.of("b"), Set.of(), Set.of("a", "b"), false);
    assertThat(after(new Node.Branch(List.of(new Case(partial, "x")), "y"), Why.ELSE, "b"))
        .containsExactly("b");
  }

  @Test
  void rolesAreTheKeysOfFlows() {
    assertThat(Stream.of(Role.values()).map(Role::word))
        .containsExactly("prompt", "wrong", "confirm", "sound", "say", "thanks", "goodbye", "");
  }

  /** A condition of which only the facts are looked at. */
  private record FakeFormula(
      String text, Set<String> names, Set<String> whenTrue, Set<String> whenFalse, boolean total)
      implements Formula {
    FakeFormula(String text, Set<String> names, Set<String> whenTrue, Set<String> whenFalse) {
      this(text, names, whenTrue, whenFalse, true);
    }

    @Override
    public ValueType type() {
      return ValueType.YES_NO;
    }

    @Override
    public Optional<Value> of(java.util.function.Function<String, Optional<Value>> values) {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

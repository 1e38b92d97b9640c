package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hatchline.flow.BuiltIn;
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
import dev.hatchline.flow.run.FlowInterpreter;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.sim.ScriptedCaller;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What is said to be known is known, in any flow with any caller: held against the interpreter that
 * callers meet. The seed of each run is in the failure.
 */
class ValueFlowRandomTest {
  private static final int RUNS = 2000;
  private static final int NODES = 12;
  private static final Duration WAIT = Duration.ofSeconds(3);
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
  private static final List<String> CONDITIONS =
      List.of(
          "known.a",
          "!known.a",
          "!known.o",
          "a",
          "!b",
          "a || known.b",
          "a && b",
          "!known.o || a",
          "known.a ? b : a",
          "o.startsWith('1') || !known.a",
          "(a || b) == true");
  private static final Expressions EXPRESSIONS =
      new Expressions(Map.of("a", ValueType.YES_NO, "b", ValueType.YES_NO, "o", ValueType.DIGITS));
  private static final Map<String, Formula> FORMULAS = new HashMap<>();

  private static Formula formula(String source) {
    return FORMULAS.computeIfAbsent(
        source,
        text ->
            switch (EXPRESSIONS.compile(text)) {
              case Compiled.Good(Formula formula) -> formula;
              case Compiled.Faulty faulty -> fail(faulty.toString());
            });
  }

  @Test
  void whatIsSaidToBeKnownIsKnownToEveryCallerWhoComesThere() {
    int seen = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Flow flow = anyFlow(random);
      Map<String, Set<String>> said = new HashMap<>();
      flow.nodes()
          .keySet()
          .forEach(
              node -> ValueFlow.known(flow, node).ifPresent(known -> said.put(node, set(known))));
      seen += call(flow, random, said, "seed " + seed);
    }
    assertThat(seen).as("values that were said to be known").isGreaterThan(RUNS);
  }

  /** The values that some node sets. */
  private static Set<String> set(Set<String> known) {
    Set<String> set = new HashSet<>(known);
    set.removeAll(BuiltIn.TYPES.keySet());
    return set;
  }

  /** How many values were held against a call. */
  private static int call(Flow flow, Random random, Map<String, Set<String>> said, String seed) {
    List<FlowInterpreter> running = new ArrayList<>();
    List<String> held = new ArrayList<>();
    FlowListener listener =
        new FlowListener() {
          @Override
          public void entered(String node) {
            Set<String> known = said.get(node);
            assertThat(known).as(seed + ": " + node + " is reached").isNotNull();
            assertThat(running.getFirst().values().keySet())
                .as(seed + " at " + node + " of " + flow.nodes())
                .containsAll(said.getOrDefault(node, Set.of()));
            held.addAll(said.getOrDefault(node, Set.of()));
          }
        };
    ScriptedCaller caller = new ScriptedCaller(anyCaller(random), PromptLength.ESTIMATE);
    FlowInterpreter interpreter =
        new FlowInterpreter(flow, caller, new AnyAnswers(random), listener);
    running.add(interpreter);
    interpreter.run();
    return held.size();
  }

  private static CallerScript anyCaller(Random random) {
    CallerScript script = CallerScript.silent();
    Duration at = Duration.ZERO;
    for (int key = 0; key < 60; key++) {
      at = at.plusMillis(random.nextInt(4000));
      script = script.press("123456789#".charAt(random.nextInt(10)), at);
    }
    return script;
  }

  private static Flow anyFlow(Random random) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (int number = 0; number < NODES - 1; number++) {
      nodes.put("n" + number, anyNode(random, number));
    }
    nodes.put("n" + (NODES - 1), new Node.Queue("people", Optional.empty()));
    return new Flow("any", "people", "n0", nodes);
  }

  /** Who is not asked goes on forwards only, so that no call is for ever. */
  private static Node anyNode(Random random, int number) {
    String one = forwards(random, number);
    String two = forwards(random, number);
    return switch (random.nextInt(8)) {
      case 0 -> new Node.Say(Prompt.text("So."), one);
      case 1 -> ask(random.nextBoolean(), one);
      case 2 -> new Node.Set(Map.of(name(random), formula(condition(random))), one);
      case 3, 4 ->
          new Node.Branch(
              List.of(
                  new Case(formula(condition(random)), one),
                  new Case(formula(condition(random)), two)),
              forwards(random, number));
      case 5 -> lookup(random, one, two);
      case 6 -> new Node.Hours(Optional.empty(), Optional.of("t"), one, two);
      default ->
          new Node.Menu(
              Prompt.text("Well?"),
              Map.of('1', anywhere(random), '2', anywhere(random), '3', one, '4', two),
              WAIT,
              3);
    };
  }

  private static Node ask(boolean again, String then) {
    return new Node.Ask(
        Prompt.text("Which?"),
        "o",
        new Entry.Digits(1, 2),
        WAIT,
        WAIT,
        3,
        Optional.empty(),
        Optional.empty(),
        again,
        Optional.empty(),
        then);
  }

  private static Node lookup(Random random, String then, String missing) {
    Map<String, Take> take = new LinkedHashMap<>();
    take.put("a", new Take(List.of("a"), ValueType.YES_NO));
    if (random.nextBoolean()) {
      take.put("b", new Take(List.of("b"), ValueType.YES_NO));
    }
    String path = random.nextBoolean() ? "/of/{o}" : "/all";
    Query query = new Query("orders", Method.GET, path, Map.of(), WAIT);
    Optional<String> forget = random.nextBoolean() ? Optional.of("o") : Optional.empty();
    return new Node.Lookup(query, take, Optional.empty(), forget, then, missing, missing);
  }

  private static String name(Random random) {
    return random.nextBoolean() ? "a" : "b";
  }

  private static String condition(Random random) {
    return CONDITIONS.get(random.nextInt(CONDITIONS.size()));
  }

  private static String anywhere(Random random) {
    return "n" + random.nextInt(NODES);
  }

  private static String forwards(Random random, int number) {
    return "n" + (number + 1 + random.nextInt(NODES - 1 - number));
  }

  /** Systems that know what is asked, or not, or not all of it. */
  private static final class AnyAnswers extends ScriptedBusiness {
    private final Random random;

    AnyAnswers(Random random) {
      super(WEDNESDAY);
      this.random = random;
    }

    @Override
    public CompletableFuture<LookupAnswer> lookup(LookupRequest request) {
      Map<String, Object> tree = new HashMap<>();
      tree.put("a", random.nextBoolean());
      if (random.nextInt(4) > 0) {
        tree.put("b", random.nextBoolean());
      }
      return CompletableFuture.completedFuture(
          random.nextInt(3) > 0 ? new LookupAnswer.Found(tree) : new LookupAnswer.Missing());
    }
  }
}

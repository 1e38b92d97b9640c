package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.Finished;
import dev.hatchline.flow.FlowOutcome.LeaveMessage;
import dev.hatchline.flow.FlowOutcome.Promised;
import dev.hatchline.flow.FlowOutcome.ToOutside;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Note;
import dev.hatchline.flow.Outage;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Survey;
import dev.hatchline.flow.Transfer;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any flow with any caller; the seed of each run is in the failure. */
class RandomCallersTest {
  private static final int RUNS = 3000;
  private static final int NODES = 12;
  private static final int ACTS_MAX = 40;
  private static final Value.Phone SILENT = new Value.Phone("+12025550188");
  private static final Value.Phone OTHER = new Value.Phone("+12025550199");
  private static final String KEYS = "0123456789*#";

  /** Keys have names, and may be said. */
  private static final List<String> SAYINGS = List.of("one", "two", "three", "five", "bananas");

  @Test
  void everyCallEndsInAnOutcomeThatTheCallerCaused() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Flow flow = anyFlow(random);
      CallerScript script = anyCaller(random);
      Simulation call = call(flow, script);
      assertCaused(flow, script, call, "seed " + seed);
    }
  }

  private static void assertCaused(Flow flow, CallerScript script, Simulation call, String seed) {
    int nodesPerKey = NODES + 1;
    assertThat(call.story()).as(seed).hasSizeLessThan((script.acts().size() + 2) * nodesPerKey * 3);
    switch (call.outcome()) {
      case ToQueue(_, String node, String by, _) -> {
        assertThat(flow.nodes()).as(seed).containsKey(node);
        assertThat(by).as(seed).isIn("0", "agent", "flow", "silence", "no-match");
      }
      case LeaveMessage(String node) ->
          assertThat(flow.node(node)).as(seed).isInstanceOf(Node.Message.class);
      case Promised(String node) ->
          assertThat(flow.node(node)).as(seed).isInstanceOf(Callback.class);
      case Finished(String node) ->
          assertThat(flow.node(node)).as(seed).isInstanceOf(Node.End.class);
      case ToOutside(String node, Value.Phone number, _, _) -> {
        assertThat(flow.node(node)).as(seed).isInstanceOf(Transfer.class);
        assertThat(number).as(seed).isEqualTo(OTHER);
      }
      case CallerLeft _ ->
          assertThat(script.acts())
              .as(seed)
              .anyMatch(timed -> timed.act() instanceof CallerScript.HangUp);
    }
  }

  @Test
  void whoeverAsksForAPersonFirstGetsOne() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Flow flow = anyFlow(random);
      CallerScript script = CallerScript.silent().press('0', Duration.ZERO);
      for (CallerScript.Timed later : anyCaller(random).acts()) {
        if (later.act() instanceof CallerScript.Press(char key)) {
          script = script.press(key, later.at());
        }
      }
      Simulation call = call(flow, script);
      String node = call.story().stream().filter(n -> !n.startsWith("(")).toList().getLast();
      assertThat(call.outcome())
          .as("seed " + seed)
          .isEqualTo(
              flow.node(node) instanceof Node.Queue(String queue, _, _)
                  ? new ToQueue(queue, node, ToQueue.BY_FLOW) // nothing was said before
                  : new ToQueue(flow.queue(), node, "0"));
      assertThat(call.spoken()).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void silenceLeadsToAPersonWithinTheTries() {
    for (int seed = 0; seed < RUNS; seed++) {
      Flow flow = anyFlow(new Random(seed));
      Simulation call = call(flow, CallerScript.silent());
      assertThat(call.outcome()).as("seed " + seed).isInstanceOf(ToQueue.class);
      long surveys = flow.nodes().values().stream().filter(Survey.class::isInstance).count();
      assertThat(call.story().stream().filter("(silence)"::equals).count())
          .as("seed " + seed + ": each survey is one silence, and no failed try")
          .isLessThanOrEqualTo(Node.Menu.TRIES_MAX + surveys);
      assertThat(call.story().stream().filter(step -> !step.startsWith("(")).count())
          .as("seed " + seed)
          .isLessThanOrEqualTo(NODES);
    }
  }

  /** One number answers nobody, and there is an outage of which not all have heard. */
  private static Simulation call(Flow flow, CallerScript script) {
    ScriptedBusiness house =
        new ScriptedBusiness(LocalDate.of(2026, 11, 25))
            .reachesNobodyAt(SILENT.plain())
            .hasOutage(Optional.empty(), "The network is down.");
    return new FlowSimulator(flow, PromptLength.ESTIMATE, house).run(script);
  }

  private static CallerScript anyCaller(Random random) {
    CallerScript script = CallerScript.silent();
    Duration at = Duration.ZERO;
    for (int act = random.nextInt(ACTS_MAX); act > 0; act--) {
      at = at.plusMillis(random.nextInt(9000));
      script =
          switch (random.nextInt(20)) {
            case 0 -> script.hangUp(at);
            case 1 -> script.sayEscape("agent", at);
            case 2 -> script.mumble(at);
            case 3, 4, 5 -> script.say(SAYINGS.get(random.nextInt(SAYINGS.size())), at);
            default -> script.press(KEYS.charAt(random.nextInt(KEYS.length())), at);
          };
    }
    return script;
  }

  /** As the reader would let it through: says lead forwards only, and no end comes unasked. */
  private static Flow anyFlow(Random random) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (int number = 0; number < NODES - 1; number++) {
      nodes.put("n" + number, anyNode(random, number));
    }
    nodes.put("n" + (NODES - 1), new Node.Queue("direct", Optional.empty()));
    return new Flow("any", "people", "n0", nodes);
  }

  private static Node anyNode(Random random, int number) {
    Prompt prompt = Prompt.text("This is what node " + number + " says.");
    boolean unasked = number < NODES / 2;
    String on = "n" + forwards(random, number, unasked);
    return switch (random.nextInt(unasked ? 8 : 11)) {
      case 0 -> new Node.Say(prompt, on);
      case 1 -> new Note("At {today}.", on);
      case 2 -> new Survey("score" + random.nextInt(2), prompt, 1, 5, Optional.of(prompt), on);
      case 3 -> new Outage(Optional.empty(), Optional.of(prompt), on, on);
      case 4 ->
          new Transfer(
              new Transfer.To.Fixed(SILENT), Optional.of(prompt), Transfer.RING_DEFAULT, on);
      case 8 -> new Node.End(Optional.of(prompt));
      case 9 -> new Node.Message(prompt);
      case 10 ->
          new Transfer(new Transfer.To.Fixed(OTHER), Optional.empty(), Transfer.RING_DEFAULT, on);
      default -> {
        Map<Character, String> choices = new HashMap<>();
        for (int choice = 1 + random.nextInt(5); choice > 0; choice--) {
          choices.put(
              Node.Menu.KEYS.charAt(random.nextInt(Node.Menu.KEYS.length())),
              "n" + random.nextInt(NODES));
        }
        int tries = 1 + random.nextInt(Node.Menu.TRIES_MAX);
        yield new Node.Menu(prompt, choices, Duration.ofSeconds(1 + random.nextInt(9)), tries);
      }
    };
  }

  /** The first half is what a caller may meet without a choice: it ends in the queue. */
  private static int forwards(Random random, int number, boolean unasked) {
    int next = number + 1 + random.nextInt(NODES - 1 - number);
    return unasked && next >= NODES / 2 ? NODES - 1 : next;
  }
}

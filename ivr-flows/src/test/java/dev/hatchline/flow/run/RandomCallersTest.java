package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.Finished;
import dev.hatchline.flow.FlowOutcome.LeaveMessage;
import dev.hatchline.flow.FlowOutcome.Promised;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Note;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Survey;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any flow with any caller; the seed of each run is in the failure. */
class RandomCallersTest {
  private static final int RUNS = 3000;
  private static final int NODES = 12;
  private static final int ACTS_MAX = 40;
  private static final String KEYS = "0123456789*#";

  @Test
  void everyCallEndsInAnOutcomeThatTheCallerCaused() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Flow flow = anyFlow(random);
      CallerScript script = anyCaller(random);
      Simulation call = new FlowSimulator(flow, PromptLength.ESTIMATE).run(script);
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
      Simulation call = new FlowSimulator(flow, PromptLength.ESTIMATE).run(script);
      assertThat(call.outcome())
          .as("seed " + seed)
          .isEqualTo(new ToQueue(flow.queue(), flow.start(), "0"));
    }
  }

  @Test
  void silenceLeadsToAPersonWithinTheTries() {
    for (int seed = 0; seed < RUNS; seed++) {
      Flow flow = anyFlow(new Random(seed));
      Simulation call = new FlowSimulator(flow, PromptLength.ESTIMATE).run(CallerScript.silent());
      assertThat(call.outcome()).as("seed " + seed).isInstanceOf(ToQueue.class);
      assertThat(call.story().stream().filter("(silence)"::equals).count())
          .as("seed " + seed)
          .isLessThanOrEqualTo(Node.Menu.TRIES_MAX + surveys(flow));
      assertThat(call.story().stream().filter(step -> !step.startsWith("(")).count())
          .as("seed " + seed)
          .isLessThanOrEqualTo(NODES);
    }
  }

  /** Each is one silence, and no failed try. */
  private static long surveys(Flow flow) {
    return flow.nodes().values().stream().filter(Survey.class::isInstance).count();
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
    return switch (random.nextInt(unasked ? 6 : 8)) {
      case 0 -> new Node.Say(prompt, on);
      case 1 -> new Note("At {today}.", on);
      case 2 -> new Survey("score" + random.nextInt(2), prompt, 1, 5, Optional.of(prompt), on);
      case 6 -> new Node.End(Optional.of(prompt));
      case 7 -> new Node.Message(prompt);
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

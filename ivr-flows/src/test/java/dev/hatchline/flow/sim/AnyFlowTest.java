package dev.hatchline.flow.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.Listens;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Transfer;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Any flow that may be published, with any caller, in any company: the call ends within the flow's
 * limits, as the caller wanted, and not before a person was offered. The seed is in the failure.
 */
class AnyFlowTest {
  private static final int FLOWS = 400;
  private static final int CALLS = 10;
  private static final FlowReader READER =
      FlowReader.judging(AnyFlow.CONSTANTS).with(AnyFlow.FILES);

  /** What the house asks and says of a time to be called, and waits for. */
  private static final Duration NAMING_MAX = Duration.ofMinutes(5);

  /** Longer than what is said of anything that is not the flow's own. */
  private static final Duration WORDS_MAX = Duration.ofSeconds(40);

  @Test
  void everyOneIsTakenAndAllKindsOfNodesComeUp() throws FlowException {
    Set<String> kinds = new HashSet<>();
    for (int seed = 0; seed < FLOWS; seed++) {
      for (Node node : read(AnyFlow.text(new Random(seed)), seed).nodes().values()) {
        kinds.add(node.getClass().getSimpleName());
      }
    }
    assertThat(kinds)
        .as("kinds of nodes for which AnyBlocks has a block; a new kind needs one")
        .containsAll(
            Arrays.stream(Node.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet()));
  }

  @Test
  void everyCallEndsWithinItsLimitsAndNobodyIsSentAwayUnoffered() throws FlowException {
    Map<String, Integer> ends = new HashMap<>();
    for (int seed = 0; seed < FLOWS; seed++) {
      calls(read(AnyFlow.text(new Random(seed)), seed), seed, ends);
    }
    assertThat(ends.keySet())
        .as("how calls ended: %s", ends)
        .contains("ToQueue", "LeaveMessage", "Promised", "Finished", "CallerLeft");
  }

  /** With ways turned at random many are refused; what is let through is as good as any. */
  @Test
  void soItIsWithFlowsWhoseWaysAreTurnedAndThatAreProvedAllTheSame() {
    int refused = 0;
    for (int seed = 0; seed < FLOWS * 2; seed++) {
      Optional<Flow> flow = ifTaken(AnyFlow.turned(new Random(seed)));
      refused += flow.isPresent() ? 0 : 1;
      int of = seed;
      flow.ifPresent(taken -> calls(taken, of, new HashMap<>()));
    }
    assertThat(refused).as("refused").isBetween(FLOWS / 10, FLOWS * 2 - FLOWS / 10);
  }

  private static Flow read(String text, int seed) throws FlowException {
    try {
      return READER.prove("any-" + seed + ".yaml", text, Measure.ESTIMATE).flow();
    } catch (FlowException refused) {
      throw new AssertionError(text, refused);
    }
  }

  private static Optional<Flow> ifTaken(String text) {
    try {
      return Optional.of(READER.prove("turned.yaml", text, Measure.ESTIMATE).flow());
    } catch (FlowException _) {
      return Optional.empty();
    }
  }

  private static void calls(Flow flow, int seed, Map<String, Integer> ends) {
    Duration most = longest(flow);
    for (int call = 0; call < CALLS; call++) {
      Random random = new Random(seed * 1000L + call);
      CallerScript script = call % 2 == 0 ? AnyCaller.of(random) : AnyCaller.speaking(random);
      AnyBusiness business = new AnyBusiness(random);
      boolean served = flow.after().isPresent() && call % 5 == 0;
      String from = served ? flow.after().orElseThrow() : flow.start();
      FlowSimulator line = new FlowSimulator(flow, PromptLength.ESTIMATE, business);
      Simulation ended = ((seed + call) % 3 > 0 ? line : line.onALineForKeys()).run(script, from);
      ends.merge(ended.outcome().getClass().getSimpleName(), 1, Integer::sum);
      String which = "flow " + seed + ", call " + call + ": " + ended.story() + " of " + flow;
      assertEnded(flow, ended, which);
      if (!served && withoutAPerson(ended.outcome())) {
        assertThat(ended.story()).as(which).anyMatch(node -> offersAPerson(flow, node));
      }
      assertThat(ended.length()).as(which).isLessThan(lastAct(script).plus(most));
    }
  }

  /** Whether we let the caller go, to a recording or elsewhere; who hung up did so themselves. */
  private static boolean withoutAPerson(FlowOutcome outcome) {
    return switch (outcome) {
      case FlowOutcome.Finished _,
          FlowOutcome.Promised _,
          FlowOutcome.LeaveMessage _,
          FlowOutcome.ToOutside _ ->
          true;
      case FlowOutcome.ToQueue _, FlowOutcome.CallerLeft _ -> false;
    };
  }

  private static void assertEnded(Flow flow, Simulation ended, String which) {
    switch (ended.outcome()) {
      case FlowOutcome.ToQueue(_, String node, String by, _) -> {
        assertThat(flow.nodes()).as(which).containsKey(node);
        assertThat(by).as(which).isNotEqualTo(FlowOutcome.ToQueue.BY_LIMIT);
      }
      case FlowOutcome.Finished(String node) ->
          assertThat(flow.node(node)).as(which).isInstanceOf(Node.End.class);
      case FlowOutcome.LeaveMessage(String node) ->
          assertThat(flow.node(node)).as(which).isInstanceOf(Node.Message.class);
      case FlowOutcome.Promised(String node) ->
          assertThat(flow.node(node)).as(which).isInstanceOf(Callback.class);
      case FlowOutcome.ToOutside(String node, _, _, _) ->
          assertThat(flow.node(node)).as(which).isInstanceOf(Transfer.class);
      case FlowOutcome.CallerLeft _ -> {}
    }
  }

  /** Also where a key that was typed ahead kept the prompt from being heard. */
  private static boolean offersAPerson(Flow flow, String node) {
    return Optional.ofNullable(flow.nodes().get(node)).stream()
        .flatMap(kind -> kind.facts().lines().stream())
        .anyMatch(line -> line.prompt().toString().contains("person"));
  }

  private static Duration lastAct(CallerScript script) {
    return script.acts().isEmpty() ? Duration.ZERO : script.acts().getLast().at();
  }

  /** After the last key everything is heard once at most, with all its failed tries. */
  private static Duration longest(Flow flow) {
    return flow.nodes().values().stream()
        .map(AnyFlowTest::longest)
        .reduce(NAMING_MAX, Duration::plus);
  }

  private static Duration longest(Node node) {
    Facts facts = node.facts();
    Duration said = WORDS_MAX.multipliedBy(facts.lines().size());
    Duration listened = facts.listens().map(AnyFlowTest::longest).orElse(Duration.ZERO);
    Duration asked = node instanceof Node.Lookup lookup ? lookup.what().timeout() : Duration.ZERO;
    return said.plus(listened).plus(asked);
  }

  private static Duration longest(Listens listens) {
    Duration once =
        WORDS_MAX.plus(listens.silence()).plus(listens.gap().multipliedBy(listens.keysMax()));
    return once.multipliedBy(2L * listens.tries());
  }
}

package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.AnyBusiness;
import dev.hatchline.flow.sim.AnyCaller;
import dev.hatchline.flow.sim.AnyFlow;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.Proved;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whether the proof speaks of real calls: whatever the interpreter does with any flow that has a
 * certificate, with any caller and any company, is in the walk. The seed is in the failure.
 */
class ProofPropertyTest {
  private static final int FLOWS = 500;
  private static final int CALLS = 8;
  private static final FlowReader READER =
      FlowReader.judging(AnyFlow.CONSTANTS).with(AnyFlow.FILES);

  /** So that no flow is refused for its length alone. */
  static final PromptLength VOICE = prompt -> Duration.ofMillis(prompt.toString().length() * 20L);

  private static final Measure MEASURE = new Measure("quick", false, VOICE);

  private static Optional<Proved> proved(String text) {
    try {
      return Optional.of(READER.prove("any.yaml", text, MEASURE));
    } catch (FlowException _) {
      return Optional.empty();
    }
  }

  private static Walk walk(Flow flow) {
    // No value of these is said for longer than its longest words.
    return Walk.of(flow, new PromptTimes(VOICE, Map.of()).in(flow));
  }

  @Test
  void everyCallStaysInsideTheWalk() {
    int refused = 0;
    Map<String, Integer> ends = new HashMap<>();
    for (int seed = 0; seed < FLOWS; seed++) {
      Random random = new Random(seed);
      Optional<Proved> flow = proved(seed % 3 == 0 ? AnyFlow.turned(random) : AnyFlow.text(random));
      refused += flow.isPresent() ? 0 : 1;
      int of = seed;
      flow.ifPresent(taken -> calls(taken, of, ends));
    }
    assertThat(refused).as("flows refused").isBetween(FLOWS / 20, FLOWS * 2 / 3);
    assertThat(ends.keySet())
        .as("how calls ended: %s", ends)
        .contains("ToQueue", "LeaveMessage", "Promised", "Finished", "CallerLeft");
  }

  private static void calls(Proved proved, int seed, Map<String, Integer> ends) {
    Walk walk = walk(proved.flow());
    for (int number = 0; number < CALLS; number++) {
      Random random = new Random(seed * 1000L + number);
      WatchedCall call = new WatchedCall(proved, walk, "flow " + seed + ", call " + number);
      CallerScript script =
          switch (number % 4) {
            case 0 -> AnyCaller.of(random);
            case 2 -> AnyCaller.speaking(random);
            default -> willing(random);
          };
      FlowOutcome outcome = call.run(script, new AnyBusiness(random), (seed + number) % 3 > 0);
      ends.merge(outcome.getClass().getSimpleName(), 1, Integer::sum);
    }
  }

  /** Somebody who takes what is read back, and has a number to be called. */
  private static CallerScript willing(Random random) {
    CallerScript script = CallerScript.silent();
    Duration at = Duration.ZERO;
    for (int act = 0; act < 12; act++) {
      at = at.plusMillis(500 + random.nextInt(6000));
      String keys = List.of("1", "1", "2", "2025550123#").get(random.nextInt(4));
      for (int next = 0; next < keys.length(); next++) {
        at = at.plusMillis(200);
        script = script.press(keys.charAt(next), at);
      }
    }
    return script;
  }

  /** Nobody who does nothing takes longer than the certificate says, by whatever questions. */
  @Test
  void whoIsSilentComesToAPersonInTheTimeThatIsTold() {
    int lostTwice = 0;
    for (int seed = 0; seed < FLOWS; seed++) {
      Optional<Proved> flow = proved(AnyFlow.text(new Random(seed)));
      if (flow.isPresent()) {
        Walk walk = walk(flow.get().flow());
        WatchedCall call = new WatchedCall(flow.get(), walk, "flow " + seed);
        call.run(CallerScript.silent(), new AnyBusiness(new Random(seed)), seed % 3 > 0);
        assertThat(call.lostInTime()).as("flow " + seed + " " + call.lasted()).isTrue();
        lostTwice += call.lostTwice() ? 1 : 0;
      }
    }
    assertThat(lostTwice).as("calls that failed at two questions").isPositive();
  }

  /** A person can be had at any time by one key, or by another while digits are typed. */
  @Test
  void aKeyLeadsToAPersonWheneverItIsPressed() {
    Map<String, Integer> by = new HashMap<>();
    for (int seed = 0; seed < FLOWS; seed++) {
      Random random = new Random(seed);
      Optional<Proved> flow = proved(AnyFlow.text(random));
      if (flow.isEmpty()) {
        continue;
      }
      Duration at = Duration.ofMillis(random.nextInt(20_000));
      CallerScript script = CallerScript.silent();
      for (Duration key = Duration.ofSeconds(3); key.compareTo(at) < 0; key = key.plusSeconds(4)) {
        script = script.press("123456789".charAt(random.nextInt(9)), key);
      }
      script = script.press('*', at).press('0', at);
      WatchedCall call = new WatchedCall(flow.get(), walk(flow.get().flow()), "flow " + seed);
      FlowOutcome outcome = call.run(script, new AnyBusiness(random), seed % 3 > 0);
      if (call.lasted().compareTo(at) >= 0) {
        assertThat(outcome).as("flow " + seed).isInstanceOf(FlowOutcome.ToQueue.class);
        assertThat(call.lasted()).as("flow " + seed).isEqualTo(at);
        by.merge(((FlowOutcome.ToQueue) outcome).by(), 1, Integer::sum);
      }
    }
    assertThat(by).containsKeys("0", "*0");
  }
}

package dev.hatchline.bench.flows;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.run.FlowInterpreter;
import dev.hatchline.flow.run.FlowListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls through one flow, one after the other on one thread. */
final class FlowSteps {
  /** For an order, which is typed; for an account, which is read back; and goodbye. */
  private static final String KEYS = "14711#2081519";

  private static final Duration WARM = Duration.ofSeconds(6);
  private static final Duration ROUND = Duration.ofSeconds(2);
  private static final int ROUNDS = 5;
  private static final int CALLS = 1_000;

  private final Flow flow;
  private final ReadyBusiness business = new ReadyBusiness();

  private FlowSteps(Flow flow) {
    this.flow = flow;
  }

  /**
   * What was measured.
   *
   * @param nodes of one call
   * @param steps nodes a second, of each round
   */
  record Measured(int nodes, List<Double> steps) {}

  static Measured measure(Flow flow, int share) {
    FlowSteps bench = new FlowSteps(flow);
    int nodes = bench.nodes();
    double warm = bench.round(WARM.dividedBy(share), nodes);
    List<Double> steps = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      steps.add(bench.round(ROUND.dividedBy(share), nodes));
    }
    if (steps.stream().allMatch(each -> each < warm / 2)) {
      throw new IllegalStateException("expected no less than while warming, found " + steps);
    }
    return new Measured(nodes, steps);
  }

  private double round(Duration time, int nodes) {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    long calls = 0;
    while (System.nanoTime() < end) {
      for (int call = 0; call < CALLS; call++) {
        call(FlowListener.NONE);
      }
      calls += CALLS;
    }
    return calls * (double) nodes / ((System.nanoTime() - begun) / 1e9);
  }

  /** All calls are alike, so that one tells how many nodes each has. */
  private int nodes() {
    List<String> entered = new ArrayList<>();
    call(
        new FlowListener() {
          @Override
          public void entered(String node) {
            entered.add(node);
          }
        });
    return entered.size();
  }

  private void call(FlowListener listener) {
    FlowOutcome outcome =
        new FlowInterpreter(flow, new ReadyCaller(KEYS), business, listener).run();
    if (!(outcome instanceof FlowOutcome.Finished)) {
      throw new IllegalStateException("expected a call that ends by choice, found " + outcome);
    }
  }
}

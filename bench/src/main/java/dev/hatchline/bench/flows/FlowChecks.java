package dev.hatchline.bench.flows;

import dev.hatchline.bench.Sample;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

/** How long it takes to read a text and find all its faults, or to prove that it strands nobody. */
final class FlowChecks {
  private static final FlowReader READER =
      FlowReader.judging(Map.of("company", "Example Company", "hours", "We are open."));
  private static final int WARM = 10;
  private static final int CHECKS = 30;
  private static final LoadSettings YAML =
      LoadSettings.builder().setCodePointLimit(4_000_000).build();

  private FlowChecks() {}

  /**
   * Times of flows of one size (ms).
   *
   * @param yaml the YAML library alone, which says nothing of flows
   */
  record Row(int nodes, Sample ours, Sample yaml) {}

  static Row measure(int nodes, int share) throws FlowException {
    String text = LargeFlow.text(nodes);
    for (int check = 0; check < WARM / Math.min(share, 2); check++) {
      ours(text, nodes);
      yaml(text);
    }
    List<Double> ours = new ArrayList<>();
    List<Double> yaml = new ArrayList<>();
    for (int check = 0; check < CHECKS / Math.min(share, 3); check++) {
      ours.add(ours(text, nodes));
      yaml.add(yaml(text));
    }
    return new Row(nodes, new Sample(ours), new Sample(yaml));
  }

  private static double ours(String text, int nodes) throws FlowException {
    long begun = System.nanoTime();
    int found = READER.prove("large.yaml", text, Measure.ESTIMATE).flow().nodes().size();
    double took = (System.nanoTime() - begun) / 1e6;
    if (found < nodes) {
      throw new IllegalStateException("expected " + nodes + " nodes, found " + found);
    }
    return took;
  }

  private static double yaml(String text) {
    long begun = System.nanoTime();
    boolean found = new Compose(YAML).composeString(text).isPresent();
    double took = (System.nanoTime() - begun) / 1e6;
    if (!found) {
      throw new IllegalStateException("expected a text in YAML, found nothing in it");
    }
    return took;
  }
}

package dev.hatchline.flow.yaml.trial;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.trial.Trials;
import dev.hatchline.flow.yaml.problem.Enough;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads files of tests. A faulty one is refused with all its faults; see {@code
 * docs/flow-tests.md}.
 */
public final class TrialReader {
  private final FlowSource flows;

  /** Where the flows are that tests name. */
  @FunctionalInterface
  public interface FlowSource {
    /**
     * The flow of this name; empty if there is none.
     *
     * @throws FlowException if it is faulty
     */
    Optional<Flow> flow(String name) throws FlowException;
  }

  public TrialReader(FlowSource flows) {
    this.flows = flows;
  }

  /**
   * Reads a text.
   *
   * @param file how the problems name it
   */
  public Trials read(String file, String text) throws FlowException {
    Problems problems = new Problems(file);
    Optional<Trials> trials = parse(text, problems);
    if (!problems.all().isEmpty()) {
      throw new FlowException(problems.all());
    }
    return trials.orElseThrow();
  }

  private Optional<Trials> parse(String text, Problems problems) throws FlowException {
    try {
      Optional<Node> root = YamlSource.compose(text, problems);
      return root.isPresent()
          ? new TrialParser(problems, flows).parse(root.get())
          : Optional.empty();
    } catch (Enough _) {
      return Optional.empty();
    }
  }
}

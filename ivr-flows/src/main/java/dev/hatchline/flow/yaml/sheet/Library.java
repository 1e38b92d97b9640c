package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The flows and parts that a flow names; what cannot be had is a problem where it is named. */
public interface Library {
  /** A part, as it is written. */
  Optional<YamlMap> part(ScalarNode name, Problems problems);

  /** A flow that this one calls, read and judged. */
  Optional<Callee> flow(ScalarNode name, Problems problems);
}

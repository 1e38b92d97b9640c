package dev.hatchline.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Callers in the automation, by flow and node. Safe for any thread. */
final class FlowMetrics {
  /** Values of the label {@code node}. */
  static final int NODES_MAX = 500;

  /** Words that systems answer with. */
  private static final int WORDS_MAX = 20;

  private final MeterRegistry registry;
  private final Lines lines;
  private final BoundedLabel nodes = new BoundedLabel(NODES_MAX);
  private final BoundedLabel words = new BoundedLabel(WORDS_MAX);

  FlowMetrics(MeterRegistry registry, Lines lines) {
    this.registry = registry;
    this.lines = lines;
  }

  void zeroOut(String line, String node) {
    Counter.builder(MeterNames.ZERO_OUTS)
        .description("Callers who left the automation for a person")
        .tag(MeterNames.LINE, line)
        .tag(MeterNames.FLOW, lines.flow(line))
        .tag(MeterNames.NODE, nodes.of(node))
        .register(registry)
        .increment();
  }

  void noInput(String line, String node) {
    count(MeterNames.NO_INPUTS, "Times that callers neither said nor pressed anything", line, node);
  }

  void noMatch(String line, String node) {
    count(
        MeterNames.NO_MATCHES, "Times that what callers said or pressed was no answer", line, node);
  }

  private void count(String name, String description, String line, String node) {
    Counter.builder(name)
        .description(description)
        .tag(MeterNames.FLOW, lines.flow(line))
        .tag(MeterNames.NODE, nodes.of(node))
        .register(registry)
        .increment();
  }

  /** A system was asked. */
  void lookedUp(String line, String node, String outcome) {
    Counter.builder(MeterNames.LOOKUPS)
        .description("Times that systems were asked, by what came of it")
        .tag(MeterNames.FLOW, lines.flow(line))
        .tag(MeterNames.NODE, nodes.of(node))
        .tag(MeterNames.OUTCOME, words.of(outcome))
        .register(registry)
        .increment();
  }

  /** The caller gave a value again at another node. */
  void repeated(String line) {
    Counter.builder(MeterNames.REPEATS)
        .description(
            "Values that callers gave again at another node: repeats per call = this / calls")
        .tag(MeterNames.LINE, line)
        .register(registry)
        .increment();
  }
}

package dev.hatchline.app.flow;

import dev.hatchline.conf.BusinessSystem;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the operator's file names: flows lead to no other queue, and ask no other system. */
record HouseRules(
    List<String> queues, SkillRules skills, List<String> systems, List<OperatorConfig.Line> lines) {
  /** A fault of the flow as a whole stands at the top of its file. */
  private static final String NO_NODE = "";

  /** How a flow's file is named, or a version that is kept of it. */
  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?([A-Za-z0-9_-]+)(?:\\.yaml| version [0-9]+)?", Pattern.DOTALL);

  static HouseRules of(OperatorConfig config) {
    return new HouseRules(
        config.queues().stream().map(OperatorConfig.Queue::name).toList(),
        SkillRules.of(config),
        config.systems().stream().map(BusinessSystem::name).toList(),
        config.lines());
  }

  /**
   * What a flow may not name here.
   *
   * @param file by whose name lines take it, whatever it calls itself
   */
  List<Fault> faults(String file, Flow flow) {
    List<Fault> faults = new ArrayList<>();
    unknown(NO_NODE, "queue", flow.queue(), queues).ifPresent(faults::add);
    flow.nodes()
        .forEach((name, node) -> {
          if (node instanceof Node.Queue to) {
            unknown(name, "queue", to.queue(), queues).ifPresent(faults::add);
            faults.addAll(skills.faults(name, to));
          }
          if (node instanceof Node.Lookup asks) {
            unknown(name, "system", asks.what().system(), systems).ifPresent(faults::add);
          }
        });
    Matcher name = FILE.matcher(file);
    String taken = name.matches() ? name.group(1) : "";
    lines.stream()
        .filter(line -> line.flow().equals(taken))
        .flatMap(line -> unknownLanguage(flow, line).stream())
        .forEach(faults::add);
    return faults;
  }

  /** Of a line that begins in another language than the flow has. */
  private static Optional<Fault> unknownLanguage(Flow flow, OperatorConfig.Line line) {
    return line.language()
        .filter(tag -> flow.languages().nearest(tag).isEmpty())
        .map(tag -> {
          String what = "line %s begins in '%s'".formatted(line.number(), tag);
          String expected =
              flow.languages().areSaid()
                  ? "one of the flow's languages: " + String.join(", ", flow.languages().tags())
                  : "'languages:' at the top of the flow, with it among them";
          Spot whole = new Spot.Part(List.of());
          return new Fault(NO_NODE, whole, "unknown-language", what, expected);
        });
  }

  private static Optional<Fault> unknown(
      String node, String kind, String name, List<String> known) {
    if (known.contains(name)) {
      return Optional.empty();
    }
    String expected =
        known.isEmpty()
            ? "a " + kind + " in the operator's file, which names none"
            : String.join(", ", known);
    String what = "the " + kind + " '" + name + "' does not exist";
    Spot at = new Spot.Part(List.of(kind));
    return Optional.of(new Fault(node, at, "unknown-" + kind, what, expected));
  }
}

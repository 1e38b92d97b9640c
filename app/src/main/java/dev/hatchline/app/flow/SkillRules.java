package dev.hatchline.app.flow;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorConfig.Agent;
import dev.hatchline.conf.OperatorConfig.Queue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.Nearest;
import dev.hatchline.flow.check.Spot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A flow asks for no skills that nobody of its queue has, whoever is signed in: that would be
 * passed over in silence.
 *
 * @param agents of each queue all who ever answer it
 * @param known what anybody of the house can do
 */
record SkillRules(Map<String, List<Agent>> agents, Set<String> known) {
  private static final String KEY = "skills";

  static SkillRules of(OperatorConfig config) {
    Map<String, List<Agent>> agents = new HashMap<>();
    for (Queue queue : config.queues()) {
      agents.put(
          queue.name(),
          config.agents().stream()
              .filter(agent -> queue.everybody().contains(agent.extension()))
              .toList());
    }
    return new SkillRules(agents, names(config.agents()));
  }

  private static Set<String> names(Collection<Agent> agents) {
    Set<String> names = new TreeSet<>();
    agents.forEach(agent -> names.addAll(agent.skills().keySet()));
    return names;
  }

  /** Of a queue that nobody knows that alone is said, and elsewhere. */
  List<Fault> faults(String node, Node.Queue to) {
    Map<String, Integer> asked = to.wish().skills();
    List<Agent> answering = agents.getOrDefault(to.queue(), List.of());
    List<Fault> faults = new ArrayList<>();
    asked.forEach((skill, level) -> {
      Optional<Fault> fault =
          known.contains(skill)
              ? tooHigh(node, to.queue(), Map.entry(skill, level))
              : Optional.of(
                  fault(
                      node, skill, "no agent has the skill '" + skill + "'", oneOf(known, skill)));
      fault.ifPresent(faults::add);
    });
    boolean nobody = answering.stream().noneMatch(agent -> agent.can(asked));
    if (faults.isEmpty() && nobody && !answering.isEmpty()) {
      faults.add(
          new Fault(
              node,
              new Spot.Part(List.of(KEY)),
              "skill-nobody-has",
              "no agent of the queue '%s' has all of these skills".formatted(to.queue()),
              "skills that one of them has together, at these levels"));
    }
    return faults;
  }

  private Optional<Fault> tooHigh(String node, String queue, Map.Entry<String, Integer> asked) {
    String skill = asked.getKey();
    List<Agent> answering = agents.getOrDefault(queue, List.of());
    int best =
        answering.stream()
            .mapToInt(agent -> agent.skills().getOrDefault(skill, 0))
            .max()
            .orElse(asked.getValue());
    if (best >= asked.getValue()) {
      return Optional.empty();
    }
    String what =
        "no agent of the queue '%s' has the skill '%s' at level %d"
            .formatted(queue, skill, asked.getValue());
    String expected = best > 0 ? "a level of at most " + best : oneOf(names(answering), skill);
    return Optional.of(new Fault(node, at(skill), "skill-nobody-has", what, expected));
  }

  private static Fault fault(String node, String skill, String what, String expected) {
    return new Fault(node, at(skill), "unknown-skill", what, expected);
  }

  private static Spot at(String skill) {
    return new Spot.Part(List.of(KEY, skill));
  }

  private static String oneOf(Set<String> names, String asked) {
    return names.isEmpty()
        ? "agents with skills in the operator's file, which names none"
        : "one of "
            + String.join(", ", names)
            + Nearest.of(names, asked).map(near -> "; did you mean '" + near + "'?").orElse("");
  }
}

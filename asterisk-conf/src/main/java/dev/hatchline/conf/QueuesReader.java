package dev.hatchline.conf;

import dev.hatchline.conf.OperatorConfig.Agent;
import dev.hatchline.conf.OperatorConfig.Queue;
import dev.hatchline.conf.OperatorConfig.Widening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code queues: [{name: billing, skills: {billing: 5}, widen: [{after: 30 s, skills: {billing:
 * 1}}]}]}.
 */
final class QueuesReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LATEST = Duration.ofHours(1);

  private final Problems problems;
  private final List<Agent> agents;
  private final List<String> everybody;

  QueuesReader(Problems problems, List<Agent> agents) {
    this.problems = problems;
    this.agents = agents;
    this.everybody = agents.stream().map(Agent::extension).distinct().toList();
  }

  List<Queue> read(Section root) {
    if (!root.has("queues")) {
      return List.of(Queue.of(Queue.PEOPLE, everybody));
    }
    Set<String> seen = new HashSet<>();
    List<Queue> queues = root.each("queues", item -> queue(item, seen));
    return queues.isEmpty() ? root.empty("queues", OperatorConfig.defaults().queues()) : queues;
  }

  private Queue queue(Section item, Set<String> seen) {
    String name = item.needed("name", TextForm.NAME, seen);
    int problemsBefore = problems.count();
    List<String> first = who(item);
    // Whose agents could not be read is told already.
    if (first.isEmpty() && problems.count() == problemsBefore) {
      problems.add(
          item.at(item.has("skills") ? "skills" : "agents"),
          "nobody answers this queue at once",
          "at least one agent");
    }
    return new Queue(
        name,
        first,
        widen(item, first),
        item.duration("ring", Queue.RING, SECOND.multipliedBy(5), SECOND.multipliedBy(120)),
        item.duration("wrap-up", Queue.WRAP_UP, Duration.ZERO, Duration.ofMinutes(30)),
        item.duration("answer-within", Queue.ANSWER_WITHIN, SECOND, LATEST),
        item.yes("message-when-nobody", true),
        inLine(item),
        Callbacks.Order.of(
            item.chosen(
                "callback", Callbacks.Order.CUSTOMER_FIRST.word(), Callbacks.Order.words())));
  }

  /** Of the agents named, or else of all, those who can do what is asked. */
  private List<String> who(Section section) {
    List<String> named = section.has("agents") ? members(section) : everybody;
    Map<String, Integer> least = SkillsReader.asked(problems, section, agents);
    return agents.stream()
        .filter(agent -> named.contains(agent.extension()) && agent.can(least))
        .map(Agent::extension)
        .toList();
  }

  private List<Widening> widen(Section queue, List<String> first) {
    Set<String> answering = new HashSet<>(first);
    List<Widening> steps = new ArrayList<>();
    queue.each("widen", item -> steps.add(step(item, steps, answering)));
    if (steps.size() > Widening.STEPS_MAX) {
      problems.add(
          queue.at("widen"), steps.size() + " steps stand here", "at most " + Widening.STEPS_MAX);
    }
    return steps;
  }

  private Widening step(Section item, List<Widening> before, Set<String> answering) {
    int problemsBefore = problems.count();
    Duration after = item.duration("after", Duration.ZERO, SECOND, LATEST);
    if (!item.has("after")) {
      problems.add(item.node(), "'after' is missing", "a duration, such as '30 s'");
    } else if (!before.isEmpty() && after.compareTo(before.getLast().after()) <= 0) {
      problems.add(
          item.at("after"), "this is no later than the step before", "steps in their order");
    }
    List<String> more = who(item);
    if (!answering.addAll(more) && problems.count() == problemsBefore) {
      problems.add(item.node(), "nobody answers from here on who did not before", "more agents");
    }
    return new Widening(after, more);
  }

  private List<String> members(Section section) {
    Set<String> seen = new LinkedHashSet<>();
    for (Node item : section.list("agents")) {
      TextForm.EXTENSION
          .read(problems, item)
          .ifPresent(extension -> {
            if (!everybody.contains(extension)) {
              problems.add(
                  item,
                  "no agent has the extension '" + extension + "'",
                  DidYouMean.expected(extension, everybody));
            } else if (!seen.add(extension)) {
              problems.add(item, "'" + extension + "' stands here twice", "each agent once");
            }
          });
    }
    return List.copyOf(seen);
  }

  private static OperatorConfig.InLine inLine(Section queue) {
    OperatorConfig.InLine unsaid = OperatorConfig.InLine.DEFAULT;
    Duration most = Duration.ofMinutes(30);
    return new OperatorConfig.InLine(
        queue.duration("tell-every", unsaid.tellEvery(), SECOND.multipliedBy(10), most),
        queue.duration("offer-after", unsaid.offerAfter(), SECOND.multipliedBy(5), most),
        queue.duration("offer-every", unsaid.offerEvery(), SECOND.multipliedBy(20), most));
  }
}

package dev.hatchline.conf;

import dev.hatchline.conf.OperatorConfig.Agent;
import dev.hatchline.conf.OperatorConfig.Dial;
import dev.hatchline.conf.OperatorConfig.Limits;
import dev.hatchline.conf.OperatorConfig.Line;
import dev.hatchline.conf.OperatorConfig.Listen;
import dev.hatchline.conf.OperatorConfig.Queue;
import dev.hatchline.conf.OperatorConfig.Voice;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** From the tree of the file to the records: what stands where, and what it may refer to. */
final class OperatorReader {
  private static final OperatorConfig DEFAULTS = OperatorConfig.defaults();
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Problems problems;

  private OperatorReader(Problems problems) {
    this.problems = problems;
  }

  static OperatorConfig read(Problems problems, Node root) {
    try (Section section = new Section(problems, root)) {
      return new OperatorReader(problems).config(section);
    }
  }

  private OperatorConfig config(Section root) {
    List<Agent> agents = agents(root);
    List<Queue> queues = queues(root, agents);
    List<Line> lines = lines(root, queues, agents);
    Listen listen = root.inside("listen", DEFAULTS.listen(), this::listen);
    return new OperatorConfig(
        root.text("company", DEFAULTS.company(), TextForm.COMPANY),
        chosen(root, "region", DEFAULTS.region(), TextForm.regions()),
        lines,
        queues,
        agents,
        TrunkReader.read(problems, root, listen),
        root.inside("dial", DEFAULTS.dial(), this::dial),
        HoursReader.read(problems, root),
        root.inside(
            "voice",
            DEFAULTS.voice(),
            voice ->
                new Voice(chosen(voice, "name", DEFAULTS.voice().name(), Set.copyOf(Voice.KNOWN)))),
        root.inside("limits", DEFAULTS.limits(), OperatorReader::limits),
        listen);
  }

  private List<Agent> agents(Section root) {
    if (!root.has("agents")) {
      return DEFAULTS.agents();
    }
    Set<String> seen = new HashSet<>();
    List<Agent> agents = root.each("agents", item -> agent(item, seen));
    return agents.isEmpty() ? empty(root, "agents", DEFAULTS.agents()) : agents;
  }

  private Agent agent(Section item, Set<String> seen) {
    String extension = needed(item, "extension", TextForm.EXTENSION, seen);
    return new Agent(extension, item.text("name", "Agent " + extension, TextForm.PERSON));
  }

  private List<Queue> queues(Section root, List<Agent> agents) {
    List<String> everybody = agents.stream().map(Agent::extension).distinct().toList();
    if (!root.has("queues")) {
      return List.of(Queue.of(Queue.PEOPLE, everybody));
    }
    Set<String> seen = new HashSet<>();
    List<Queue> queues = root.each("queues", item -> queue(item, seen, everybody));
    return queues.isEmpty() ? empty(root, "queues", DEFAULTS.queues()) : queues;
  }

  private Queue queue(Section item, Set<String> seen, List<String> everybody) {
    String name = needed(item, "name", TextForm.NAME, seen);
    List<String> agents = item.has("agents") ? members(item, everybody) : everybody;
    return new Queue(
        name,
        agents,
        item.duration("ring", Queue.RING, SECOND.multipliedBy(5), SECOND.multipliedBy(120)),
        item.duration("wrap-up", Queue.WRAP_UP, Duration.ZERO, Duration.ofMinutes(30)),
        item.yes("message-when-nobody", true));
  }

  private List<String> members(Section queue, List<String> everybody) {
    Set<String> seen = new HashSet<>();
    for (Node item : queue.list("agents")) {
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
    return everybody.stream().filter(seen::contains).toList();
  }

  private List<Line> lines(Section root, List<Queue> queues, List<Agent> agents) {
    List<String> names = queues.stream().map(Queue::name).toList();
    Set<String> extensions = agents.stream().map(Agent::extension).collect(Collectors.toSet());
    if (!root.has("lines")) {
      return List.of(new Line("1000", Line.FLOW, names.getFirst()));
    }
    Set<String> seen = new HashSet<>();
    List<Line> lines = root.each("lines", item -> line(item, seen, names));
    for (Line line : lines) {
      if (extensions.contains(line.number())) {
        problems.add(
            root.at("lines"),
            "'" + line.number() + "' is a line and an agent's extension",
            "a number that is one of the two");
      }
    }
    return lines.isEmpty() ? empty(root, "lines", DEFAULTS.lines()) : lines;
  }

  private Line line(Section item, Set<String> seen, List<String> queues) {
    return new Line(
        needed(item, "number", TextForm.LINE, seen),
        item.text("flow", Line.FLOW, TextForm.NAME),
        chosen(item, "queue", queues.getFirst(), Set.copyOf(queues)));
  }

  private Dial dial(Section section) {
    return new Dial(section.texts("allow", TextForm.COUNTRY_CODE));
  }

  private static Limits limits(Section section) {
    Limits limits = Limits.DEFAULT;
    return new Limits(
        section.number("calls", limits.calls(), 1, Limits.CALLS_MAX),
        section.duration(
            "message", limits.message(), SECOND.multipliedBy(10), Duration.ofMinutes(10)),
        section.number("log-megabytes", limits.logMegabytes(), 1, 1000));
  }

  private Listen listen(Section section) {
    return new Listen(
        address(section, "sip").orElse(Listen.LOOPBACK.sip()),
        address(section, "http").orElse(Listen.LOOPBACK.http()),
        address(section, "external"));
  }

  private Optional<InetAddress> address(Section section, String key) {
    String expected = "an IPv4 address of this machine, such as '127.0.0.1' or '0.0.0.0'";
    return section
        .value(key)
        .flatMap(node ->
            TextForm.NETWORK
                .read(problems, node)
                .flatMap(text -> {
                  try {
                    return Optional.of(InetAddress.ofLiteral(text));
                  } catch (IllegalArgumentException _) {
                    problems.add(node, Section.found(node), expected);
                    return Optional.empty();
                  }
                }));
  }

  /** A value that must be there, and only once among its like. */
  private String needed(Section item, String key, TextForm form, Set<String> seen) {
    item.want(key, form);
    String value = item.text(key, "", form);
    if (!value.isEmpty() && !seen.add(value)) {
      problems.add(
          item.at(key), "'" + value + "' stands here a second time", "each " + key + " once");
    }
    return value;
  }

  private String chosen(Section section, String key, String otherwise, Set<String> choice) {
    String value = section.text(key, otherwise, TextForm.ANY);
    if (section.has(key) && !choice.contains(value)) {
      String expected =
          choice.size() > 20
              ? "a two-letter country, such as 'US' or 'DE'"
              : DidYouMean.expected(value, choice);
      problems.add(section.at(key), "'" + value + "' is not known", expected);
      return otherwise;
    }
    return value;
  }

  private <T> List<T> empty(Section root, String key, List<T> otherwise) {
    if (root.at(key) instanceof SequenceNode) {
      problems.add(root.at(key), "'" + key + "' is empty", "at least one of them");
    }
    return otherwise;
  }
}

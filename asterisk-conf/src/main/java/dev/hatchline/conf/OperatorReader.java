package dev.hatchline.conf;

import dev.hatchline.conf.OperatorConfig.Agent;
import dev.hatchline.conf.OperatorConfig.Dial;
import dev.hatchline.conf.OperatorConfig.Limits;
import dev.hatchline.conf.OperatorConfig.Listen;
import dev.hatchline.conf.OperatorConfig.Queue;
import dev.hatchline.conf.OperatorConfig.Voice;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

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
    String region = root.chosen("region", DEFAULTS.region(), TextForm.regions());
    Hours hours = HoursReader.read(problems, root);
    Listen listen = root.inside("listen", DEFAULTS.listen(), this::listen);
    return new OperatorConfig(
        root.text("company", DEFAULTS.company(), TextForm.COMPANY),
        region,
        new LinesReader(region, queues, agents).read(problems, root),
        queues,
        agents,
        TrunkReader.read(problems, root, listen),
        root.inside("dial", DEFAULTS.dial(), this::dial),
        CallbackReader.read(problems, root, hours.zone()),
        hours,
        SystemsReader.read(problems, root, DEFAULTS.systems()),
        root.inside(
            "voice",
            DEFAULTS.voice(),
            voice ->
                new Voice(voice.chosen("name", DEFAULTS.voice().name(), Set.copyOf(Voice.KNOWN)))),
        root.inside("limits", DEFAULTS.limits(), OperatorReader::limits),
        listen,
        DatabaseReader.read(problems, root));
  }

  private List<Agent> agents(Section root) {
    if (!root.has("agents")) {
      return DEFAULTS.agents();
    }
    Set<String> seen = new HashSet<>();
    List<Agent> agents = root.each("agents", item -> agent(item, seen));
    return agents.isEmpty() ? root.empty("agents", DEFAULTS.agents()) : agents;
  }

  private Agent agent(Section item, Set<String> seen) {
    String extension = item.needed("extension", TextForm.EXTENSION, seen);
    return new Agent(extension, item.text("name", "Agent " + extension, TextForm.PERSON));
  }

  private List<Queue> queues(Section root, List<Agent> agents) {
    List<String> everybody = agents.stream().map(Agent::extension).distinct().toList();
    if (!root.has("queues")) {
      return List.of(Queue.of(Queue.PEOPLE, everybody));
    }
    Set<String> seen = new HashSet<>();
    List<Queue> queues = root.each("queues", item -> queue(item, seen, everybody));
    return queues.isEmpty() ? root.empty("queues", DEFAULTS.queues()) : queues;
  }

  private Queue queue(Section item, Set<String> seen, List<String> everybody) {
    String name = item.needed("name", TextForm.NAME, seen);
    List<String> agents = item.has("agents") ? members(item, everybody) : everybody;
    return new Queue(
        name,
        agents,
        item.duration("ring", Queue.RING, SECOND.multipliedBy(5), SECOND.multipliedBy(120)),
        item.duration("wrap-up", Queue.WRAP_UP, Duration.ZERO, Duration.ofMinutes(30)),
        item.yes("message-when-nobody", true),
        inLine(item),
        Callbacks.Order.of(
            item.chosen(
                "callback", Callbacks.Order.CUSTOMER_FIRST.word(), Callbacks.Order.words())));
  }

  private static OperatorConfig.InLine inLine(Section queue) {
    OperatorConfig.InLine unsaid = OperatorConfig.InLine.DEFAULT;
    Duration most = Duration.ofMinutes(30);
    return new OperatorConfig.InLine(
        queue.duration("tell-every", unsaid.tellEvery(), SECOND.multipliedBy(10), most),
        queue.duration("offer-after", unsaid.offerAfter(), SECOND.multipliedBy(5), most),
        queue.duration("offer-every", unsaid.offerEvery(), SECOND.multipliedBy(20), most));
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
}

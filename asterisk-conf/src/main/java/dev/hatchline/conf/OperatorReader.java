package dev.hatchline.conf;

import dev.hatchline.conf.OperatorConfig.Agent;
import dev.hatchline.conf.OperatorConfig.Dial;
import dev.hatchline.conf.OperatorConfig.Limits;
import dev.hatchline.conf.OperatorConfig.Listen;
import dev.hatchline.conf.OperatorConfig.Queue;
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
    List<Queue> queues = new QueuesReader(problems, agents).read(root);
    String region = root.chosen("region", DEFAULTS.region(), TextForm.regions());
    Hours hours = HoursReader.read(problems, root);
    Listen listen = root.inside("listen", DEFAULTS.listen(), this::listen);
    Priority priority = PriorityReader.read(problems, root);
    List<Webhook> webhooks = WebhooksReader.read(problems, root);
    Database database = DatabaseReader.read(problems, root);
    return new OperatorConfig(
        root.text("company", DEFAULTS.company(), TextForm.COMPANY),
        region,
        new LinesReader(region, queues, agents, priority.max()).read(problems, root),
        queues,
        agents,
        pauses(root),
        priority,
        TrunkReader.read(problems, root, listen),
        root.inside("dial", DEFAULTS.dial(), this::dial),
        CallbackReader.read(problems, root, hours.zone()),
        NoticesReader.read(problems, root),
        CaseReader.read(problems, root, agents, webhooks),
        hours,
        SystemsReader.read(problems, root, DEFAULTS.systems()),
        webhooks,
        VoiceReader.read(problems, root, DEFAULTS.voice()),
        SpeechReader.read(problems, root),
        root.inside("limits", DEFAULTS.limits(), OperatorReader::limits),
        listen,
        database,
        RetentionReader.read(root),
        OtlpReader.read(problems, root),
        LogForm.read(root),
        KeysReader.read(problems, root),
        UsersReader.read(problems, root, agents),
        EnginesReader.read(problems, root, database));
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
    return new Agent(
        extension,
        item.text("name", "Agent " + extension, TextForm.PERSON),
        SkillsReader.read(item));
  }

  private List<String> pauses(Section root) {
    if (!root.has("pauses")) {
      return DEFAULTS.pauses();
    }
    List<String> pauses = root.texts("pauses", TextForm.NAME);
    if (pauses.size() > OperatorConfig.PAUSES_MAX || Set.copyOf(pauses).size() < pauses.size()) {
      problems.add(
          root.at("pauses"),
          pauses.size() + " reasons: " + String.join(", ", pauses),
          "at most " + OperatorConfig.PAUSES_MAX + " reasons, one for each key, each once");
      return DEFAULTS.pauses();
    }
    return pauses;
  }

  private Dial dial(Section section) {
    return new Dial(
        section.texts("allow", TextForm.COUNTRY_CODE),
        section.number(
            "transfers-per-hour", Dial.TRANSFERS_PER_HOUR, 0, Dial.TRANSFERS_PER_HOUR_MAX));
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

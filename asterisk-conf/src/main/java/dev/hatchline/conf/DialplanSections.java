package dev.hatchline.conf;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The repeated lines of extensions.conf. */
final class DialplanSections {
  /** How long an agent's phone rings for a colleague (s). */
  private static final long COLLEAGUE_RING_S = 30;

  private DialplanSections() {}

  static Map<String, ?> render(OperatorConfig config, Secrets secrets) {
    DialPolicy policy = DialPolicy.of(config);
    return Map.ofEntries(
        Map.entry("agiScript", secrets.agiScript()),
        Map.entry("lines", each(config.lines(), line -> to(line.number(), "hatchline-line"))),
        Map.entry("backs", each(config.lines(), line -> to(line.number(), "hatchline-back"))),
        Map.entry("firstLine", config.lines().getFirst().number()),
        Map.entry("lineQueues", each(config.lines(), DialplanSections::lineQueue)),
        Map.entry("agents", each(config.agents(), DialplanSections::colleague)),
        Map.entry("transfers", each(config.agents(), agent -> transfer(agent, config))),
        Map.entry("reasons", reasons(config.pauses())),
        Map.entry("pauses", each(config.agents(), DialplanSections::pause)),
        Map.entry("outgoing", each(policy.patterns(), DialplanSections::out)),
        Map.entry("outside", each(policy.patterns(), DialplanSections::outside)),
        Map.entry("outsideShut", each(policy.shutPrefixes(), DialplanSections::outsideShut)),
        Map.entry("shut", each(policy.shutPrefixes(), DialplanSections::shut)));
  }

  private static <T> String each(List<T> things, Function<T, String> line) {
    return things.stream().map(line).collect(Collectors.joining("\n"));
  }

  private static String to(String number, String context) {
    return "exten => %1$s,1,Goto(%2$s,%1$s,1)".formatted(number, context);
  }

  private static String lineQueue(OperatorConfig.Line line) {
    return """
    exten => %s,1,Set(HATCH_QUEUE=%s)
     same => n,Goto(s,1)\
    """
        .formatted(line.number(), line.queue());
  }

  private static String colleague(OperatorConfig.Agent agent) {
    return """
    exten => %1$s,1,Dial(PJSIP/%1$s,%2$d,i)
     same => n,Hangup()\
    """
        .formatted(agent.extension(), COLLEAGUE_RING_S);
  }

  /** A transferred caller waits for the agent as long as one from the line. */
  private static String transfer(OperatorConfig.Agent agent, OperatorConfig config) {
    long ring =
        config.queues().stream()
            .filter(queue -> queue.everybody().contains(agent.extension()))
            .mapToLong(queue -> queue.ring().toSeconds())
            .max()
            .orElse(COLLEAGUE_RING_S);
    return """
    exten => %1$s,1,Set(TIMEOUT(absolute)=0)
     same => n,Dial(PJSIP/%1$s,%2$d,im(hatchline))
     same => n,GotoIf($["${DIALSTATUS}" = "ANSWER"]?lost,bye:lost,1)\
    """
        .formatted(agent.extension(), ring);
  }

  /** {@code *21} is the first. */
  private static String reasons(List<String> reasons) {
    return IntStream.range(0, reasons.size())
        .mapToObj(i ->
            """
            exten => *2%d,1,Set(HATCH_REASON=%s)
             same => n,Goto(hatchline-star,paused,1)\
            """
                .formatted(i + 1, reasons.get(i)))
        .collect(Collectors.joining("\n"));
  }

  private static String pause(OperatorConfig.Agent agent) {
    return (" same => n,ExecIf($[${DB_EXISTS(hatchline-paused/%1$s)}]"
            + "?PauseQueueMember(,PJSIP/%1$s))")
        .formatted(agent.extension());
  }

  private static String out(String pattern) {
    return """
    exten => _%s,1,Dial(PJSIP/${FILTER(+0-9,${EXTEN})}@hatchline-trunk,%s,\
    iU(hatchline-picked^${HATCH_KEY}^${CUT(HATCH_ORDER,:,5)}))
     same => n,Hangup()\
    """
        .formatted(pattern, ring());
  }

  /** The caller's own dial ends it in time. */
  private static String outside(String pattern) {
    return """
    exten => _%s,1,Set(CALLERID(num)=${FILTER(+0-9,${HATCH_SHOWN})})
     same => n,Dial(PJSIP/${FILTER(+0-9,${EXTEN})}@hatchline-trunk,%d,i)
     same => n,Hangup(${HANGUPCAUSE})\
    """
        .formatted(pattern, AsteriskFiles.RING_MAX_SECONDS);
  }

  private static String outsideShut(String prefix) {
    return "exten => _+%s!,1,Hangup(21)".formatted(prefix);
  }

  /** As ordered; as by default if that is out of bounds. */
  private static String ring() {
    String ordered = "${FILTER(0-9,${CUT(HATCH_ORDER,:,4)})}";
    return "${IF($[0%1$s < %2$d | 0%1$s > %3$d]?%4$d:%1$s)}"
        .formatted(
            ordered,
            AsteriskFiles.RING_MIN_SECONDS,
            AsteriskFiles.RING_MAX_SECONDS,
            AsteriskFiles.RING_DEFAULT_SECONDS);
  }

  private static String shut(String prefix) {
    return """
    exten => _+%s!,1,Set(HATCH_FATE=forbidden)
     same => n,Hangup(21)\
    """
        .formatted(prefix);
  }
}

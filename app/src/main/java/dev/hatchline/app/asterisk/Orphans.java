package dev.hatchline.app.asterisk;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.Snapshot;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Agents who were rung beside a customer by an engine that is gone, or before we lost sight: only
 * who is in no conversation, and is rung for no call of ours.
 */
final class Orphans {
  static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /**
   * As {@code Dialler.agentChannel} makes it; the other half of a Local channel ends in {@code ;2}.
   */
  private static final Pattern AGENT_LEG = Pattern.compile("agent-([0-9]{2,8})-(" + UUID + ")");

  /** A phone that nobody wants to ring any more. */
  record Leg(CallId call, AgentId agent) {}

  private Orphans() {}

  /**
   * Those that Asterisk shows.
   *
   * @param rung whether a call of ours rings this agent just now
   */
  static List<Leg> in(Snapshot truth, BiPredicate<CallId, AgentId> rung) {
    return truth.channels().stream()
        .filter(seen -> seen.bridgeId() == null)
        .flatMap(seen -> leg(seen.channel().uniqueId()))
        .filter(leg -> !rung.test(leg.call(), leg.agent()))
        .toList();
  }

  /** Whose phone, and for which call, if the channel is one of those. */
  static Stream<Leg> leg(String uniqueId) {
    Matcher parts = AGENT_LEG.matcher(uniqueId);
    return parts.matches()
        ? Stream.of(new Leg(CallId.of(parts.group(2)), new AgentId(parts.group(1))))
        : Stream.empty();
  }
}

package dev.hatchline.telephony.ami;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DeviceState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.BridgeLeaveEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueCallerLeaveEvent;
import org.jspecify.annotations.Nullable;

/** Translates what Asterisk-Java has read; events that say nothing to us are left out. */
final class EventReader {
  /** Who paused an agent, when it was us. */
  static final String ENGINE = "engine";

  private static final Pattern AGENT_DEVICE = Pattern.compile("PJSIP/([0-9]{2,8})");
  private static final Pattern AGENT = Pattern.compile("[0-9]{2,8}");
  private static final Pattern PAUSE_REASON = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private EventReader() {}

  static Optional<AsteriskEvent> read(ManagerEvent event) {
    return Optional.ofNullable(translated(event));
  }

  private static @Nullable AsteriskEvent translated(ManagerEvent event) {
    return switch (event) {
      case NewChannelEvent e ->
          new AsteriskEvent.ChannelUp(
              channel(e.getChannel(), e.getUniqueId()), text(e.getLinkedid()), marks(e));
      case HangupEvent e ->
          new AsteriskEvent.ChannelGone(
              channel(e.getChannel(), e.getUniqueId()),
              text(e.getLinkedId()),
              e.getCause() == null ? 0 : e.getCause(),
              marks(e));
      case BridgeEnterEvent e ->
          new AsteriskEvent.Bridged(
              text(e.getBridgeUniqueId()),
              channel(e.getChannel(), e.getUniqueId()),
              text(e.getLinkedId()),
              marks(e));
      case BridgeLeaveEvent e ->
          new AsteriskEvent.Unbridged(
              text(e.getBridgeUniqueId()),
              channel(e.getChannel(), e.getUniqueId()),
              text(e.getLinkedId()),
              marks(e));
      case DialBeginEvent e -> dialBegun(e);
      case DialEndEvent e -> dialDone(e);
      case ManagerWords.DeviceStateSeen e -> device(e);
      case ManagerWords.PauseSaid e -> pause(e);
      case QueueCallerJoinEvent e ->
          new AsteriskEvent.QueueJoined(
              text(e.getQueue()),
              channel(e.getChannel(), e.getUniqueId()),
              text(e.getLinkedId()),
              marks(e),
              SnapshotReader.known(e.getCallerIdNum()));
      case QueueCallerLeaveEvent e ->
          new AsteriskEvent.QueueLeft(
              text(e.getQueue()),
              channel(e.getChannel(), e.getUniqueId()),
              text(e.getLinkedId()),
              marks(e));
      case DtmfEndEvent e -> key(e);
      default -> null;
    };
  }

  /** A dial without a calling channel (an originated call) says nothing of a caller. */
  private static @Nullable AsteriskEvent dialBegun(DialBeginEvent e) {
    return e.getChannel() == null
        ? null
        : new AsteriskEvent.DialBegun(
            channel(e.getChannel(), e.getUniqueId()),
            channel(e.getDestChannel(), e.getDestUniqueId()));
  }

  private static @Nullable AsteriskEvent dialDone(DialEndEvent e) {
    return e.getChannel() == null
        ? null
        : new AsteriskEvent.DialDone(
            channel(e.getChannel(), e.getUniqueId()),
            channel(e.getDestChannel(), e.getDestUniqueId()),
            text(e.getDialStatus()));
  }

  /** A line of a list is read with its list. */
  private static @Nullable AsteriskEvent device(ManagerWords.DeviceStateSeen e) {
    if (e.getInternalActionId() != null) {
      return null;
    }
    return agentOf(e.getDevice())
        .map(agent -> new AsteriskEvent.DeviceChanged(agent, state(e.getState())))
        .orElse(null);
  }

  private static @Nullable AsteriskEvent pause(ManagerWords.PauseSaid e) {
    // What we asked for ourselves is no news, and may come after the agent's own word.
    boolean news = !ENGINE.equals(e.getBy());
    return news && AGENT.matcher(text(e.getAgent())).matches()
        ? new AsteriskEvent.PauseChanged(
            new AgentId(text(e.getAgent())),
            "1".equals(e.getPaused()),
            pauseReason(text(e.getReason())))
        : null;
  }

  /** Only what the operator's file may name. */
  static String pauseReason(String text) {
    return PAUSE_REASON.matcher(text).matches() ? text : AsteriskEvent.PauseChanged.NO_REASON;
  }

  private static @Nullable AsteriskEvent key(DtmfEndEvent e) {
    return "Received".equals(e.getDirection()) && text(e.getDigit()).length() == 1
        ? new AsteriskEvent.KeyEnded(
            channel(e.getChannel(), e.getUniqueId()), e.getDigit().charAt(0))
        : null;
  }

  /** {@code PJSIP/101} is agent 101's phone. */
  static Optional<AgentId> agentOf(@Nullable String device) {
    Matcher matcher = AGENT_DEVICE.matcher(text(device));
    return matcher.matches() ? Optional.of(new AgentId(matcher.group(1))) : Optional.empty();
  }

  static String deviceOf(AgentId agent) {
    return "PJSIP/" + agent;
  }

  static DeviceState state(@Nullable String word) {
    return switch (text(word)) {
      case "UNAVAILABLE", "INVALID", "UNKNOWN" -> DeviceState.UNAVAILABLE;
      case "NOT_INUSE" -> DeviceState.FREE;
      case "RINGING" -> DeviceState.RINGING;
      case "INUSE", "RINGINUSE" -> DeviceState.IN_USE;
      default -> DeviceState.OTHER;
    };
  }

  static CallMarks marks(ManagerEvent event) {
    return marks(event.getChannelVariables());
  }

  static CallMarks marks(@Nullable Map<String, String> variables) {
    if (variables == null || variables.isEmpty()) {
      return CallMarks.NONE;
    }
    CallId call = call(variables.get("HATCH_CALL"));
    String line = text(variables.get("HATCH_LINE"));
    return new CallMarks(
        call,
        firstRing(variables.get("T0"), variables.get("T0SEQ")),
        line.isEmpty() ? null : line,
        text(variables.get("HATCH_STATE")),
        text(variables.get("HATCH_OWNER")),
        text(variables.get("HATCH_ENGINE")));
  }

  private static @Nullable CallId call(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? null : CallId.of(text);
    } catch (IllegalArgumentException e) {
      return null; // some channel of the operator's own dialplan
    }
  }

  private static @Nullable FirstRing firstRing(@Nullable String at, @Nullable String sequence) {
    return NUMBER.matcher(text(at)).matches() && NUMBER.matcher(text(sequence)).matches()
        ? new FirstRing(
            Instant.ofEpochSecond(Long.parseLong(text(at))), Long.parseLong(text(sequence)))
        : null;
  }

  static Channel channel(@Nullable String name, @Nullable String uniqueId) {
    return new Channel(text(name), text(uniqueId));
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}

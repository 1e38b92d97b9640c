package dev.hatchline.telephony.ami;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.DialStateEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The news of the calls that we make. How a customer's ended, the dialplan says; how an agent's leg
 * did is gathered here, because Asterisk tells in two ways that one failed, in either order:
 *
 * <pre>
 *   (nothing) ──Newchannel──▶ RINGS ──answered──▶ UP ──Hangup──▶ (nothing)
 *       │                       ├──Hangup: told──▶ DOWN ──OriginateResponse──▶ (nothing)
 *       │                       └──OriginateResponse──▶ FAILED ──Hangup: told──▶ (nothing)
 *       └──OriginateResponse: told (no phone to ring, or no room for one more channel)
 * </pre>
 */
final class DialNews {
  static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern AGENT_LEG = Pattern.compile("agent-([0-9]{2,8})-(" + KEY + ")");
  private static final Pattern DIALLING_HALF = Pattern.compile("(" + KEY + ");2");

  private static final int CAUSE_BUSY = 17;
  private static final int CAUSE_NO_USER_RESPONSE = 18;
  private static final int CAUSE_NO_ANSWER = 19;
  private static final int CAUSE_REJECTED = 21;

  private enum Stage {
    RINGS,
    UP,
    DOWN,
    FAILED
  }

  private record AgentLeg(CallId call, AgentId agent) {}

  private final ReentrantLock guard = new ReentrantLock();

  /** By unique id; an entry lasts as long as its call. */
  private final Map<String, Stage> legs = new HashMap<>();

  Optional<AsteriskEvent> of(ManagerEvent event) {
    guard.lock();
    try {
      return switch (event) {
        case DialStateEvent e -> rings(e);
        case ManagerWords.DialledSaid e -> dialled(e);
        case ManagerWords.AgentLegSaid e ->
            up(
                EventReader.text(e.getUniqueId()),
                EventReader.channel(e.getChannel(), e.getUniqueId()));
        case ManagerWords.MessageKeySaid e -> key(e);
        case NewChannelEvent e -> begun(EventReader.text(e.getUniqueId()));
        case HangupEvent e -> gone(e);
        case OriginateResponseEvent e -> ended(e);
        default -> Optional.empty();
      };
    } finally {
      guard.unlock();
    }
  }

  /** The link was made again: what happened to agents' legs meanwhile. */
  List<AsteriskEvent> after(Snapshot truth) {
    Map<String, Snapshot.Seen> alive = new HashMap<>();
    truth.channels().forEach(seen -> alive.put(seen.channel().uniqueId(), seen));
    List<AsteriskEvent> news = new ArrayList<>();
    guard.lock();
    try {
      for (Map.Entry<String, Stage> leg : List.copyOf(legs.entrySet())) {
        Snapshot.@Nullable Seen seen = alive.get(leg.getKey());
        if (seen == null) {
          legs.remove(leg.getKey());
        }
        if (leg.getValue() == Stage.RINGS || leg.getValue() == Stage.FAILED) {
          afterwards(leg.getKey(), seen).ifPresent(news::add);
        }
      }
    } finally {
      guard.unlock();
    }
    return news;
  }

  /** An agent's leg that was ringing when it was seen last. */
  private Optional<AsteriskEvent> afterwards(String id, Snapshot.@Nullable Seen seen) {
    if (seen == null) {
      return down(id, new DialResult.Unreachable("out of sight"));
    }
    return seen.context().equals(Orders.AGENT_LEG) || seen.context().equals(Orders.MESSAGE_LEG)
        ? up(id, seen.channel())
        : Optional.empty();
  }

  // ---- customers

  /** The inner half of our Local channel dials; a phone that a caller's script rings is no news. */
  private static Optional<AsteriskEvent> rings(DialStateEvent e) {
    Matcher half = DIALLING_HALF.matcher(EventReader.text(e.getUniqueId()));
    return half.matches() && "RINGING".equals(e.getDialStatus())
        ? Optional.of(new AsteriskEvent.CustomerRings(CallId.of(half.group(1))))
        : Optional.empty();
  }

  private static Optional<AsteriskEvent> dialled(ManagerWords.DialledSaid e) {
    String key = EventReader.text(e.getKey());
    return DialFate.of(EventReader.text(e.getStatus()))
        .filter(fate -> fate != DialFate.DIALLING && KEY.matcher(key).matches())
        .map(fate -> new AsteriskEvent.CustomerDialled(CallId.of(key), fate));
  }

  // ---- agents' legs

  private Optional<AsteriskEvent> up(String id, Channel channel) {
    legs.replace(id, Stage.UP);
    return agentLeg(id).map(leg -> new AsteriskEvent.AgentLegUp(leg.call(), leg.agent(), channel));
  }

  private static Optional<AsteriskEvent> key(ManagerWords.MessageKeySaid e) {
    String key = EventReader.text(e.getPressed());
    return key.length() == 1
        ? agentLeg(EventReader.text(e.getUniqueId()))
            .map(leg -> new AsteriskEvent.MessageKey(leg.call(), leg.agent(), key.charAt(0)))
        : Optional.empty();
  }

  private static Optional<AsteriskEvent> down(String id, DialResult result) {
    return agentLeg(id).map(leg -> new AsteriskEvent.AgentLegDown(leg.call(), leg.agent(), result));
  }

  private Optional<AsteriskEvent> begun(String id) {
    if (KEY.matcher(id).matches() || AGENT_LEG.matcher(id).matches()) {
      legs.put(id, Stage.RINGS);
    }
    return Optional.empty();
  }

  private Optional<AsteriskEvent> gone(HangupEvent e) {
    String id = EventReader.text(e.getUniqueId());
    Stage was = legs.remove(id);
    if (was == Stage.RINGS) {
      legs.put(id, Stage.DOWN);
    }
    return was == Stage.RINGS || was == Stage.FAILED
        ? down(id, result(e.getCause() == null ? 0 : e.getCause()))
        : Optional.empty();
  }

  private Optional<AsteriskEvent> ended(OriginateResponseEvent e) {
    String id = EventReader.text(e.getUniqueId());
    if (e.isSuccess()) {
      // An agent has answered when the dialplan says so, and nothing else is left to go wrong.
      legs.computeIfPresent(id, (_, was) -> agentLeg(id).isPresent() ? was : Stage.UP);
      return Optional.empty();
    }
    return switch (legs.remove(id)) {
      case RINGS, FAILED -> {
        legs.put(id, Stage.FAILED);
        yield Optional.empty();
      }
      case UP, DOWN -> Optional.empty();
      case null -> neverBegun(id);
    };
  }

  private static Optional<AsteriskEvent> neverBegun(String id) {
    return KEY.matcher(id).matches()
        ? Optional.of(new AsteriskEvent.CustomerDialled(CallId.of(id), DialFate.FAILED))
        : down(id, new DialResult.Unreachable("no phone"));
  }

  private static DialResult result(int cause) {
    return switch (cause) {
      case CAUSE_BUSY -> new DialResult.Busy();
      case CAUSE_NO_USER_RESPONSE, CAUSE_NO_ANSWER -> new DialResult.NoAnswer();
      case CAUSE_REJECTED -> new DialResult.Declined();
      case Orders.CAUSE_CANCELLED -> new DialResult.Cancelled();
      default -> new DialResult.Unreachable("cause " + cause);
    };
  }

  private static Optional<AgentLeg> agentLeg(String id) {
    Matcher leg = AGENT_LEG.matcher(id);
    return leg.matches()
        ? Optional.of(new AgentLeg(CallId.of(leg.group(2)), new AgentId(leg.group(1))))
        : Optional.empty();
  }
}

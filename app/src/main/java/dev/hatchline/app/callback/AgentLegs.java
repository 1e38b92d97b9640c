package dev.hatchline.app.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialResult;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The phones rung beside customers, each with what Asterisk has told of it. That an agent is there
 * and that the customer's call begins are told on two connections, in any order: each side first
 * says its own and then looks at what the other has said, so one of the two sees both.
 */
final class AgentLegs {
  private record Key(CallId call, AgentId agent) {}

  private final Map<Key, Channel> up = new ConcurrentHashMap<>();
  private final Map<Key, DialResult> down = new ConcurrentHashMap<>();

  void up(CallId call, AgentId agent, Channel channel) {
    up.put(new Key(call, agent), channel);
  }

  void down(CallId call, AgentId agent, DialResult why) {
    down.put(new Key(call, agent), why);
  }

  /** The channel of an agent who has picked up for this call. */
  Optional<Channel> channel(CallId call, AgentId agent) {
    return Optional.ofNullable(up.get(new Key(call, agent)));
  }

  /** Why the agent's phone was rung in vain, if it was; only the first who asks is told. */
  Optional<DialResult> takeMissed(CallId call, AgentId agent) {
    return Optional.ofNullable(down.remove(new Key(call, agent)));
  }

  /** The call is over, or was never there. */
  void forget(CallId call) {
    up.keySet().removeIf(key -> key.call().equals(call));
    down.keySet().removeIf(key -> key.call().equals(call));
  }
}

package dev.hatchline.app.asterisk;

import dev.hatchline.app.call.Words;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState.OnCall;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.telephony.DeviceState;
import dev.hatchline.telephony.Present;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Agents are freed by what Asterisk tells; an event that was lost would hold one for hours. So each
 * look at who is up is held against what we believe, and what is found wrong in the same way twice
 * in a row is put right: an event that was on its way while one look was taken has come by the
 * next.
 */
public final class LostEvents {
  /** Two of them, and the wait for the first, make less than a minute. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(25);

  private final Agents agents;

  /** What the last look found wrong. */
  private Set<Found> last = Set.of();

  LostEvents(Agents agents) {
    this.agents = agents;
  }

  /** What we believe of an agent, and Asterisk does not show. */
  sealed interface Found {
    AgentId agent();

    /** What the routing should have heard. */
    RoutingEvent event();

    /** The agent came into this call then, and the phone has no channel. */
    record NoChannel(AgentId agent, CallId call, Instant since) implements Found {
      @Override
      public RoutingEvent event() {
        return new RoutingEvent.AgentVanished(agent, call, since);
      }

      @Override
      public String toString() {
        return "expected agent %s in call %s since %s, found no channel of the phone"
            .formatted(agent, call, since);
      }
    }

    /** The phone does something else. */
    record OtherDevice(AgentId agent, Device believed, Device found) implements Found {
      @Override
      public RoutingEvent event() {
        return new RoutingEvent.AgentDevice(agent, found);
      }

      @Override
      public String toString() {
        return "expected the phone of agent %s %s, found it %s".formatted(agent, believed, found);
      }
    }
  }

  /** The whole truth has been read: nothing that was found before counts. */
  void forget() {
    last = Set.of();
  }

  /** The phone has told what it does since the last look: what that found is old. */
  void told(AgentId agent) {
    last =
        last.stream()
            .filter(found -> !(found instanceof Found.OtherDevice) || !found.agent().equals(agent))
            .collect(Collectors.toSet());
  }

  /** What is to be put right, the agents being these now. */
  List<Found> looked(Collection<Agent> now, Present present) {
    Set<AgentId> up =
        present.channels().stream()
            .flatMap(channel -> agents.on(channel).stream())
            .collect(Collectors.toSet());
    Set<Found> found = new LinkedHashSet<>();
    for (Agent agent : now) {
      if (agent.state() instanceof OnCall(CallId call, Instant since)
          && call != null
          && !up.contains(agent.id())) {
        found.add(new Found.NoChannel(agent.id(), call, since));
      }
      Device believed = agent.standing().device();
      Device device =
          Words.device(present.devices().getOrDefault(agent.id(), DeviceState.UNAVAILABLE));
      boolean ringing = device == Device.FREE && up.contains(agent.id());
      if (believed != device && !ringing) {
        found.add(new Found.OtherDevice(agent.id(), believed, device));
      }
    }
    List<Found> again = found.stream().filter(last::contains).toList();
    last = found;
    return again;
  }
}

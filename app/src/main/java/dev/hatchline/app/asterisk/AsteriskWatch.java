package dev.hatchline.app.asterisk;

import dev.hatchline.app.call.CallSession;
import dev.hatchline.app.call.Calls;
import dev.hatchline.app.call.Desk;
import dev.hatchline.app.call.Words;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.notice.Notices;
import dev.hatchline.app.tasks.MessageTasks;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallId;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallState;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Present;
import dev.hatchline.telephony.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells calls and routing what Asterisk reports. Everything happens on the link's one thread, in
 * the order in which Asterisk told it.
 */
public final class AsteriskWatch implements Consumer<AsteriskEvent> {
  private static final String ANSWERED = "ANSWER";
  private static final Pattern CUSTOMER = Pattern.compile(Orphans.UUID);

  private static final Logger log = LoggerFactory.getLogger(AsteriskWatch.class);

  private final Calls calls;
  private final Desk desk;
  private final Agents agents;
  private final Adoption adoption;
  private final Drain drain;
  private final Callbacks callbacks;
  private final MessageTasks tasks;
  private final Notices notices;
  private final LostEvents lost;
  private final Bridges bridges = new Bridges();

  /** Callers in Asterisk's own queue, by unique id. */
  private final Set<String> waiting = new HashSet<>();

  public AsteriskWatch(
      Calls calls, Desk desk, Agents agents, Adoption adoption, Drain drain, Owed owed) {
    this.calls = calls;
    this.desk = desk;
    this.agents = agents;
    this.adoption = adoption;
    this.drain = drain;
    this.callbacks = owed.callbacks();
    this.tasks = owed.tasks();
    this.notices = owed.notices();
    this.lost = new LostEvents(agents);
  }

  /** The calls that we make, and for whom agents are rung beside callers. */
  public record Owed(Callbacks callbacks, MessageTasks tasks, Notices notices) {}

  @Override
  public void accept(AsteriskEvent event) {
    see(event);
    adoption.goOn();
  }

  private void see(AsteriskEvent event) {
    switch (event) {
      case AsteriskEvent.Linked linked -> linked(linked);
      case AsteriskEvent.Unlinked(String why) -> {
        callbacks.outOfSight();
        tasks.outOfSight();
        notices.outOfSight();
        log.warn("Asterisk is out of sight: {}; calls that are up go on", why);
      }
      case AsteriskEvent.Looked(Present present) ->
          lost.looked(desk.readings().agents(), present)
              .forEach(new PutRight(desk, gone -> over(gone, present)));
      case AsteriskEvent.ChannelUp _, AsteriskEvent.DialBegun _ -> {}
      case AsteriskEvent.DialDone(Channel caller, Channel _, String status) ->
          dialled(caller, status);
      case AsteriskEvent.ChannelGone gone -> gone(gone);
      case AsteriskEvent.Bridged(String bridge, Channel channel, String _, CallMarks _) ->
          bridges.enter(bridge, channel).forEach(other -> met(channel, other));
      case AsteriskEvent.Unbridged(String bridge, Channel channel, String _, CallMarks _) ->
          bridges.leave(bridge, channel).forEach(other -> parted(channel, other));
      case AsteriskEvent.DeviceChanged(AgentId agent, var state) -> {
        lost.told(agent);
        desk.handle(new RoutingEvent.AgentDevice(agent, Words.device(state)));
      }
      case AsteriskEvent.PauseChanged(AgentId agent, boolean paused, String reason) ->
          desk.handle(new RoutingEvent.AgentPaused(agent, paused, reason));
      case AsteriskEvent.QueueJoined joined -> {
        waiting.add(joined.channel().uniqueId());
        adoption.session(joined).ifPresent(session -> session.tell(new CallInput.FoundWaiting()));
      }
      case AsteriskEvent.KeyEnded(Channel channel, char key) ->
          calls.onChannel(channel.uniqueId()).ifPresent(session -> session.keyed(key));
      case AsteriskEvent.QueueLeft left -> {
        waiting.remove(left.channel().uniqueId());
        adoption.left(left.channel());
      }
      case AsteriskEvent.CustomerRings(CallId call) -> {
        if (!notices.rings(call)) {
          callbacks.customerRings(call);
        }
      }
      case AsteriskEvent.CustomerDialled dialled -> {
        if (!notices.dialled(dialled)) {
          callbacks.customerDialled(dialled);
        }
      }
      case AsteriskEvent.AgentLegUp(CallId call, AgentId agent, Channel channel) -> {
        if (!tasks.up(call, agent)) {
          callbacks.agentUp(call, agent, channel);
        }
      }
      case AsteriskEvent.AgentLegDown(CallId call, AgentId agent, var why) -> {
        if (!tasks.down(call, agent, why)) {
          callbacks.agentDown(call, agent, why);
        }
      }
      case AsteriskEvent.MessageKey(CallId call, AgentId agent, char key) ->
          tasks.pressed(call, agent, key);
    }
  }

  private void linked(AsteriskEvent.Linked linked) {
    drain.linked(linked);
    lost.forget();
    bridges.clear();
    waiting.clear();
    linked.truth().waiting().forEach(caller -> waiting.add(caller.channel().uniqueId()));
    linked.truth().channels().stream()
        .filter(seen -> seen.bridgeId() != null)
        .forEach(seen -> bridges.enter(seen.bridgeId(), seen.channel()));
    // Before the desk asks the store: who hangs up meanwhile was connected all the same.
    adoption.take(linked).forEach(callbacks::connected);
    for (Orphans.Leg leg : Orphans.in(linked.truth(), this::rings)) {
      callbacks.strayAgent(leg.call(), leg.agent());
    }
    callbacks.inSight(up(linked.truth()), linked.truth().asteriskStarted());
    tasks.inSight(
        linked.truth().channels().stream()
            .map(seen -> seen.channel().uniqueId())
            .collect(Collectors.toSet()));
    notices.inSight(up(linked.truth()), linked.truth().asteriskStarted());
  }

  private boolean rings(CallId call, AgentId agent) {
    return tasks.has(call, agent)
        || calls
            .find(call)
            .filter(session ->
                session.call().state() instanceof CallState.Ringing ringing
                    && ringing.agent().equals(agent))
            .isPresent();
  }

  /** The calls that have a channel, customers whose phones we ring among them. */
  private static Set<CallId> up(Snapshot truth) {
    Set<CallId> up = new HashSet<>();
    for (Snapshot.Seen seen : truth.channels()) {
      if (seen.marks().call() != null) {
        up.add(seen.marks().call());
      }
      called(seen.channel()).ifPresent(up::add);
    }
    return up;
  }

  /** The call of a customer whom we dial: its channel has the call's name. */
  private static Optional<CallId> called(Channel channel) {
    return CUSTOMER.matcher(channel.uniqueId()).matches()
        ? Optional.of(CallId.of(channel.uniqueId()))
        : Optional.empty();
  }

  /**
   * Whom Asterisk's queue rang a phone for in vain, and left alone until now, is ours again; whose
   * dial was answered is somebody else's.
   */
  private void dialled(Channel caller, String status) {
    if (status.equals(ANSWERED)) {
      tell(caller, new CallInput.DialAnswered());
    } else if (waiting.contains(caller.uniqueId())) {
      tell(caller, new CallInput.FoundWaiting());
    }
  }

  private void tell(Channel caller, CallInput what) {
    calls.onChannel(caller.uniqueId()).ifPresent(session -> session.tell(what));
  }

  private void gone(AsteriskEvent.ChannelGone gone) {
    waiting.remove(gone.channel().uniqueId());
    adoption.left(gone.channel());
    bridges.gone(gone.channel());
    Orphans.leg(gone.channel().uniqueId()).forEach(leg -> tasks.gone(leg.call(), leg.agent()));
    Optional<CallSession> call = calls.gone(gone.channel().uniqueId());
    call.ifPresent(session -> session.tell(new CallInput.ChannelGone(Party.CALLER)));
    if (call.isEmpty()) {
      called(gone.channel()).filter(id -> !notices.gone(id)).ifPresent(callbacks::customerGone);
    }
  }

  private void over(LostEvents.Found.NoChannel gone, Present present) {
    tasks.gone(gone.call(), gone.agent());
    calls.find(gone.call()).ifPresent(session -> tell(session, gone.agent(), present));
  }

  /** What the call should have heard. */
  private void tell(CallSession session, AgentId agent, Present present) {
    Channel caller = session.channel();
    if (present.channels().stream().anyMatch(up -> up.uniqueId().equals(caller.uniqueId()))) {
      session.tell(new CallInput.AgentUnbridged(agent));
    } else {
      gone(new AsteriskEvent.ChannelGone(caller, caller.uniqueId(), 0, CallMarks.NONE));
    }
  }

  private void met(Channel one, Channel other) {
    pairs(one, other).forEach(pair -> pair.call().tell(new CallInput.AgentBridged(pair.agent())));
  }

  /** Only an agent who goes while the caller stays: a caller who goes is told of otherwise. */
  private void parted(Channel gone, Channel stays) {
    pair(stays, gone)
        .ifPresent(pair -> pair.call().tell(new CallInput.AgentUnbridged(pair.agent())));
  }

  private List<Pair> pairs(Channel one, Channel other) {
    return pair(one, other).or(() -> pair(other, one)).stream().toList();
  }

  private Optional<Pair> pair(Channel caller, Channel agent) {
    return calls
        .onChannel(caller.uniqueId())
        .flatMap(call -> agents.on(agent).map(id -> new Pair(call, id)));
  }

  private record Pair(CallSession call, AgentId agent) {}
}

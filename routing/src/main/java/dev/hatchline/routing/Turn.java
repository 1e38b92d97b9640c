package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentEvent;
import dev.hatchline.routing.agent.AgentState.OnCall;
import dev.hatchline.routing.agent.AgentState.Reserved;
import dev.hatchline.routing.agent.AgentState.WrapUp;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.agent.Pause;
import dev.hatchline.routing.agent.Ronas;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.CallQueue;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One event handled at one instant: what it changes, and what is to be done about it. */
final class Turn {
  private final Roster roster;
  private final Line line;
  private final Elsewhere elsewhere;
  private final Ronas ronas;
  private final Outlook outlook;
  private final Instant now;
  private final List<Decision> decisions = new ArrayList<>();
  private final Set<QueueEntry> joined = new TreeSet<>();

  /** Whether an agent has come or gone: only then may a queue have become empty of them. */
  private boolean signed;

  Turn(Floor floor, Instant now) {
    this.roster = floor.roster();
    this.line = floor.line();
    this.elsewhere = floor.elsewhere();
    this.ronas = floor.ronas();
    this.outlook = floor.outlook();
    this.now = now;
  }

  /** What has been decided so far, in order. */
  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  void take(RoutingEvent event) {
    switch (event) {
      case RoutingEvent.AgentDevice e ->
          step(event, e.agent(), new AgentEvent.DeviceReported(e.device()));
      case RoutingEvent.AgentPaused e ->
          step(
              event,
              e.agent(),
              e.paused() ? new AgentEvent.PauseBegun(e.reason()) : new AgentEvent.PauseEnded());
      case RoutingEvent.Joined e -> join(e);
      case RoutingEvent.Left e -> leave(e);
      case RoutingEvent.Answered e -> answer(e);
      case RoutingEvent.Missed e -> miss(e);
      case RoutingEvent.AgentWaits e ->
          step(event, e.agent(), new AgentEvent.Waits(e.call(), e.until()));
      case RoutingEvent.AgentFreed e -> step(event, e.agent(), new AgentEvent.Freed(e.call()));
      case RoutingEvent.AgentVanished e ->
          step(event, e.agent(), new AgentEvent.Vanished(e.call(), e.since()));
      case RoutingEvent.AdoptedOnCall e -> adopt(e);
      case RoutingEvent.MatchingHeld e -> line.matchFrom(e.until());
      case RoutingEvent.MatchingResumed _ -> line.matchFrom(now);
      case RoutingEvent.HeldElsewhere(AgentId agent, CallId call, Instant until) ->
          heldElsewhere(event, new Elsewhere.Held(agent, call, until));
      case RoutingEvent.FreedElsewhere(AgentId agent) -> freedElsewhere(event, agent);
      case RoutingEvent.ServedElsewhere(CallId call) ->
          line.leave(call).ifPresent(entry -> outlook.gone(entry, true, now));
      case RoutingEvent.HandledElsewhere(AgentId agent, Duration took) ->
          outlook.handled(agent, took);
      case RoutingEvent.Given e -> given(e);
      case RoutingEvent.Tick _ -> tick();
    }
  }

  /** Ends what has lasted too long. */
  void tick() {
    roster.due(now).forEach(id -> step(new RoutingEvent.Tick(), id, new AgentEvent.Tick()));
    elsewhere.due(now).forEach(id -> freedElsewhere(new RoutingEvent.Tick(), id));
    line.tick(now);
  }

  /** Reserves agents until nobody waits for whom an agent is free, unless matching is held. */
  void match() {
    if (now.isBefore(line.matchingFrom())) {
      return;
    }
    Optional<Matcher.Match> match = line.nextMatch();
    while (match.isPresent()) {
      QueueEntry entry = match.get().entry();
      AgentId agent = match.get().agent();
      line.hold(entry.call(), now);
      step(new RoutingEvent.Joined(entry), agent, chosen(entry));
      decisions.add(new Decision.Reserve(agent, entry.call(), entry));
      match = line.nextMatch();
    }
  }

  /** Tells who has just joined an empty house, and everybody in line when the last agent leaves. */
  void tellDeserted() {
    for (CallQueue queue : signed ? line.queues() : joinedQueues()) {
      boolean staffed = roster.staff(queue.name()).signedIn() > 0;
      boolean wasStaffed = line.staffed(queue.name(), staffed);
      if (!staffed) {
        Collection<QueueEntry> told = wasStaffed ? queue.entries() : joined;
        told.stream()
            .filter(entry -> queue.contains(entry.call()))
            .forEach(entry -> decisions.add(new Decision.NobodySignedIn(entry.call())));
      }
    }
  }

  private List<CallQueue> joinedQueues() {
    return joined.stream()
        .map(QueueEntry::queue)
        .distinct()
        .sorted()
        .flatMap(name -> line.queue(name).stream())
        .toList();
  }

  private void join(RoutingEvent.Joined event) {
    QueueEntry entry = event.entry();
    Affinity affinity = entry.affinity();
    boolean atWork =
        affinity != null && roster.find(affinity.agent()).filter(Agent::atWork).isPresent();
    Optional<String> objection = line.join(entry, atWork, now);
    if (objection.isPresent()) {
      refuse(event, objection.get());
      return;
    }
    // Who is in line talks to nobody: an agent who still seems to, has been left without our
    // being told.
    roster
        .holder(entry.call())
        .ifPresent(agent -> step(event, agent.id(), new AgentEvent.Freed(entry.call())));
    if (elsewhere.holds(entry.call())) {
      line.hold(entry.call(), now);
    }
    joined.add(entry);
  }

  private void heldElsewhere(RoutingEvent event, Elsewhere.Held held) {
    if (step(event, held.agent(), new AgentEvent.HeldElsewhere())) {
      elsewhere.hold(held).ifPresent(this::letWait);
      if (held.call() != null) {
        line.hold(held.call(), now);
      }
    }
  }

  private void freedElsewhere(RoutingEvent event, AgentId agent) {
    elsewhere
        .free(agent)
        .ifPresent(held -> {
          step(event, agent, new AgentEvent.FreedElsewhere());
          letWait(held);
        });
  }

  private void letWait(Elsewhere.Held held) {
    if (held.call() != null) {
      release(held.call());
    }
  }

  /** The caller waits again, unless somebody is there for them. */
  private void release(CallId call) {
    if (!elsewhere.holds(call) && roster.holder(call).isEmpty()) {
      line.release(call, now);
    }
  }

  private void given(RoutingEvent.Given event) {
    AgentId agent = event.agent();
    CallId call = event.call();
    freedElsewhere(event, agent);
    Optional<Agent> rung = roster.holder(call);
    if (rung.filter(holder -> holder.id().equals(agent)).isPresent()) {
      return; // We have had the same in mind.
    }
    Optional<QueueEntry> entry = line.find(call);
    if (entry.isEmpty()) {
      refuse(event, "expected a call in line, found none");
      return;
    }
    if (!line.serves(agent, entry.get())) {
      // The caller has come again since the other engine read of them.
      refuse(event, "expected an agent for queue " + entry.get().queue() + ", found " + agent);
      return;
    }
    rung.ifPresent(holder -> cancel(event, holder, call));
    roster
        .find(agent)
        .filter(each -> each.state() instanceof Reserved)
        .map(each -> each.state().call())
        .ifPresent(other -> step(event, agent, new AgentEvent.Missed(other, MissReason.CANCELLED)));
    if (step(event, agent, chosen(entry.get()))) {
      line.hold(call, now);
      decisions.add(new Decision.RingGiven(agent, call, entry.get()));
    }
  }

  private void leave(RoutingEvent.Left event) {
    Optional<QueueEntry> left = line.leave(event.call());
    boolean held = elsewhere.forget(event.call());
    if (left.isPresent()) {
      outlook.gone(left.get(), false, now);
      roster.holder(event.call()).ifPresent(agent -> cancel(event, agent, event.call()));
    } else if (!held) {
      refuse(event, "expected a call in line, found none");
    }
  }

  private void answer(RoutingEvent.Answered event) {
    Optional<QueueEntry> entry = line.find(event.call());
    if (entry.isPresent()) {
      talk(event, event.agent(), answered(entry.get().call(), entry.get().queue()));
    } else {
      refuse(event, "expected a call in line, found none");
    }
  }

  private void adopt(RoutingEvent.AdoptedOnCall event) {
    CallId call = event.call();
    String queue = line.find(call).map(QueueEntry::queue).orElse(event.queue());
    talk(event, event.agent(), answered(call, queue));
  }

  private AgentEvent.Chosen chosen(QueueEntry entry) {
    return new AgentEvent.Chosen(entry.call(), line.limitsOf(entry.queue()));
  }

  private AgentEvent.Answered answered(CallId call, @Nullable String queue) {
    return new AgentEvent.Answered(call, line.limitsOf(queue));
  }

  /** The phones decide who talks: whoever else was rung for this caller is rung no longer. */
  private void talk(RoutingEvent event, AgentId agent, AgentEvent.Answered answered) {
    CallId call = answered.call();
    Optional<Agent> other = roster.holder(call).filter(holder -> !holder.id().equals(agent));
    if (other.isPresent() && other.get().state() instanceof OnCall) {
      refuse(event, "expected a call with no agent, found it with " + other.get().id());
    } else if (step(event, agent, answered)) {
      other.ifPresent(holder -> cancel(event, holder, call));
    }
  }

  private void cancel(RoutingEvent event, Agent agent, CallId call) {
    step(event, agent.id(), new AgentEvent.Missed(call, MissReason.CANCELLED));
  }

  private void miss(RoutingEvent.Missed event) {
    boolean counted =
        step(event, event.agent(), new AgentEvent.Missed(event.call(), event.reason()))
            && event.reason() == MissReason.NO_ANSWER;
    int times = counted ? ronas.missed(event.agent(), now) : 0;
    if (times >= Ronas.TOO_MANY) {
      decisions.add(new Decision.RepeatedRona(event.agent(), times));
    }
  }

  /** Returns whether the guard accepted it. */
  private boolean step(RoutingEvent cause, AgentId id, AgentEvent event) {
    return switch (roster.step(id, event, now)) {
      case Roster.Outcome.Refused(String reason) -> {
        refuse(cause, reason);
        yield false;
      }
      case Roster.Outcome.Change(Agent before, Agent after) -> {
        followed(cause, before, after);
        yield true;
      }
    };
  }

  /** Keeps the line in step with an agent, whatever changed the agent. */
  private void followed(RoutingEvent cause, Agent before, Agent after) {
    signed |= before.signedIn() != after.signedIn();
    if (after.state() instanceof OnCall(CallId call, _) && call != null) {
      line.leave(call).ifPresent(entry -> outlook.gone(entry, true, now));
      ronas.answered(after.id());
    }
    if (before.state() instanceof OnCall(CallId call, Instant since)
        && call != null
        && !(after.state() instanceof OnCall)) {
      Instant rested = after.state() instanceof WrapUp(_, Instant until) ? until : now;
      outlook.handled(after.id(), Duration.between(since, rested));
    }
    if (before.state() instanceof Reserved r && !r.call().equals(after.state().call())) {
      if (!(cause instanceof RoutingEvent.Missed(_, _, MissReason why)
          && why == MissReason.CANCELLED)) {
        line.declined(after.id(), r.call(), now);
      }
      release(r.call());
      if (!(cause instanceof RoutingEvent.Missed)) {
        decisions.add(new Decision.ReservationLapsed(after.id(), r.call()));
      }
    }
    if (before.atWork() && !after.atWork()) {
      line.gone(after.id(), now);
    } else if (!before.atWork() && after.atWork()) {
      line.came(after.id(), now);
    }
    Pause pause = after.standing().pause();
    if (cause instanceof RoutingEvent.Missed
        && pause != null
        && before.standing().pause() == null) {
      decisions.add(new Decision.PauseAgent(after.id(), pause.reason()));
    }
    Pause ended = pause == null ? before.standing().pause() : null;
    if (ended != null && ended.reason().equals(Pause.NO_ANSWER)) {
      decisions.add(new Decision.ResumeAgent(after.id()));
    }
  }

  private void refuse(RoutingEvent event, String reason) {
    decisions.add(new Decision.Refused(event, reason));
  }
}

package dev.hatchline.app.asterisk;

import dev.hatchline.app.call.CallSession;
import dev.hatchline.app.call.Calls;
import dev.hatchline.app.call.Desk;
import dev.hatchline.app.call.LostCalls;
import dev.hatchline.app.call.Words;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Snapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what we believe equal to what is: after the engine's start, and after each time Asterisk
 * was out of sight.
 */
public final class Adoption {
  /** A call this young may have come after the truth was read. */
  private static final Duration TOO_YOUNG = Duration.ofSeconds(3);

  private static final Logger log = LoggerFactory.getLogger(Adoption.class);

  private final Calls calls;
  private final Desk desk;
  private final Agents agents;
  private final LostCalls lostCalls;
  private final Ownership ownership;
  private final Runnable ready;
  private final InstantSource clock;

  private final Clearance clearance = new Clearance();

  /**
   * Waits for Asterisk's first word.
   *
   * @param ownership which calls are ours to take up
   * @param ready run once what is up has been taken in: from then on calls may come; run each time
   */
  public Adoption(
      Calls calls,
      Desk desk,
      Agents agents,
      LostCalls lostCalls,
      Ownership ownership,
      Runnable ready,
      InstantSource clock) {
    this.calls = calls;
    this.desk = desk;
    this.agents = agents;
    this.lostCalls = lostCalls;
    this.ownership = ownership;
    this.ready = ready;
    this.clock = clock;
  }

  /** Returns who talks to whom. */
  Map<CallId, AgentId> take(AsteriskEvent.Linked linked) {
    Snapshot truth = linked.truth();
    endWhatIsGone(linked);
    List<RoutingEvent> news = new ArrayList<>();
    for (AgentId agent : agents.known()) {
      String pause = truth.paused().get(agent);
      news.add(
          new RoutingEvent.AgentPaused(
              agent, pause != null, Objects.requireNonNullElse(pause, "")));
      news.add(new RoutingEvent.AgentDevice(agent, Words.device(agents.device(agent, truth))));
    }
    remember(truth);
    lostCalls.endUnseen(calls(truth), truth.asteriskStarted());
    List<CallSession> waiting = new ArrayList<>();
    truth.channels().forEach(seen -> adopt(seen, truth, news, waiting));
    waiting.sort(Comparator.comparing(session -> session.call().firstRing()));
    clearance
        .begin(
            waiting.stream().map(session -> session.channel().uniqueId()).toList(), clock.instant())
        .ifPresent(news::add);
    List<String> first = clearance.next(clock.instant());
    // A caller told before this would join a line in which no agent is known and nobody else waits.
    desk.handle(news, () -> first.forEach(this::takeBack));
    log.info(
        "Asterisk is in sight: {} channels, {} calls of ours",
        truth.channels().size(),
        calls.count());
    ownership.seen(truth);
    ready.run();
    return talking(truth);
  }

  /** What a dead engine has told of calls that are gone, or ours now, goes on here. */
  private void remember(Snapshot truth) {
    Set<CallId> others =
        truth.channels().stream()
            .filter(seen -> !ownership.ours(seen.marks()))
            .flatMap(seen -> Optional.ofNullable(seen.marks().call()).stream())
            .collect(Collectors.toSet());
    ownership.left().stream()
        .filter(story -> !others.contains(story.call()))
        .forEach(lostCalls::remember);
  }

  private Map<CallId, AgentId> talking(Snapshot truth) {
    Map<CallId, AgentId> talking = new HashMap<>();
    for (Snapshot.Seen seen : truth.channels()) {
      CallId call = seen.marks().call();
      if (call != null) {
        agentWith(seen, truth).ifPresent(agent -> talking.put(call, agent));
      }
    }
    return talking;
  }

  /** A caller is out of Asterisk's queue. */
  void left(Channel caller) {
    clearance.left(caller.uniqueId()).ifPresent(desk::handle);
  }

  /** With each of Asterisk's words the next are taken out of its queue, if there are any. */
  void goOn() {
    clearance.next(clock.instant()).forEach(this::takeBack);
  }

  private void takeBack(String caller) {
    calls.onChannel(caller).ifPresent(session -> session.tell(new CallInput.FoundWaiting()));
  }

  private static Set<CallId> calls(Snapshot truth) {
    return truth.channels().stream()
        .flatMap(seen -> Optional.ofNullable(seen.marks().call()).stream())
        .collect(Collectors.toSet());
  }

  private void endWhatIsGone(AsteriskEvent.Linked linked) {
    Set<String> alive =
        linked.truth().channels().stream()
            .map(seen -> seen.channel().uniqueId())
            .collect(Collectors.toSet());
    for (CallSession session : calls.all()) {
      boolean young = Duration.between(session.since(), clock.instant()).compareTo(TOO_YOUNG) < 0;
      if (!alive.contains(session.channel().uniqueId()) && !(young && linked.sameAsterisk())) {
        session.tell(new CallInput.AsteriskLost());
      }
    }
  }

  /** Whoever waits is in line, and whoever talks is talking, before anybody is matched. */
  private void adopt(
      Snapshot.Seen seen, Snapshot truth, List<RoutingEvent> news, List<CallSession> waiting) {
    if (seen.marks().call() == null) {
      return;
    }
    boolean left = waiting(seen, truth) && !rings(seen, truth);
    Optional<CallSession> known = calls.find(seen.marks().call());
    if (known.isPresent()) {
      known.filter(_ -> left).ifPresent(waiting::add);
      return;
    }
    if (!ownership.ours(seen.marks())) {
      return;
    }
    AgentId agent = agentWith(seen, truth).orElse(null);
    CallSession session =
        lostCalls.adopt(seen.channel(), seen.marks(), seen.callerNumber(), agent).orElse(null);
    if (session == null) {
      return;
    }
    ownership.taken(seen.channel(), seen.marks());
    Call call = session.call();
    if (agent != null) {
      news.add(new RoutingEvent.AdoptedOnCall(agent, call.id(), call.queue()));
    } else if (left) {
      waiting.add(session);
      news.add(
          new RoutingEvent.Joined(
              new QueueEntry(
                  call.id(),
                  call.queue(),
                  call.firstRing(),
                  lostCalls.waitsSince(call.id()).orElseGet(clock::instant),
                  call.before(),
                  null)));
    }
  }

  private static boolean waiting(Snapshot.Seen seen, Snapshot truth) {
    return truth.waiting().stream()
        .anyMatch(w -> w.channel().uniqueId().equals(seen.channel().uniqueId()));
  }

  private Optional<AgentId> agentWith(Snapshot.Seen seen, Snapshot truth) {
    return truth.channels().stream()
        .filter(other -> seen.bridgeId() != null && seen.bridgeId().equals(other.bridgeId()))
        .flatMap(other -> agents.on(other.channel()).stream())
        .findFirst();
  }

  /** Whether Asterisk's queue rings a phone for this caller just now: it may have its chance. */
  private boolean rings(Snapshot.Seen seen, Snapshot truth) {
    return truth.channels().stream()
        .anyMatch(other ->
            other.linkedId().equals(seen.linkedId()) && agents.on(other.channel()).isPresent());
  }

  /** The call of a channel that Asterisk's own queue has; adopted if we do not know it. */
  Optional<CallSession> session(AsteriskEvent.QueueJoined joined) {
    CallMarks marks = joined.marks();
    if (marks.call() == null) {
      return Optional.empty();
    }
    Optional<CallSession> known = calls.find(marks.call());
    if (known.isPresent() || !ownership.ours(marks)) {
      return known;
    }
    Channel channel = joined.channel();
    Optional<CallSession> session = lostCalls.adopt(channel, marks, joined.callerNumber(), null);
    session.ifPresent(_ -> ownership.taken(channel, marks));
    return session;
  }
}

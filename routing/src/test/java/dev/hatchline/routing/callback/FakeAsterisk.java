package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asterisk, phones and people of the tests. It lives on when an engine dies. A key is dialled once:
 * the dialplan looks it up in Asterisk's own database, writes it, dials, and writes how it ended.
 */
final class FakeAsterisk implements Dial {
  /** What a customer or an agent does when the phone rings. */
  record Will(Duration after, Fate fate) {
    static Will answer(int seconds) {
      return new Will(Duration.ofSeconds(seconds), Fate.ANSWERED);
    }

    static Will of(int seconds, Fate fate) {
      return new Will(Duration.ofSeconds(seconds), fate);
    }
  }

  /** Who hears what happens. */
  interface Ears {
    void rings(CallId call);

    void dialled(CallId call, Fate how);

    /** The phone rung beside the customer's. */
    void agentUp(CallId call, AgentId agent);

    /** The phone rung from the customer's own script. */
    void dialAnswered(CallId call, AgentId agent);

    void agentMissed(CallId call, AgentId agent, MissReason why);

    void customerGone(CallId call);

    void talkOver(CallId call, AgentId agent);

    void device(AgentId agent, Device device);
  }

  /** A leg to a customer. */
  static final class Customer {
    final CallId call;
    final PhoneNumber number;
    final Instant since;
    final Will will;
    boolean answered;

    /** Hangs up then, if nobody has come. */
    @Nullable Instant patientUntil;

    @Nullable AgentId talksTo;
    @Nullable Instant talksUntil;

    Customer(CallId call, PhoneNumber number, Instant since, Will will) {
      this.call = call;
      this.number = number;
      this.since = since;
      this.will = will;
    }
  }

  /** A leg to an agent. */
  static final class Agent {
    final CallId call;
    final Instant since;
    final Will will;
    final boolean beside;
    boolean up;

    Agent(CallId call, Instant since, Will will, boolean beside) {
      this.call = call;
      this.since = since;
      this.will = will;
      this.beside = beside;
    }
  }

  private static final Duration TALK = Duration.ofSeconds(5);

  final SteppedClock clock;
  final Map<CallId, Fate> record = new HashMap<>();
  final Map<CallId, Customer> customers = new LinkedHashMap<>();
  final Map<AgentId, Agent> agents = new LinkedHashMap<>();
  final Map<PhoneNumber, List<Fate>> history = new HashMap<>();
  final List<AgentId> rung = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  final Set<PhoneNumber> reached = new java.util.HashSet<>();
  private final Map<PhoneNumber, List<Will>> wills = new HashMap<>();
  private final Map<AgentId, List<Will>> agentWills = new HashMap<>();

  /** For how long a customer on the line waits for a person. */
  Duration patience = Duration.ofMinutes(10);

  /** Agents whose phones are not registered. */
  final Set<AgentId> gone = new java.util.HashSet<>();

  /** Whole seconds. */
  Instant started = Instant.EPOCH;

  /** Asterisk is out of sight. */
  boolean away;

  /** Whether it has begun to dial a customer. */
  CompletableFuture<Boolean> begun = CompletableFuture.completedFuture(true);

  /** Orders of an engine that was stopped when it had found that it may dial; absent: none is. */
  @Nullable List<Runnable> stopped;

  @Nullable Ears ears;

  /** Of the time between an action and what it does. */
  private final List<Runnable> onTheWay = new ArrayList<>();

  FakeAsterisk(SteppedClock clock) {
    this.clock = clock;
  }

  /** What this customer does, time after time; at last always the last. */
  void customer(PhoneNumber number, Will... behaviour) {
    wills.put(number, new ArrayList<>(List.of(behaviour)));
  }

  void agent(AgentId agent, Will... behaviour) {
    agentWills.put(agent, new ArrayList<>(List.of(behaviour)));
  }

  private static <K> Will next(Map<K, List<Will>> wills, K key) {
    List<Will> left = wills.getOrDefault(key, List.of(Will.answer(1)));
    return left.size() > 1 ? left.removeFirst() : left.getFirst();
  }

  int dials(PhoneNumber number) {
    return history.getOrDefault(number, List.of()).size();
  }

  @Override
  public CompletableFuture<Boolean> customer(CallId call, Callback callback) {
    if (away) {
      return CompletableFuture.completedFuture(false);
    }
    PhoneNumber number = callback.request().number();
    if (stopped != null) {
      stopped.add(() -> dialplan(call, number));
      return new CompletableFuture<>();
    }
    onTheWay.add(() -> dialplan(call, number));
    return begun;
  }

  /**
   * Killed and started anew: all calls are gone, and of its record what was written in its last
   * second.
   */
  void crash(Duration lost) {
    Instant kept = clock.instant().minus(lost);
    customers.values().stream()
        .filter(leg -> leg.since.isAfter(kept))
        .forEach(leg -> record.remove(leg.call));
    customers.clear();
    agents.clear();
    onTheWay.clear();
    started = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
  }

  private void dialplan(CallId call, PhoneNumber number) {
    if (record.containsKey(call)) {
      tell(to -> to.dialled(call, Fate.REFUSED_TWICE));
      return;
    }
    record.put(call, Fate.DIALLING);
    List<Fate> before = history.computeIfAbsent(number, _ -> new ArrayList<>());
    if (!before.isEmpty()
        && !Set.of(Fate.BUSY, Fate.NO_ANSWER, Fate.MACHINE, Fate.FAILED)
            .contains(before.getLast())) {
      faults.add(number + " is dialled again after " + before);
    }
    before.add(Fate.DIALLING);
    customers.put(call, new Customer(call, number, clock.instant(), next(wills, number)));
    tell(to -> to.rings(call));
  }

  @Override
  public CompletableFuture<Boolean> agent(CallId call, AgentId agent, Callback callback) {
    return ring(call, agent, true);
  }

  /** From the customer's own script. */
  CompletableFuture<Boolean> ring(CallId call, AgentId agent) {
    return ring(call, agent, false);
  }

  private CompletableFuture<Boolean> ring(CallId call, AgentId agent, boolean beside) {
    if (away) {
      return CompletableFuture.completedFuture(false);
    }
    onTheWay.add(() -> {
      if (gone.contains(agent)) {
        tell(to -> to.agentMissed(call, agent, MissReason.UNREACHABLE));
        return;
      }
      if (agents.containsKey(agent)) {
        tell(to -> to.agentMissed(call, agent, MissReason.BUSY));
        return;
      }
      rung.add(agent);
      agents.put(agent, new Agent(call, clock.instant(), next(agentWills, agent), beside));
      tell(to -> to.device(agent, Device.RINGING));
    });
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> hangUpCustomer(CallId call) {
    onTheWay.add(() -> {
      Customer leg = customers.get(call);
      if (leg != null && leg.answered) {
        gone(leg);
      } else if (leg != null) {
        end(leg, Fate.NO_ANSWER);
      }
    });
    return CompletableFuture.completedFuture(!away);
  }

  @Override
  public CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent) {
    onTheWay.add(() -> {
      Agent leg = agents.get(agent);
      if (leg != null && leg.call.equals(call)) {
        Customer with = customers.get(call);
        if (with != null && agent.equals(with.talksTo)) {
          faults.add("agent " + agent + " is taken from a customer");
        }
        agents.remove(agent);
        if (!leg.up) {
          tell(to -> to.agentMissed(call, agent, MissReason.CANCELLED));
        }
        tell(to -> to.device(agent, Device.FREE));
      }
    });
    return CompletableFuture.completedFuture(!away);
  }

  @Override
  public CompletableFuture<Optional<Map<CallId, Fate>>> fates() {
    return CompletableFuture.completedFuture(
        away ? Optional.empty() : Optional.of(Map.copyOf(record)));
  }

  @Override
  public CompletableFuture<Boolean> bar(CallId call) {
    onTheWay.add(() -> record.putIfAbsent(call, Fate.BARRED));
    return CompletableFuture.completedFuture(!away);
  }

  /** What is barred stays so. */
  @Override
  public CompletableFuture<Boolean> forget(CallId call) {
    onTheWay.add(() -> record.computeIfPresent(call, (_, was) -> was == Fate.BARRED ? was : null));
    return CompletableFuture.completedFuture(!away);
  }

  Device device(AgentId agent) {
    Agent leg = agents.get(agent);
    if (gone.contains(agent)) {
      return Device.UNAVAILABLE;
    }
    return leg == null ? Device.FREE : leg.up ? Device.IN_USE : Device.RINGING;
  }

  /** What was asked for arrives, phones are taken, and people hang up. */
  void live() {
    arrive();
    Instant now = clock.instant();
    for (Customer leg : List.copyOf(customers.values())) {
      if (!leg.answered && !leg.since.plus(leg.will.after()).isAfter(now)) {
        end(leg, leg.will.fate());
      } else if (leg.talksUntil != null && !leg.talksUntil.isAfter(now)) {
        talkOver(leg);
      } else if (leg.talksTo == null
          && leg.patientUntil != null
          && !leg.patientUntil.isAfter(now)) {
        gone(leg);
      }
    }
    for (AgentId agent : List.copyOf(agents.keySet())) {
      Agent leg = agents.get(agent);
      if (leg != null && !leg.up && !leg.since.plus(leg.will.after()).isAfter(now)) {
        pickUp(agent, leg);
      }
    }
  }

  void arrive() {
    while (!onTheWay.isEmpty()) {
      onTheWay.removeFirst().run();
    }
  }

  private void pickUp(AgentId agent, Agent leg) {
    if (leg.will.fate() == Fate.ANSWERED) {
      leg.up = true;
      tell(to -> to.device(agent, Device.IN_USE));
      if (leg.beside) {
        tell(to -> to.agentUp(leg.call, agent));
      } else {
        tell(to -> to.dialAnswered(leg.call, agent));
      }
    } else {
      agents.remove(agent);
      tell(to -> to.agentMissed(leg.call, agent, MissReason.NO_ANSWER));
      tell(to -> to.device(agent, Device.FREE));
    }
  }

  private void end(Customer leg, Fate fate) {
    record.put(leg.call, fate);
    history.getOrDefault(leg.number, List.of()).set(dials(leg.number) - 1, fate);
    if (fate == Fate.ANSWERED) {
      leg.answered = true;
      leg.patientUntil = clock.instant().plus(patience);
    } else {
      customers.remove(leg.call);
    }
    tell(to -> to.dialled(leg.call, fate));
  }

  private void gone(Customer leg) {
    customers.remove(leg.call);
    tell(to -> to.customerGone(leg.call));
  }

  /** The call's own script joins the two. */
  boolean bridge(CallId call, AgentId agent) {
    Customer leg = customers.get(call);
    Agent with = agents.get(agent);
    if (leg == null || !leg.answered || with == null || !with.up || leg.talksTo != null) {
      return false;
    }
    leg.talksTo = agent;
    leg.talksUntil = clock.instant().plus(TALK);
    reached.add(leg.number);
    return true;
  }

  private void talkOver(Customer leg) {
    AgentId agent = java.util.Objects.requireNonNull(leg.talksTo);
    customers.remove(leg.call);
    agents.remove(agent);
    tell(to -> to.talkOver(leg.call, agent));
    tell(to -> to.device(agent, Device.FREE));
  }

  /** It starts anew: every channel is gone, its database is not. */
  void restart() {
    customers.clear();
    agents.clear();
    onTheWay.clear();
  }

  private void tell(java.util.function.Consumer<Ears> word) {
    if (ears != null && !away) {
      word.accept(ears);
    }
  }

  Set<String> liveNumbers() {
    Set<String> numbers = new TreeSet<>();
    for (Customer leg : customers.values()) {
      if (!numbers.add(leg.number.e164())) {
        faults.add("two live legs to " + leg.number);
      }
    }
    return numbers;
  }
}

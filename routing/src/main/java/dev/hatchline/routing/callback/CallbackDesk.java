package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.callback.Course.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The door of the callbacks: promises them, has them dialled, and sees to it that each comes to an
 * end. Safe to call from any thread.
 *
 * <p>Everything is decided in memory, behind one lock, under which nothing is waited for and nobody
 * called. What is to be done outside is done in the order of the decisions, by the thread that came
 * first. The store is written behind, by {@link CallbackPorts#writers}; only two things wait for
 * it: a promise, and the dialling of an attempt, which must be durable before it is begun. While
 * the store does not answer no callback stands in line, so no agent is kept from a caller.
 */
public final class CallbackDesk {
  private final ReentrantLock lock = new ReentrantLock();
  private final CallbackPorts ports;
  private final Outbox outbox = new Outbox();
  private final Outbox told = new Outbox(); // what is only told waits for what is done
  private final Book book;
  private final Phones phones;
  private final Attempts attempts;
  private final Promising promising;
  private final StoreSide store;
  private final Recovery recovery;
  private final Settling settling;
  private final Strays strays;
  private final Closings closings;
  private final Sharing sharing;
  private boolean paused;

  /** Owes nothing yet; call {@link #recover} when Asterisk is in sight. */
  public CallbackDesk(CallbackPolicy policy, CallbackPorts ports) {
    this.ports = ports;
    CallbackTransitions guard = new CallbackTransitions(policy.retry());
    this.book = new Book(guard, ports, told);
    this.phones = new Phones(ports, outbox, this::later);
    this.attempts = new Attempts(policy, ports.clock(), phones, book, this::askAsterisk);
    this.store = new StoreSide(ports, outbox, phones, book, attempts, this::locked, this::settle);
    this.promising =
        new Promising(
            policy,
            ports,
            book,
            store,
            new InAdvance(ports.line(), book, phones, attempts, this::settle),
            this::dialling,
            this::locked,
            this::settle);
    this.strays = new Strays(ports, outbox, phones, book, this::locked);
    this.recovery =
        new Recovery(
            ports, outbox, strays, book, attempts, promising::restore, this::locked, this::settle);
    this.closings = new Closings(ports, guard, outbox, book, attempts, this::locked, this::settle);
    this.sharing = new Sharing(ports, outbox, book, attempts, recovery, this::locked, this::settle);
    this.settling = new Settling(ports, outbox, phones, book, attempts, this::dialling);
  }

  // ---- Asking

  /** Grants a callback, or says why not. Waits for the store. */
  public Answer promise(Ask ask) {
    return promising.promise(ask);
  }

  /** The times from then on to before then that can be named, in order. Waits for the store. */
  public List<FreeSlot> free(Instant from, Instant until) throws StoreException {
    return promising.slots().free(from, until);
  }

  /** Why a call cannot be promised for that time; empty when it can. Waits for the store. */
  public Optional<Refusal> refusal(Instant at) throws StoreException {
    return promising.slots().refusal(at);
  }

  /**
   * The customer wants none any more: both phones are hung up at once.
   *
   * @return done when it is durable
   */
  public CompletableFuture<Closing> cancel(CallbackId id) {
    return closings.close(id, new CallbackInput.Cancel());
  }

  /**
   * The customer's own call has the place from now on.
   *
   * @return done when it is durable
   */
  public CompletableFuture<Closing> takenOver(CallbackId id) {
    return closings.close(id, new CallbackInput.TakeOver());
  }

  /** Nothing is remembered of this number but what is owed to it. */
  public void forget(PhoneNumber number) {
    locked(() -> promising.forget(number));
  }

  /** The callback that is owed to this number. */
  public Optional<Callback> openFor(PhoneNumber number) {
    return read(() -> book.find(number).filter(c -> c.promised).map(c -> c.now));
  }

  /** From memory, so only one that is open, or has ended and is just being kept. */
  public Optional<Callback> find(CallbackId id) {
    return read(() -> book.find(id).map(c -> c.now));
  }

  /** Whose attempt this call is, as long as it is owed. */
  public Optional<Callback> called(CallId call) {
    return read(() -> book.find(call).map(c -> c.now));
  }

  /** All that are owed. */
  public List<Callback> open() {
    return read(book::open);
  }

  // ---- From the routing

  /**
   * An agent is reserved for this call.
   *
   * @return false if it is no attempt of ours, or its customer is on the line: a live call's
   *     business
   */
  public boolean reserve(AgentId agent, CallId call) {
    return ours(call, c -> attempts.reserve(c, agent));
  }

  /** The routing has taken back a reservation. Returns as {@link #reserve} does. */
  public boolean lapsed(AgentId agent, CallId call) {
    return ours(call, c -> attempts.lapsed(c, agent));
  }

  // ---- From Asterisk

  /** The customer's phone rings. */
  public void customerRings(CallId call) {
    boolean ours =
        ours(
            call,
            c -> {
              c.rings = c.phase == Phase.DIALLED;
              if (c.rings) {
                book.news(new CallbackNews.CustomerRings(c.now));
              }
              return true;
            });
    if (!ours) {
      locked(() -> strays.customer(call));
    }
  }

  /** The customer's leg has ended, or is answered. */
  public void customerDialled(CallId call, Fate how) {
    boolean ours =
        ours(
            call,
            c -> {
              attempts.customerDialled(c, how);
              return true;
            });
    if (!ours && how == Fate.ANSWERED) {
      locked(() -> strays.customer(call));
    }
  }

  /** An agent is rung beside a customer, for no call that is known. */
  public void strayAgent(CallId call, AgentId agent) {
    locked(() -> strays.agent(call, agent));
  }

  /**
   * The agent has picked up. One whose customer is not to come is hung up; the others may be a live
   * call's business, too.
   */
  public void agentUp(CallId call, AgentId agent) {
    boolean live = ports.line().up(call);
    locked(() -> {
      Optional<Course> found = book.find(call);
      if (found.isEmpty() && !live) {
        strays.agent(call, agent);
      }
      found.ifPresent(c -> {
        attempts.agentUp(c, agent);
        settle(c);
      });
    });
  }

  /** The agent's phone was rung in vain. Returns as {@link #reserve} does. */
  public boolean agentMissed(CallId call, AgentId agent, MissReason reason) {
    return ours(call, c -> attempts.agentMissed(c, agent, reason));
  }

  // ---- From the call of a customer who has answered

  /** The agent who is reserved for this call: the phone rings, or the agent waits. */
  public Optional<AgentId> agentFor(CallId call) {
    return read(() -> book.find(call).flatMap(c -> Optional.ofNullable(c.agent)));
  }

  /** Customer and agent hear each other. */
  public void connected(CallId call, AgentId agent) {
    step(call, c -> attempts.connected(c, agent));
  }

  /** The customer's call is here, whoever has dialled it; done when the promise is, too. */
  public CompletableFuture<Void> arrived(CallId call) {
    return sharing.arrived(call);
  }

  /** The call has ended. */
  public void customerGone(CallId call) {
    step(call, attempts::customerGone);
  }

  /** Our side has dropped the call: whether a person was there in time, nobody can say. */
  public void customerLost(CallId call) {
    step(call, attempts::customerLost);
  }

  // ---- Life

  /**
   * Makes what we believe equal to what is: after the engine's start, and each time when Asterisk
   * is in sight again. Tell the routing of the agents' phones first.
   *
   * @param up calls of which Asterisk has a channel, customers' phones that ring included
   * @param asteriskStarted whole seconds; of what was begun earlier its record may lack the last
   * @return done when everything that is owed has been read and looked at; not earlier than the
   *     store and Asterisk answer
   */
  public CompletableFuture<Void> recover(Set<CallId> up, Instant asteriskStarted) {
    return recovery.recover(up, asteriskStarted);
  }

  /**
   * What these engines, which are dead, owe is ours from now on. It is taken in by the next {@link
   * #recover}.
   *
   * @return done with whether the store has it
   */
  public CompletableFuture<Boolean> inherit(Set<UUID> dead) {
    return sharing.inherit(dead);
  }

  /** To be called often where engines share the store: one may close what another one owes. */
  public void look() {
    locked(sharing::look);
  }

  /**
   * Nobody else is dialled until it is ended: all are taken out of the line, and what has begun
   * goes on. Promises are made and kept meanwhile.
   */
  public void pause(boolean wanted) {
    locked(() -> {
      paused = wanted;
      book.all().forEach(this::settle);
    });
  }

  /** Asterisk is out of sight: nothing is dialled until {@link #recover}. */
  public void outOfSight() {
    locked(recovery::outOfSight);
  }

  /** Time passed; to be called at the times given to {@link CallbackPorts#wake}. */
  public void tick() {
    locked(() -> {
      settling.woken();
      Instant now = ports.clock().instant();
      store.tick(now);
      recovery.tick(now);
      for (Course c : book.all()) {
        if (c.deadline != null && !c.deadline.isAfter(now)) {
          attempts.overdue(c);
        }
        if (c.agentDue != null && !c.agentDue.isAfter(now)) {
          attempts.agentDue(c);
        }
        settle(c);
      }
    });
  }

  // ---- Reading

  /** What is owed, and how promises were kept. */
  public Ledger ledger() {
    return read(book::ledger);
  }

  public CallbackReadings readings() {
    return read(() ->
        new CallbackReadings(
            recovery.ready(),
            store.up(),
            count(Set.of(Phase.IDLE)),
            count(
                Set.of(
                    Phase.CLAIMING,
                    Phase.RINGING_AGENT,
                    Phase.DIALLED,
                    Phase.STOPPING,
                    Phase.UNWATCHED)),
            count(Set.of(Phase.ANSWERED)),
            book.answers(ports.clock().instant()),
            promising.refused()));
  }

  private int count(Set<Phase> phases) {
    return (int) book.all().stream().filter(c -> phases.contains(c.phase)).count();
  }

  // ---- Within

  /** After every step: what is decided is to be kept, and each moment to come is noted. */
  private void settle(Course c) {
    store.begin(c);
    settling.settle(c);
  }

  /** Whether anybody may be dialled now. */
  private boolean dialling() {
    return recovery.ready() && store.up() && !paused;
  }

  private void askAsterisk() {
    recovery.ask();
  }

  private boolean ours(CallId call, Function<Course, Boolean> step) {
    return deciding(() -> book.find(call).map(c -> step(c, step)).orElse(false));
  }

  private boolean step(Course c, Function<Course, Boolean> step) {
    boolean answer = step.apply(c);
    settle(c);
    return answer;
  }

  private void step(CallId call, Consumer<Course> step) {
    locked(() -> recovery.told(call, step));
  }

  private void later(CallId call, boolean word, BiConsumer<Course, Boolean> step) {
    locked(() ->
        book.find(call)
            .ifPresent(c -> {
              step.accept(c, word);
              settle(c);
            }));
  }

  private void locked(Runnable work) {
    var _ =
        deciding(() -> {
          work.run();
          return true;
        });
  }

  private <T> T deciding(Supplier<T> work) {
    T answer = read(work);
    if (outbox.empty()) {
      var _ = told.empty();
    }
    return answer;
  }

  private <T> T read(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}

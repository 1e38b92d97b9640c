package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The door of the cases. Safe to call from any thread; never throws, and never waits: what needs
 * the store answers later.
 *
 * <p>Everything is decided in memory, behind one lock, under which nothing is waited for and nobody
 * called. What is to be done outside is done in the order of the decisions, by the thread that came
 * first.
 */
public final class CaseDesk {
  private final ReentrantLock lock = new ReentrantLock();
  private final CasePorts ports;
  private final Outbox outbox = new Outbox();
  private final Shelf shelf;
  private final StoreSide store;
  private final Reception reception;

  /** Knows nobody yet; call {@link #recover} first. */
  public CaseDesk(CasePolicy policy, CasePorts ports) {
    this.ports = ports;
    CaseTransitions guard = new CaseTransitions(policy);
    this.shelf = new Shelf(guard);
    this.store = new StoreSide(ports, guard, shelf, outbox, this::locked);
    this.reception = new Reception(policy, ports, shelf, store, outbox::add, this::locked);
  }

  /** Takes up what an earlier engine left in the journal, and begins to look after the cases. */
  public void recover() {
    locked(store::recover);
  }

  /**
   * Whose call it is, and what for; opens a fresh case for whom nobody knows.
   *
   * @return done after {@link CasePolicy#recogniseMax} at the latest, if {@link #tick} is called as
   *     asked
   */
  public CompletableFuture<Recognition> recognise(Arrival arrival) {
    CompletableFuture<Recognition> answer = new CompletableFuture<>();
    locked(() -> reception.arrived(arrival, answer));
    return answer;
  }

  /**
   * Something has happened.
   *
   * @return done at once if the case is at hand, as that of a call is
   */
  public CompletableFuture<Changed> change(CaseId id, CaseEvent event) {
    CompletableFuture<Changed> answer = new CompletableFuture<>();
    locked(() -> store.withLane(id, answer, lane -> store.change(lane, event)));
    return answer;
  }

  /**
   * What this contact is about. If its case is about something else, the contact leaves it for one
   * that is about this, be it a fresh one.
   *
   * @return the case that has the contact now
   */
  public CompletableFuture<Changed> about(CaseId id, CallId call, String subject) {
    CompletableFuture<Changed> answer = new CompletableFuture<>();
    locked(() -> store.withLane(id, answer, lane -> reception.about(lane, call, subject)));
    return answer;
  }

  /**
   * Who is here in this contact has given an account, and goes on with the open case of that
   * account, if there is one: the two become one when they are written.
   *
   * @return the case that has the contact now
   */
  public CompletableFuture<Changed> account(CaseId id, CallId call, Account account) {
    CompletableFuture<Changed> answer = new CompletableFuture<>();
    locked(() ->
        store.bringIn(
            new Customer(null, account, null),
            _ -> store.withLane(id, answer, lane -> reception.account(lane, call, account))));
    return answer;
  }

  /**
   * A person takes this contact out of its case, into a fresh one that is kept apart from then on.
   *
   * @return the fresh case
   */
  public CompletableFuture<Changed> split(CaseId id, CallId call, String subject) {
    CompletableFuture<Changed> answer = new CompletableFuture<>();
    locked(() -> store.withLane(id, answer, lane -> reception.split(lane, call, subject)));
    return answer;
  }

  /** From memory, so only one that is at hand; where it is now, if it was merged. */
  public Optional<Case> now(CaseId id) {
    lock.lock();
    try {
      return shelf.find(id).map(lane -> lane.now);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The case that somebody has read in the store, as it is known here: what this engine changed and
   * has not yet written is later than what was read; where it is now, if it was merged. From
   * memory; the case is not at hand for that.
   */
  public Case latest(Case read) {
    lock.lock();
    try {
      return shelf.latest(read);
    } finally {
      lock.unlock();
    }
  }

  /** Wherever it is; empty if there is none, or the store does not answer. */
  public CompletableFuture<Optional<Case>> find(CaseId id) {
    CompletableFuture<Optional<Case>> answer = new CompletableFuture<>();
    locked(() -> store.lane(id, lane -> tell(answer, lane.map(found -> found.now))));
    return answer;
  }

  /**
   * Every case of this customer that was not merged, last contact first; those at hand if the store
   * does not answer.
   */
  public CompletableFuture<List<Case>> of(Customer who) {
    CompletableFuture<List<Case>> answer = new CompletableFuture<>();
    locked(() -> store.bringIn(who, _ -> tell(answer, Recognising.all(shelf.of(who), who))));
    return answer;
  }

  /** Which case has this contact, as after a start in the middle of a call; else as above. */
  public CompletableFuture<Optional<Case>> find(CallId call) {
    CompletableFuture<Optional<Case>> answer = new CompletableFuture<>();
    locked(() -> store.lane(call, lane -> tell(answer, lane.map(found -> found.now))));
    return answer;
  }

  /**
   * The cases of this customer are not at hand any more, but those of which something still waits
   * for the store; it has been told to forget them, too.
   */
  public void forget(Customer who) {
    locked(() -> shelf.forget(who));
  }

  private <T> void tell(CompletableFuture<T> answer, T value) {
    outbox.add(() -> answer.complete(value));
  }

  /** Looks at what is due. */
  public void tick() {
    locked(() -> {
      Instant now = ports.clock().instant();
      reception.tick(now);
      store.tick(now);
    });
  }

  public CaseReadings readings() {
    lock.lock();
    try {
      return store.readings();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
    outbox.empty();
  }
}

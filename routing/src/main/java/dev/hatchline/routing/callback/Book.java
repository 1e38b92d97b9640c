package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackStep.Moved;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All callbacks in hand, and what became of the others. Touched under the desk's lock only. */
final class Book {
  private final CallbackTransitions guard;
  private final CallbackPorts ports;
  private final Outbox outbox;
  private final Map<CallbackId, Course> byId = new HashMap<>();
  private final Map<CallId, Course> byKey = new HashMap<>();
  private final Map<PhoneNumber, Course> byNumber = new HashMap<>();
  private final Map<Outcome, Long> closed = new EnumMap<>(Outcome.class);
  private final AnswerShare answers = new AnswerShare();

  Book(CallbackTransitions guard, CallbackPorts ports, Outbox outbox) {
    this.guard = guard;
    this.ports = ports;
    this.outbox = outbox;
  }

  /** Takes in what the store has and we do not. */
  Course add(Callback callback) {
    Course c = addUnpromised(callback);
    c.promised = true;
    return c;
  }

  /**
   * Takes in what is only being written; whatever becomes of it meanwhile is told by {@link
   * #promised}.
   */
  Course addUnpromised(Callback callback) {
    Course c = new Course(callback);
    byId.put(callback.id(), c);
    byNumber.put(callback.request().number(), c);
    index(c);
    return c;
  }

  private void index(Course c) {
    CallId key = c.key();
    if (key != null) {
      byKey.put(key, c);
    }
  }

  Optional<Course> find(CallbackId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whose attempt, under way or next, has this key. */
  Optional<Course> find(CallId key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The open one of this number. */
  Optional<Course> find(PhoneNumber number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  Collection<Course> all() {
    return List.copyOf(byId.values());
  }

  List<Callback> open() {
    return byId.values().stream()
        .filter(c -> c.promised)
        .map(c -> c.now)
        .filter(Callback::open)
        .toList();
  }

  int openCount() {
    return byNumber.size();
  }

  /** Every attempt that the store may still believe to be under way, or that is. */
  Set<CallId> keys() {
    Set<CallId> keys = new HashSet<>(byKey.keySet());
    byId.values().forEach(c -> keys.addAll(c.keys()));
    return keys;
  }

  /** One step, if the guard accepts it: known and told at once, and to be kept. */
  boolean move(Course c, CallbackInput input) {
    return move(c, input, null) == null;
  }

  /** Returns the guard's reason if it refuses. */
  @Nullable String move(Course c, CallbackInput input, @Nullable CompletableFuture<Closing> told) {
    Callback before = c.now;
    return switch (guard.next(before, input, ports.clock().instant())) {
      case CallbackStep.Refused(String reason) -> reason;
      case Moved(Callback after) -> {
        CallId key = c.key();
        if (key != null) {
          byKey.remove(key);
        }
        c.now = after;
        c.unsaved.addLast(new Course.Step(before, after, told));
        index(c);
        if (!after.open()) {
          byNumber.remove(after.request().number(), c);
          closed.merge(after.outcome(), 1L, Long::sum);
        }
        if (c.promised) {
          tell(before, after);
        }
        yield null;
      }
    };
  }

  /** It is durable with all that has become of it: told in that order. */
  void promised(Course c, Callback fresh, List<Course.Step> since) {
    c.promised = true;
    news(new CallbackNews.Promised(fresh));
    since.forEach(step -> tell(step.from(), step.to()));
  }

  /** We have closed what another engine owes; that engine drops it uncounted. */
  void closedElsewhere(Callback before, Callback after) {
    closed.merge(after.outcome(), 1L, Long::sum);
    tell(before, after);
  }

  private void tell(Callback before, Callback after) {
    news(new CallbackNews.Moved(before, after));
    switch (after.state()) {
      case CallbackState.Unknown(CallId call, _) ->
          news(
              new CallbackNews.NeedsPerson(
                  after,
                  "We dialled %s, and nobody can say how it ended (call %s); please ask the customer."
                      .formatted(after.request().number(), call)));
      case CallbackState.GivenUp(String why, _) ->
          news(
              new CallbackNews.NeedsPerson(
                  after,
                  "The callback to %s is given up: %s.".formatted(after.request().number(), why)));
      case CallbackState.Waiting _,
          CallbackState.Dialling _,
          CallbackState.Answered _,
          CallbackState.Connected _,
          CallbackState.Cancelled _,
          CallbackState.TakenOver _ -> {}
    }
  }

  /**
   * From when on it may be dialled; {@code now} at the earliest.
   *
   * @param now the moment at which the caller decides: a second look at the clock would find a
   *     later one, and nothing ever due
   */
  Instant callableAt(Course c, Instant now) {
    return guard.callableAt(c.now, now);
  }

  void news(CallbackNews news) {
    outbox.add(() -> ports.news().accept(news));
  }

  /** Nothing is left to be kept of it. */
  void drop(Course c) {
    byId.remove(c.now.id(), c);
    byNumber.remove(c.now.request().number(), c);
    CallId key = c.key();
    if (key != null) {
      byKey.remove(key, c);
    }
  }

  CallId key() {
    return new CallId(ports.random().get());
  }

  QueueEntry entry(Course c, CallId key) {
    Request request = c.now.request();
    return new QueueEntry(
            key,
            request.queue(),
            request.firstRing(),
            c.now.promise().at(),
            ports.credit().apply(request),
            affinity(c.now),
            request.skills())
        .offPhone();
  }

  /** The agent whom the customer named comes before the one who knows the case. */
  private @Nullable Affinity affinity(Callback c) {
    Appointment appointment = c.request().appointment();
    Affinity named = appointment == null ? null : appointment.affinity();
    return named == null ? ports.affinity().apply(c.id()).orElse(null) : named;
  }

  /** A customer had answered, and the callback is closed. */
  void count(Instant answered, Callback after) {
    boolean met =
        after.state() instanceof CallbackState.Connected(_, _, Instant at)
            && Duration.between(answered, at).compareTo(AnswerShare.IN_TIME) <= 0;
    answers.count(answered, met);
  }

  /** Adds what the store has counted before the start. */
  void restore(Map<Outcome, Long> outcomes, Collection<AnswerDay> days) {
    outcomes.forEach((outcome, count) -> {
      if (outcome != Outcome.OPEN) {
        closed.merge(outcome, count, Long::sum);
      }
    });
    answers.restore(days);
  }

  Ledger ledger() {
    return new Ledger(closed, open());
  }

  AnswerDay answers(Instant now) {
    return answers.total(now);
  }
}

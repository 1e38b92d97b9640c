package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Brings each contact to its case. Under the desk's lock only. */
final class Reception {
  private final CasePolicy policy;
  private final CasePorts ports;
  private final Shelf shelf;
  private final StoreSide store;
  private final Consumer<Runnable> told;
  private final Consumer<Runnable> locked;
  private final List<Asking> waiting = new ArrayList<>();

  /**
   * Nobody is here yet.
   *
   * @param told what tells others, to be done outside the lock
   */
  Reception(
      CasePolicy policy,
      CasePorts ports,
      Shelf shelf,
      StoreSide store,
      Consumer<Runnable> told,
      Consumer<Runnable> locked) {
    this.policy = policy;
    this.ports = ports;
    this.shelf = shelf;
    this.store = store;
    this.told = told;
    this.locked = locked;
  }

  void arrived(Arrival arrival, CompletableFuture<Recognition> answer) {
    Instant deadline = ports.clock().instant().plus(policy.recogniseMax());
    Asking asking = new Asking(arrival, deadline, answer);
    if (arrival.who().anonymous()) {
      answer(asking, true);
    } else if (!store.up()) {
      answer(asking, false);
    } else {
      waiting.add(asking);
      store.wake(deadline);
      store.bringIn(
          arrival.who(),
          sure -> {
            if (waiting.remove(asking)) {
              answer(asking, sure);
            }
          });
    }
  }

  /** Who has waited long enough is served from what is at hand. */
  void tick(Instant now) {
    List<Asking> due = waiting.stream().filter(each -> !each.deadline().isAfter(now)).toList();
    waiting.removeAll(due);
    due.forEach(each -> answer(each, false));
  }

  private void answer(Asking asking, boolean sure) {
    Arrival arrival = asking.arrival();
    Instant now = ports.clock().instant();
    List<Case> cases = shelf.of(arrival.who(), arrival.contact());
    Optional<Case> known =
        Recognising.choose(cases, arrival.contact())
            .or(() -> Recognising.choose(cases, arrival.who(), Topic.UNKNOWN, now));
    Lane lane =
        known
            .flatMap(c -> shelf.find(c.id()))
            .orElseGet(
                () -> store.open(new CaseEvent.Opened(arrival.who(), Topic.UNKNOWN, false), now));
    CompletableFuture<Kept> kept = contact(lane, arrival);
    List<Case> others = Recognising.others(cases, Objects.requireNonNull(lane.now), arrival.who());
    Case c = speaking(lane, others);
    Recognition recognition =
        new Recognition(
            c,
            known.map(Reception::kind).orElse(Recognition.Kind.NEW),
            known.flatMap(before -> lately(before, arrival.contact(), now)).orElse(null),
            others,
            c.customer().language(),
            sure,
            kept);
    told.accept(() -> asking.answer().complete(recognition));
  }

  private CompletableFuture<Kept> contact(Lane lane, Arrival arrival) {
    Changed changed = store.change(lane, new CaseEvent.Contacted(arrival.contact()));
    Account account = arrival.who().account();
    if (account != null) {
      var _ = store.change(lane, new CaseEvent.AccountGiven(account));
    }
    return switch (changed) {
      case Changed.Done(_, CompletableFuture<Kept> kept) -> kept;
      case Changed.Refused(String reason) ->
          CompletableFuture.completedFuture(new Kept.Refused(reason));
    };
  }

  private static Recognition.Kind kind(Case before) {
    return before.open() ? Recognition.Kind.OPEN : Recognition.Kind.CAME_BACK;
  }

  private Optional<Contact> lately(Case before, Contact now, Instant at) {
    return before
        .dossier()
        .latest()
        .filter(last -> !last.call().equals(now.call()))
        .filter(last -> last.lastAt().plus(policy.goOn()).isAfter(at));
  }

  /** The language that they chose last goes with them into each case, and so to who calls back. */
  private Case speaking(Lane lane, List<Case> others) {
    Case c = Objects.requireNonNull(lane.now);
    if (c.customer().language() == null) {
      others.stream()
          .map(other -> other.customer().language())
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(language -> {
            var _ = store.change(lane, new CaseEvent.Speaks(language));
          });
    }
    return Objects.requireNonNull(lane.now);
  }

  // ---- What it is about

  Changed about(Lane lane, CallId call, String subject) {
    Case c = lane.now;
    Optional<Contact> contact = c == null ? Optional.empty() : c.dossier().contact(call);
    if (c == null || contact.isEmpty()) {
      return notThere(lane, call);
    }
    String was = c.topic().subject();
    if (was == null || was.equals(subject)) {
      return store.change(lane, new CaseEvent.About(Topic.of(subject)));
    }
    Optional<Lane> other =
        shelf.of(c.customer(), contact.get()).stream()
            .filter(each -> subject.equals(each.topic().subject()) && !each.split())
            .filter(each -> each.receives(ports.clock().instant()))
            .filter(each -> Recognising.is(each, c.customer()))
            .findFirst()
            .flatMap(each -> shelf.find(each.id()));
    return turn(lane, call, () -> other.orElseGet(() -> fresh(lane, subject, false)));
  }

  /**
   * Whose contact it is after all, their cases being at hand; a case of another account, though of
   * the same number, is left for one of this account.
   */
  Changed account(Lane lane, CallId call, Account account) {
    Case c = lane.now;
    if (c == null) {
      return notThere(lane, call);
    }
    Customer given = c.customer().with(account);
    if (!c.customer().otherAccountThan(given)) {
      matter(c, given)
          .ifPresent(same -> {
            var _ = store.change(lane, new CaseEvent.About(same));
          });
      return store.change(lane, new CaseEvent.AccountGiven(account));
    }
    return turn(
        lane,
        call,
        () ->
            Recognising.choose(
                    shelf.of(given, c.dossier().contact(call).orElseThrow()),
                    given,
                    Topic.UNKNOWN,
                    ports.clock().instant())
                .flatMap(each -> shelf.find(each.id()))
                .orElseGet(() ->
                    store.open(
                        new CaseEvent.Opened(given, Topic.UNKNOWN, false),
                        ports.clock().instant())));
  }

  /** What nobody knows of it yet is what their open case is about: so the two become one. */
  private Optional<Topic> matter(Case c, Customer given) {
    return c.topic().subject() != null
        ? Optional.empty()
        : Recognising.all(shelf.of(given), given).stream()
            .filter(each -> each.open() && !each.split() && !each.id().equals(c.id()))
            .filter(each -> each.customer().sameAccountAs(given))
            .map(Case::topic)
            .findFirst();
  }

  Changed split(Lane lane, CallId call, String subject) {
    return turn(lane, call, () -> fresh(lane, subject, true));
  }

  private Lane fresh(Lane beside, String subject, boolean split) {
    Customer customer = Objects.requireNonNull(beside.now).customer();
    return store.open(
        new CaseEvent.Opened(customer, Topic.of(subject), split), ports.clock().instant());
  }

  /** First into the one, and out of the other when that is durable: so it is never in none. */
  private Changed turn(Lane from, CallId call, Supplier<Lane> where) {
    Optional<Contact> found = Optional.ofNullable(from.now).flatMap(c -> c.dossier().contact(call));
    if (found.isEmpty()) {
      return notThere(from, call);
    }
    Lane to = where.get();
    Changed changed = store.change(to, new CaseEvent.Contacted(found.get()));
    AgentId agent = found.get().course().agent();
    if (agent != null) {
      var _ = store.change(to, new CaseEvent.Reached(call, agent));
    }
    if (!(changed instanceof Changed.Done(_, CompletableFuture<Kept> kept)) || to.now == null) {
      return changed;
    }
    var _ = kept.thenAccept(how -> locked.accept(() -> left(from.id, to.id, call, how)));
    return new Changed.Done(to.now, kept);
  }

  private static Changed notThere(Lane lane, CallId call) {
    return new Changed.Refused(
        "expected the contact %s in case %s, found none".formatted(call, lane.id));
  }

  /** A crash before this leaves it in both; what is in the journal only stays in both, too. */
  private void left(CaseId from, CaseId to, CallId call, Kept how) {
    if (how instanceof Kept.InStore(Case as)) {
      var _ =
          shelf
              .find(from)
              .filter(lane -> !lane.id.equals(as.id()))
              .map(lane -> store.change(lane, new CaseEvent.Left(call, to)));
    }
  }
}

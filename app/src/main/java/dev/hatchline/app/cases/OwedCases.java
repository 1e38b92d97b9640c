package dev.hatchline.app.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.Arrival;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseDesk;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Changed;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Owed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Brings what becomes of callbacks to the cases in which they were promised. */
final class OwedCases implements Consumer<CallbackNews> {
  /** As many as may be open at once, and those just ended. */
  private static final int CALLBACKS_MAX = 4_000;

  /**
   * A call files its promise as soon as it has a case itself; the agent who is rung for it sees
   * none before.
   */
  private static final Duration CALL_FILES_MAX = Duration.ofSeconds(2);

  /** The desk files a promise at once; one that another system asked for is in no case yet. */
  private static final Duration DESK_FILES_MAX = Duration.ofMillis(250);

  private static final String NOT_REACHED = "NOT_REACHED";

  private final CaseDesk desk;
  private final Latest<CallId, Filing> filings;
  private final InstantSource clock;
  private final Latest<CallbackId, Callback> callbacks = new Latest<>(CALLBACKS_MAX);
  private final Latest<CallId, CallbackId> attempts = new Latest<>(CALLBACKS_MAX);

  /** Done with the case in which it was promised, when that is known. */
  private final Latest<CallbackId, CompletableFuture<CaseId>> filed = new Latest<>(CALLBACKS_MAX);

  /** Promised, and to be filed by whoever asked for it; fails if that takes too long. */
  private final Latest<CallbackId, CompletableFuture<CaseId>> awaited = new Latest<>(CALLBACKS_MAX);

  OwedCases(CaseDesk desk, Latest<CallId, Filing> filings, InstantSource clock) {
    this.desk = desk;
    this.filings = filings;
    this.clock = clock;
  }

  @Override
  public void accept(CallbackNews news) {
    switch (news) {
      case CallbackNews.Promised(Callback callback) -> promised(callback);
      case CallbackNews.Moved(Callback before, Callback after) -> {
        notReached(before, after);
        moved(after);
      }
      case CallbackNews.Refused _,
          CallbackNews.NotKept _,
          CallbackNews.CustomerRings _,
          CallbackNews.AboutToBreak _,
          CallbackNews.NeedsPerson _,
          CallbackNews.StoreAway _,
          CallbackNews.StoreBack _ -> {}
    }
  }

  /** A caller's own, and one from the desk, are filed by whoever asked for it. */
  private void promised(Callback callback) {
    callbacks.put(callback.id(), callback);
    Source source = callback.request().source();
    switch (source) {
      case WEB, REPAIR -> {
        var _ = desk.of(customer(callback)).thenAccept(cases -> fileInOpen(callback, cases));
      }
      case PHONE -> awaited(callback.id(), CALL_FILES_MAX);
      case API -> awaited(callback.id(), DESK_FILES_MAX);
    }
  }

  private void awaited(CallbackId id, Duration most) {
    if (filed.find(id).isEmpty()) {
      awaited.put(
          id, new CompletableFuture<CaseId>().orTimeout(most.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private void fileInOpen(Callback callback, List<Case> cases) {
    cases.stream()
        .filter(Case::open)
        .findFirst()
        .ifPresent(c -> {
          var _ = file(callback, c.id());
        });
  }

  private void moved(Callback after) {
    callbacks.put(after.id(), after);
    if (after.state() instanceof CallbackState.Dialling(CallId call, var _, Instant _)) {
      if (attempts.find(call).isEmpty()) {
        attempts.put(call, after.id());
        filings.put(call, expected(call, after));
      }
    } else if (!after.open()) {
      CaseEvent ended = new CaseEvent.PromiseEnded(after.id(), after.outcome());
      var _ =
          where(after)
              .thenAccept(found ->
                  found.ifPresent(id -> {
                    var _ = desk.change(id, ended);
                  }));
    }
  }

  /** An attempt that is over, and in which nobody of theirs answered. */
  private void notReached(Callback before, Callback after) {
    if (before.state() instanceof CallbackState.Dialling(CallId call, var _, Instant _)
        && (after.state() instanceof CallbackState.Waiting || !after.open())
        && !(after.state() instanceof CallbackState.Connected)) {
      CaseEvent ended = new CaseEvent.Ended(call, NOT_REACHED);
      filings
          .find(call)
          .ifPresent(filing -> filing.next(id -> desk.change(id, ended).thenApply(_ -> id)));
    }
  }

  /** The promise that this call is to keep. */
  Optional<Callback> kept(CallId call) {
    return attempts.find(call).flatMap(callbacks::find);
  }

  /**
   * The agent is to see whose call it is before it is answered; who asked on the web, and is not
   * known otherwise, gets a case now.
   */
  private Filing expected(CallId call, Callback callback) {
    CompletableFuture<CaseId> first = new CompletableFuture<>();
    Filing filing = new Filing(first);
    var _ =
        where(callback)
            .thenCompose(found ->
                found
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> recognise(filing, callback, contact(call, callback))))
            .thenAccept(first::complete);
    var _ =
        desk.of(customer(callback))
            .thenAccept(cases -> filing.others(cases.stream().map(Case::id).toList()));
    return filing;
  }

  /** The case of the promise: as it was filed, else one of the customer's that knows of it. */
  private CompletableFuture<Optional<CaseId>> where(Callback callback) {
    return filed
        .find(callback.id())
        .or(() -> awaited.find(callback.id()))
        .map(known -> known.thenApply(Optional::of).exceptionallyCompose(_ -> knowing(callback)))
        .orElseGet(() -> knowing(callback));
  }

  private CompletableFuture<Optional<CaseId>> knowing(Callback callback) {
    return desk.of(customer(callback))
        .thenApply(cases ->
            cases.stream()
                .filter(c -> c.dossier().promise(callback.id()).isPresent())
                .findFirst()
                .map(Case::id));
  }

  /** The customer has answered: the contact is one of the case of the promise, if that goes on. */
  CompletableFuture<CaseId> answered(Filing filing, Callback callback, Contact contact) {
    return where(callback)
        .thenCompose(found ->
            found
                .map(id -> desk.change(id, new CaseEvent.Contacted(contact)))
                .orElseGet(() ->
                    CompletableFuture.completedFuture(new Changed.Refused("expected a case"))))
        .thenCompose(changed ->
            switch (changed) {
              case Changed.Done(Case now, var _) -> CompletableFuture.completedFuture(now.id());
              case Changed.Refused _ -> recognise(filing, callback, contact);
            });
  }

  private CompletableFuture<CaseId> recognise(Filing filing, Callback callback, Contact contact) {
    return desk.recognise(new Arrival(customer(callback), contact))
        .thenApply(recognition -> {
          CaseId id = filing.recognised(recognition);
          var _ = file(callback, id);
          return id;
        });
  }

  private static Contact contact(CallId call, Callback callback) {
    Instant at =
        callback.state() instanceof CallbackState.Dialling dialling
            ? dialling.since()
            : callback.promise().at();
    return Contact.begun(
        call, Contact.Kind.CALLBACK, at, callback.request().number(), callback.request().line());
  }

  private static Customer customer(Callback callback) {
    return Customer.of(callback.request().number());
  }

  // ---- Filing

  /** This promise was made in this case. */
  CompletableFuture<Changed> file(CallbackId id, CaseId in) {
    return callbacks
        .find(id)
        .map(callback -> file(callback, in))
        .orElseGet(() ->
            CompletableFuture.completedFuture(
                new Changed.Refused("expected a callback that is open, found none of " + id)));
  }

  private CompletableFuture<Changed> file(Callback callback, CaseId in) {
    Owed owed =
        new Owed(
            callback.id(),
            callback.promise().at(),
            callback.promise().deadline(),
            callback.outcome());
    CompletableFuture<Changed> changed = desk.change(in, new CaseEvent.Promised(owed));
    for (Answer told : told(callback)) {
      var _ = desk.change(in, new CaseEvent.Told(told));
    }
    // Only now, so that its end is told after its beginning.
    CompletableFuture<CaseId> known = changed.thenApply(_ -> in);
    filed.put(callback.id(), known);
    awaited
        .take(callback.id())
        .ifPresent(waits -> {
          var _ = known.thenAccept(waits::complete);
        });
    return changed;
  }

  private List<Answer> told(Callback callback) {
    Instant now = clock.instant();
    return Stream.of(
            Optional.ofNullable(callback.request().name()).map(name -> told("name", name, now)),
            Optional.ofNullable(callback.request().reason())
                .map(reason -> told("reason", reason, now)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Answer told(String question, String value, Instant at) {
    return new Answer(question, value, Answer.Teller.CUSTOMER, at, null);
  }

  /** The case in which it was promised, as far as is known at this moment. */
  Optional<CaseId> now(CallbackId id) {
    return filed.find(id).map(known -> known.getNow(null));
  }
}

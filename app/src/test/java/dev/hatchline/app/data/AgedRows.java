package dev.hatchline.app.data;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CaseStep;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.CaseTransitions;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.Topic;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredEstimate;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.StoredIncident;
import dev.hatchline.routing.store.StoredMessage;
import dev.hatchline.routing.store.Write;
import dev.hatchline.routing.store.bulk.Keep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** One row of each kind that is kept for a time, over and done with, from a time. */
record AgedRows(JdbcStore store) {
  private static final CallEnd SERVED = new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED);

  static String table(Keep keep) {
    return switch (keep) {
      case CALLS -> "call_summary";
      case EVENTS -> "call_event";
      case MESSAGES -> "message";
      case WAITS -> "wait_told";
      case CALLBACKS -> "callback";
      case CASES -> "customer_case";
      case INCIDENTS -> "incident";
    };
  }

  void add(Keep keep, Instant at) throws Exception {
    CallId call = new CallId(UUID.randomUUID());
    switch (keep) {
      case CALLS ->
          write(
              new StoredCall(call, "1000", null, at, null, at, SERVED, null, null, Duration.ZERO));
      case EVENTS -> write(new StoredEvent(call, 0, at, "Bridged", "{}"));
      case MESSAGES ->
          write(
              new StoredMessage(call, "1000", null, null, at, Duration.ZERO, call + ".wav", false));
      case WAITS ->
          write(new StoredEstimate(call, at, 1, Duration.ofMinutes(1), null, null, null, null));
      case CALLBACKS -> withdrawn(call, at);
      case CASES -> solved(at);
      case INCIDENTS ->
          write(new StoredIncident(UUID.randomUUID(), at, "test", null, "of long ago", null));
    }
  }

  private void write(Write row) throws Exception {
    store.write(List.of(row));
  }

  private void withdrawn(CallId attempt, Instant at) throws Exception {
    CallbackStore callbacks = store.callbacks(InstantSource.system());
    Callback fresh =
        Callback.fresh(
            new CallbackId(UUID.randomUUID()),
            new Request(
                new PhoneNumber(Home.NUMBER),
                "people",
                "1000",
                new FirstRing(at, 1),
                Source.API,
                null,
                null),
            new Promise(at, at.plusSeconds(600), "We will call you.", null),
            new CallbackState.Waiting(attempt, at));
    callbacks.save(fresh, null);
    CallbackState over = new CallbackState.Cancelled(at);
    callbacks.move(
        fresh,
        new Callback(fresh.id(), fresh.request(), fresh.promise(), over, 0, fresh.version() + 1));
  }

  private void solved(Instant at) throws Exception {
    Case fresh =
        Case.fresh(
            new CaseId(UUID.randomUUID()),
            new CaseEvent.Opened(
                Customer.of(new PhoneNumber(Home.NUMBER)), Topic.of("invoice"), false),
            at);
    CaseStep step =
        new CaseTransitions(CasePolicy.DEFAULT)
            .next(fresh, new CaseEvent.Solve(new Disposition("solved"), null), at);
    Case solved = ((CaseStep.Moved) step).after();
    CaseStore cases = store.cases();
    cases.keep(List.of(new CaseStore.Move(null, fresh)));
    cases.keep(List.of(new CaseStore.Move(fresh, solved)));
  }
}

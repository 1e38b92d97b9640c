package dev.hatchline.app.report;

import dev.hatchline.app.history.Past;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.PastContact;
import dev.hatchline.routing.store.PastDialled;
import dev.hatchline.routing.store.StoredMove;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The past of a test, in memory. */
public final class Remembered implements Past {
  public final List<PastCall> calls = new ArrayList<>();
  final List<PastCallback> callbacks = new ArrayList<>();
  final List<PastContact> contacts = new ArrayList<>();
  final List<PastDialled> dialled = new ArrayList<>();
  final List<StoredMove> moves = new ArrayList<>();

  @Override
  public void calls(Instant from, Instant to, Sink<PastCall> sink) throws IOException {
    give(calls, call -> call.call().firstRing(), from, to, sink);
  }

  @Override
  public void callbacks(Instant from, Instant to, Sink<PastCallback> sink) throws IOException {
    give(callbacks, PastCallback::promisedAt, from, to, sink);
  }

  @Override
  public void contacts(Instant from, Instant to, Sink<PastContact> sink) throws IOException {
    give(contacts, PastContact::at, from, to, sink);
  }

  @Override
  public void dialled(Instant from, Instant to, Sink<PastDialled> sink) throws IOException {
    give(dialled, PastDialled::answered, from, to, sink);
  }

  @Override
  public void moves(Instant from, Instant to, Sink<StoredMove> sink) throws IOException {
    give(moves, StoredMove::at, Instant.MIN, to, sink);
  }

  private static <T> void give(
      List<T> all, Function<T, Instant> at, Instant from, Instant to, Sink<T> sink)
      throws IOException {
    for (T one : all) {
      if (!at.apply(one).isBefore(from) && at.apply(one).isBefore(to)) {
        sink.take(one);
      }
    }
  }

  void promise(Instant at, Outcome outcome, @Nullable Duration after) {
    callbacks.add(promised(at, outcome, after, "Ada", "the bill"));
  }

  static PastCallback promised(
      Instant at, Outcome outcome, @Nullable Duration after, String name, String reason) {
    return new PastCallback(
        new CallbackId(UUID.randomUUID()),
        "1000",
        "people",
        Source.WEB,
        new FirstRing(at, 1),
        new PhoneNumber(Told.CALLER),
        name,
        reason,
        at,
        at.plusSeconds(600),
        null,
        after == null ? "GivenUp" : "Connected",
        outcome,
        after == null ? null : new AgentId("101"),
        after == null ? null : at.plus(after),
        after,
        1);
  }

  void contact(Instant at, @Nullable String number, boolean first, @Nullable Instant next) {
    contacts.add(
        new PastContact(
            new CallId(UUID.randomUUID()),
            "c",
            "CALL",
            at,
            null,
            number,
            "1000",
            null,
            null,
            null,
            null,
            null,
            "Open",
            null,
            first,
            next));
  }

  void move(String agent, Instant at, String state, String reason) {
    moves.add(new StoredMove(new AgentId(agent), at, state, reason));
  }
}

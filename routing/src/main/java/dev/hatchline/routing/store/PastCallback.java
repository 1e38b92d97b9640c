package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Ledger;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Source;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise to call, and what has become of it so far.
 *
 * @param firstRing of the call that it came from; of others when it was asked for
 * @param namedAt the time that the customer named; absent for as soon as it is their turn
 * @param state a stable word, such as {@code Connected}
 * @param connectedAt absent if there was no conversation
 * @param after from the promise, or from the time named, to the conversation
 * @param attempts how often the customer's phone was dialled
 */
public record PastCallback(
    CallbackId id,
    String line,
    String queue,
    Source source,
    FirstRing firstRing,
    PhoneNumber number,
    @Nullable String name,
    @Nullable String reason,
    Instant promisedAt,
    Instant deadline,
    @Nullable Instant namedAt,
    String state,
    Outcome outcome,
    @Nullable AgentId agent,
    @Nullable Instant connectedAt,
    @Nullable Duration after,
    int attempts) {

  static PastCallback of(Callback callback) {
    Appointment named = callback.request().appointment();
    return new PastCallback(
        callback.id(),
        callback.request().line(),
        callback.request().queue(),
        callback.request().source(),
        callback.request().firstRing(),
        callback.request().number(),
        callback.request().name(),
        callback.request().reason(),
        callback.promise().at(),
        callback.promise().deadline(),
        named == null ? null : named.at(),
        callback.state().getClass().getSimpleName(),
        callback.outcome(),
        callback.state().whose().orElse(null),
        callback.state() instanceof CallbackState.Connected(_, _, Instant at) ? at : null,
        Ledger.promiseToConnect(callback).orElse(null),
        callback.attempts());
  }
}

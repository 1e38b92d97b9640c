package dev.hatchline.app.callback;

import dev.hatchline.metrics.CallbackMetrics;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Ledger;
import dev.hatchline.routing.callback.Refusal;
import dev.hatchline.routing.callback.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the meters, which know nothing of the routing, what becomes of callbacks. */
public final class CallbackMeters implements Consumer<CallbackNews> {
  private final CallbackMetrics metrics;

  public CallbackMeters(CallbackMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void accept(CallbackNews news) {
    switch (news) {
      case CallbackNews.Promised(Callback callback) ->
          metrics.promised(word(callback.request().source()));
      case CallbackNews.Refused(Request _, Refusal refusal) ->
          metrics.refused(word(refusal.kind()));
      case CallbackNews.NotKept _ -> metrics.refused("not-kept");
      case CallbackNews.Moved(Callback before, Callback after) -> moved(before, after);
      case CallbackNews.CustomerRings _,
          CallbackNews.AboutToBreak _,
          CallbackNews.NeedsPerson _,
          CallbackNews.StoreAway _,
          CallbackNews.StoreBack _ -> {}
    }
  }

  private void moved(Callback before, Callback after) {
    if (before.state() instanceof CallbackState.Dialling) {
      result(before, after).ifPresent(metrics::attempted);
    }
    if (!after.open()) {
      metrics.ended(word(after.outcome()));
    }
    Ledger.promiseToConnect(after)
        .ifPresent(
            took -> metrics.connected(after.request().line(), after.request().queue(), took));
  }

  /** How the attempt went; empty while it goes on with another agent. */
  private static Optional<String> result(Callback before, Callback after) {
    return switch (after.state()) {
      case CallbackState.Dialling _ -> Optional.empty();
      case CallbackState.Answered _, CallbackState.Connected _ -> Optional.of("answered");
      case CallbackState.Waiting _ ->
          Optional.of(after.attempts() < before.attempts() ? "not-dialled" : "not-reached");
      case CallbackState.GivenUp _ -> Optional.of("not-reached");
      case CallbackState.Cancelled _, CallbackState.TakenOver _ -> Optional.of("cancelled");
      case CallbackState.Unknown _ -> Optional.of("unknown");
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

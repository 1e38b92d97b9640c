package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingReadings;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.FreeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Callbacks as programs see them, with the places that they have in line now. */
@Component
class CallbackViews {
  private final Engine engine;

  CallbackViews(Engine engine) {
    this.engine = engine;
  }

  /**
   * All of a callback.
   *
   * @param source phone, api, web or repair
   * @param state waiting, dialling, answered; ended: connected, given-up, cancelled, taken-over,
   *     unknown
   * @param since when it came into this state; absent while it waits
   * @param due while it waits: not dialled before
   * @param place while it stands in line, from 1
   * @param promise what the customer was told
   * @param estimateSeconds the wait that was told, if one was
   * @param deadline connected later is late
   * @param attempts how often the customer's phone was dialled
   * @param agent who is rung, or talked
   * @param outcome open, kept, late, broken or cancelled
   * @param at the time that the customer named, if one was, by the clock of {@code zone}
   * @param wanted the agent whom the customer would rather have
   */
  record Full(
      String id,
      String line,
      String queue,
      String number,
      @Nullable String name,
      @Nullable String reason,
      String source,
      String state,
      @Nullable Instant since,
      @Nullable Instant due,
      @Nullable Integer place,
      String promise,
      Instant promised,
      @Nullable Long estimateSeconds,
      Instant deadline,
      int attempts,
      @Nullable String agent,
      @Nullable String why,
      String outcome,
      @Nullable OffsetDateTime at,
      @Nullable String zone,
      @Nullable String wanted) {}

  /**
   * A time that can be named.
   *
   * @param at by the clock of the house
   * @param places that are left
   */
  record Slot(OffsetDateTime at, int places) {
    Slot(OffsetDateTime at, FreeSlot slot) {
      this(at, slot.places());
    }
  }

  Full full(Callback callback) {
    return full(List.of(callback)).getFirst();
  }

  List<Full> full(List<Callback> callbacks) {
    boolean waiting = callbacks.stream().anyMatch(c -> c.state() instanceof CallbackState.Waiting);
    Map<CallId, Integer> places = waiting ? places() : Map.of();
    return callbacks.stream().map(callback -> full(callback, places)).toList();
  }

  private Map<CallId, Integer> places() {
    return engine.desk().readings().line().stream()
        .collect(
            Collectors.toMap(
                RoutingReadings.InLine::call, RoutingReadings.InLine::position, (one, _) -> one));
  }

  private static Full full(Callback callback, Map<CallId, Integer> places) {
    CallbackState state = callback.state();
    Duration estimate = callback.promise().estimate();
    Appointment named = callback.request().appointment();
    return new Full(
        callback.id().toString(),
        callback.request().line(),
        callback.request().queue(),
        callback.request().number().e164(),
        callback.request().name(),
        callback.request().reason(),
        word(callback.request().source()),
        word(state),
        since(state),
        state instanceof CallbackState.Waiting(CallId _, Instant due) ? due : null,
        state instanceof CallbackState.Waiting(CallId next, Instant _) ? places.get(next) : null,
        callback.promise().words(),
        callback.promise().at(),
        estimate == null ? null : estimate.toSeconds(),
        callback.promise().deadline(),
        callback.attempts(),
        agent(state),
        state instanceof CallbackState.GivenUp(String why, Instant _) ? why : null,
        word(callback.outcome()),
        named == null ? null : named.at().atZone(named.zone()).toOffsetDateTime(),
        named == null ? null : named.zone().getId(),
        named == null || named.agent() == null ? null : named.agent().extension());
  }

  /** The state's word for programs and pages. */
  static String word(CallbackState state) {
    return switch (state) {
      case CallbackState.Waiting _ -> "waiting";
      case CallbackState.Dialling _ -> "dialling";
      case CallbackState.Answered _ -> "answered";
      case CallbackState.Connected _ -> "connected";
      case CallbackState.GivenUp _ -> "given-up";
      case CallbackState.Cancelled _ -> "cancelled";
      case CallbackState.TakenOver _ -> "taken-over";
      case CallbackState.Unknown _ -> "unknown";
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable Instant since(CallbackState state) {
    return switch (state) {
      case CallbackState.Waiting _ -> null;
      case CallbackState.Dialling dialling -> dialling.since();
      case CallbackState.Answered answered -> answered.at();
      case CallbackState.Connected connected -> connected.at();
      case CallbackState.GivenUp givenUp -> givenUp.at();
      case CallbackState.Cancelled cancelled -> cancelled.at();
      case CallbackState.TakenOver takenOver -> takenOver.at();
      case CallbackState.Unknown unknown -> unknown.at();
    };
  }

  private static @Nullable String agent(CallbackState state) {
    return state.whose().map(AgentId::toString).orElse(null);
  }
}

package dev.hatchline.app.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an event: the fields of {@code data}, in their order. Names and words are for
 * ever; docs/webhooks.md shows an example of each.
 */
sealed interface EventData {
  /** What kind of event it is. */
  default String type() {
    return switch (this) {
      case CallArrived _ -> "call.arrived";
      case CallBridged _ -> "call.bridged";
      case CallEnded _ -> "call.ended";
      case CallbackPromised _ -> "callback.promised";
      case CallbackMoved _ -> "callback.state";
      case CallbackClosed _ -> "callback.closed";
      case AgentMoved _ -> "agent.state";
    };
  }

  /** What it is about: events of one subject keep their order. */
  default String subject() {
    return switch (this) {
      case CallArrived e -> e.call();
      case CallBridged e -> e.call();
      case CallEnded e -> e.call();
      case CallbackPromised e -> e.callback();
      case CallbackMoved e -> e.callback();
      case CallbackClosed e -> e.callback();
      case AgentMoved e -> e.agent();
    };
  }

  /** {@code caller} is absent when it is withheld. */
  record CallArrived(String call, String line, @Nullable CustomerNumber caller, Instant firstRing)
      implements EventData {}

  record CallBridged(String call, String agent) implements EventData {}

  record CallEnded(String call, String party, String reason) implements EventData {}

  record CallbackPromised(
      String callback,
      CustomerNumber number,
      String line,
      String queue,
      String source,
      Instant deadline,
      @Nullable Long estimateSeconds)
      implements EventData {}

  /**
   * One step of it.
   *
   * @param due while it waits: not dialled before
   * @param call under which the customer is, or was, dialled
   */
  record CallbackMoved(
      String callback,
      CustomerNumber number,
      String from,
      String state,
      @Nullable Instant due,
      @Nullable String call,
      @Nullable String agent,
      int attempts)
      implements EventData {}

  /** {@code outcome}: kept, late, broken or cancelled. */
  record CallbackClosed(
      String callback,
      CustomerNumber number,
      String outcome,
      String state,
      Instant promised,
      Instant deadline,
      int attempts,
      @Nullable String agent,
      @Nullable String why)
      implements EventData {}

  /**
   * What an agent does now.
   *
   * @param call whose phone rings for it, or who talks to it
   * @param reason of a pause
   * @param until when a wrap-up ends
   */
  record AgentMoved(
      String agent,
      String from,
      String state,
      @Nullable String call,
      @Nullable String reason,
      @Nullable Instant until)
      implements EventData {}
}

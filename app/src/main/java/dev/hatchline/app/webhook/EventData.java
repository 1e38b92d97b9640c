package dev.hatchline.app.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hatchline.conf.Webhook;
import java.time.Instant;
import java.util.UUID;
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
      case CaseOpened _ -> "case.opened";
      case CaseChanged _ -> "case.changed";
      case CaseSolved _ -> "case.solved";
      case CaseReopened _ -> "case.reopened";
      case CaseClosed _ -> "case.closed";
      case CaseMerged _ -> "case.merged";
      case CaseCredited _ -> Webhook.CREDITED;
      case CasePromiseBroken _ -> "case.promise-broken";
    };
  }

  /**
   * What it is about: what is told of one thing keeps its order. No component of a record below may
   * be called like this, as its accessor would answer in place of ours.
   */
  default String about() {
    return switch (this) {
      case CallArrived e -> e.call();
      case CallBridged e -> e.call();
      case CallEnded e -> e.call();
      case CallbackPromised e -> e.callback();
      case CallbackMoved e -> e.callback();
      case CallbackClosed e -> e.callback();
      case AgentMoved e -> e.agent();
      case CaseOpened e -> e.id();
      case CaseChanged e -> e.id();
      case CaseSolved e -> e.id();
      case CaseReopened e -> e.id();
      case CaseClosed e -> e.id();
      case CaseMerged e -> e.id();
      case CaseCredited e -> e.id();
      case CasePromiseBroken e -> e.id();
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

  /** {@code subject} is absent as long as nobody knows it; so is the number of a customer. */
  record CaseOpened(
      @JsonProperty("case") String id, @Nullable CustomerNumber number, @Nullable String subject)
      implements EventData {}

  /**
   * Something of it, and what it is now.
   *
   * @param what one of the words of docs/webhooks.md
   */
  record CaseChanged(
      @JsonProperty("case") String id,
      @Nullable CustomerNumber number,
      String what,
      String state,
      @Nullable String subject,
      @Nullable String owner,
      int weight)
      implements EventData {}

  record CaseSolved(
      @JsonProperty("case") String id,
      @Nullable CustomerNumber number,
      String disposition,
      String agent)
      implements EventData {}

  /**
   * It had been solved.
   *
   * @param disposition as which
   * @param call of the customer who came back; absent if an agent opened it
   */
  record CaseReopened(
      @JsonProperty("case") String id,
      @Nullable CustomerNumber number,
      @Nullable String disposition,
      @Nullable String call)
      implements EventData {}

  record CaseClosed(
      @JsonProperty("case") String id, @Nullable CustomerNumber number, String disposition)
      implements EventData {}

  record CaseMerged(@JsonProperty("case") String id, @Nullable CustomerNumber number, String into)
      implements EventData {}

  /**
   * Goodwill.
   *
   * @param credit the same however often it is sent
   * @param amount such as {@code 7.50}
   * @param reason in the agent's words
   */
  record CaseCredited(
      @JsonProperty("case") String id,
      UUID credit,
      @Nullable CustomerNumber number,
      @Nullable String account,
      String amount,
      String currency,
      String agent,
      String reason)
      implements EventData {}

  record CasePromiseBroken(
      @JsonProperty("case") String id,
      @Nullable CustomerNumber number,
      String callback,
      Instant promised,
      Instant deadline)
      implements EventData {}
}

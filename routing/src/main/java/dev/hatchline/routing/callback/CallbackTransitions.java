package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackState.Answered;
import dev.hatchline.routing.callback.CallbackState.Cancelled;
import dev.hatchline.routing.callback.CallbackState.Connected;
import dev.hatchline.routing.callback.CallbackState.Dialling;
import dev.hatchline.routing.callback.CallbackState.GivenUp;
import dev.hatchline.routing.callback.CallbackState.TakenOver;
import dev.hatchline.routing.callback.CallbackState.Unknown;
import dev.hatchline.routing.callback.CallbackState.Waiting;
import dev.hatchline.routing.callback.CallbackStep.Moved;
import dev.hatchline.routing.callback.CallbackStep.Refused;
import java.time.Instant;

/** The one guard of every change of a callback, pure; the package draws its states. */
public final class CallbackTransitions {
  static final String MET_NOBODY = "answered, and hung up before a person was there";
  static final String FORBIDDEN = "the number may not be dialled";

  private final RetryPolicy retry;

  public CallbackTransitions(RetryPolicy retry) {
    this.retry = retry;
  }

  /** What becomes of the callback by this input at this time. */
  public CallbackStep next(Callback callback, CallbackInput input, Instant now) {
    return switch (input) {
      case CallbackInput.Claimed(CallId call, AgentId agent) -> claimed(callback, call, agent, now);
      case CallbackInput.AgentChanged(CallId call, AgentId agent) ->
          callback.state() instanceof Dialling(CallId current, _, Instant since)
                  && current.equals(call)
              ? moved(callback, new Dialling(call, agent, since))
              : refused(callback, "dialling as " + call);
      case CallbackInput.NeverDialled(CallId call, CallId next) ->
          callback.diallingAs(call)
              ? moved(callback.attempted(callback.attempts() - 1), again(next, now))
              : refused(callback, "dialling as " + call);
      case CallbackInput.Unreached(CallId call, Fate how, CallId next) ->
          callback.diallingAs(call)
              ? unreached(callback, how, next, now)
              : refused(callback, "dialling as " + call);
      case CallbackInput.CustomerAnswered(CallId call) ->
          callback.diallingAs(call)
              ? moved(callback, new Answered(call, now))
              : refused(callback, "dialling as " + call);
      case CallbackInput.AgentThere(CallId call, AgentId agent) ->
          answeredAs(callback, call)
              ? moved(callback, new Connected(call, agent, now))
              : refused(callback, "answered as " + call);
      case CallbackInput.CustomerGone(CallId call) ->
          answeredAs(callback, call)
              ? moved(callback, new GivenUp(MET_NOBODY, now))
              : refused(callback, "answered as " + call);
      case CallbackInput.EndUnknown(CallId call) ->
          callback.diallingAs(call) || answeredAs(callback, call)
              ? moved(callback, new Unknown(call, now))
              : refused(callback, "dialling or answered as " + call);
      case CallbackInput.Cancel() -> unwanted(callback, new Cancelled(now));
      case CallbackInput.TakeOver() -> unwanted(callback, new TakenOver(now));
    };
  }

  /** From when on a waiting callback may be dialled; now at the earliest. */
  Instant callableAt(Callback callback, Instant now) {
    return retry.permitted(
        callback.state() instanceof Waiting(_, Instant due) && due.isAfter(now) ? due : now);
  }

  private CallbackStep claimed(Callback callback, CallId call, AgentId agent, Instant now) {
    if (!(callback.state() instanceof Waiting(CallId next, _)) || !next.equals(call)) {
      return refused(callback, "waiting to be dialled as " + call);
    }
    if (callableAt(callback, now).isAfter(now)) {
      return refused(callback, "due and permitted at " + now);
    }
    return moved(callback.attempted(callback.attempts() + 1), new Dialling(call, agent, now));
  }

  private CallbackStep unreached(Callback callback, Fate how, CallId next, Instant now) {
    return switch (how) {
      case FORBIDDEN -> moved(callback, new GivenUp(FORBIDDEN, now));
      case BUSY, NO_ANSWER, MACHINE, FAILED ->
          moved(
              callback,
              retry
                  .again(callback.attempts(), now)
                  .<CallbackState>map(due -> new Waiting(next, due))
                  .orElseGet(() -> new GivenUp(whyGivenUp(callback, how), now)));
      case DIALLING, ANSWERED, BARRED, REFUSED_TWICE ->
          refused(callback, "an end without an answer, not " + how + ",");
    };
  }

  private static String whyGivenUp(Callback callback, Fate how) {
    return "dialled %d times, at last: %s"
        .formatted(
            callback.attempts(),
            switch (how) {
              case BUSY -> "busy";
              case NO_ANSWER -> "no answer";
              case MACHINE -> "a machine answered";
              case FAILED -> "the network did not put it through";
              case DIALLING, ANSWERED, FORBIDDEN, BARRED, REFUSED_TWICE -> how.name();
            });
  }

  private Waiting again(CallId next, Instant now) {
    return new Waiting(next, retry.permitted(now));
  }

  /** Not while the customer is on the line: who hangs up says so better. */
  private static CallbackStep unwanted(Callback callback, CallbackState end) {
    return switch (callback.state()) {
      case Waiting _, Dialling _ -> moved(callback, end);
      case Answered _ -> refused(callback, "one whose customer is not on the line");
      case Connected _, GivenUp _, Cancelled _, TakenOver _, Unknown _ ->
          refused(callback, "one that is open");
    };
  }

  private static boolean answeredAs(Callback callback, CallId call) {
    return callback.state() instanceof Answered(CallId current, _) && current.equals(call);
  }

  private static CallbackStep moved(Callback callback, CallbackState state) {
    return new Moved(callback.in(state));
  }

  private static CallbackStep refused(Callback callback, String expected) {
    return new Refused(
        "expected callback %s %s, found %s".formatted(callback.id(), expected, callback.state()));
  }
}

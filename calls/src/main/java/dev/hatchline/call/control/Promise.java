package dev.hatchline.call.control;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.OfferPerson;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallCommand.WithdrawCallback;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Beyond;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Ending;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Promised.Part;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import dev.hatchline.call.control.CallState.Welcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A caller with our promise to call back: hears it, and then the call may end. */
final class Promise {
  /** So long the caller may stay after our goodbye, to change their mind or to hang up first. */
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  /** Nothing that is said takes longer; if it was never heard, the call ends then. */
  private static final Duration SPEECH_MAX = Duration.ofSeconds(20);

  private Promise() {}

  /** The callback keeps the place from now on; the flow goes on to say what to expect. */
  static Step made(Call call, Automated here, String callback, String number, Instant at) {
    return Step.to(
            call,
            new Promised(callback, Part.TOLD),
            new Tell(new CallEvent.Promised(call.id(), at, callback, number)))
        .after(Leaving.place(here));
  }

  /** What a flow says to whom it does not lead any more. */
  static Step fromFlow(Call call, CallInput.FromFlow input, Instant at) {
    return switch (input) {
      case CallInput.FlowPromised(String callback, String _) -> tooLate(call, callback);
      case CallInput.FlowFinished _,
          CallInput.FlowWantsPerson _,
          CallInput.FlowWantsOutside _,
          CallInput.FlowWantsMessage _ ->
          call.state() instanceof Promised promised && promised.speaking()
              ? said(call, promised, at)
              : Step.late(call); // its last word, spoken while the hatch opened
      case CallInput.NodeEntered _,
          CallInput.KeysAre _,
          CallInput.FlowChose _,
          CallInput.FlowGot _,
          CallInput.FlowLookedUp _,
          CallInput.FlowKnowsWish _,
          CallInput.FlowNoted _,
          CallInput.FlowScored _,
          CallInput.OpeningHeard _,
          CallInput.HeardNothing _,
          CallInput.HeardUnknown _ ->
          Step.late(call);
    };
  }

  /** The hatch opened while it was made. A caller who hung up meanwhile did ask for it. */
  private static Step tooLate(Call call, String callback) {
    return switch (call.state()) {
      case Automated _,
          InLine _,
          Ringing _,
          Talking _,
          LeavingMessage _,
          ComingBack _,
          Promised _,
          Welcome _ ->
          Step.stay(call, new WithdrawCallback(callback));
      case Beyond _ -> Step.late(call);
    };
  }

  /** One part of it was heard to its end. */
  private static Step said(Call call, Promised promised, Instant at) {
    WakeAt end = new WakeAt(at.plus(GOODBYE));
    return switch (promised.part()) {
      case TOLD -> Step.to(call, promised.at(Part.GOODBYE), end);
      case TOLD_FIRST -> ask(call, promised, at);
      case ASKED -> Step.to(call, promised.at(Part.LAST), end);
      case GOODBYE, LAST -> Step.late(call);
    };
  }

  /**
   * Words are heard wrongly now and then, also those that somebody says to somebody else, and who
   * hangs up here counts on our call: only a key takes it back. Who says them is told so, once.
   */
  static Step doubted(Call call, Promised promised, String words, Instant at) {
    Tell told = new Tell(new CallEvent.Said(call.id(), at, words));
    return switch (promised.part()) {
      case TOLD -> Step.to(call, promised.at(Part.TOLD_FIRST), told);
      case GOODBYE -> ask(call, promised, at).after(List.of(told));
      case TOLD_FIRST, ASKED, LAST -> Step.stay(call, told);
    };
  }

  private static Step ask(Call call, Promised promised, Instant at) {
    return Step.to(
        call, promised.at(Part.ASKED), new OfferPerson(), new WakeAt(at.plus(SPEECH_MAX)));
  }

  /** What was asked has been heard. */
  static Step asked(Call call, Promised promised, Instant at) {
    return promised.part() == Part.ASKED ? said(call, promised, at) : Step.late(call);
  }

  static Step woken(Call call, Promised promised) {
    return switch (promised.part()) {
      case ASKED, GOODBYE, LAST -> over(call);
      case TOLD, TOLD_FIRST -> Step.late(call); // of what was before
    };
  }

  private static Step over(Call call) {
    return Step.to(call, new Ending(new CallEnd(Party.LINE, Reason.PROMISED)), new HangUp());
  }

  /** What is held while the promise is spoken. */
  static List<CallCommand> flow(Promised promised) {
    return promised.speaking() ? List.of(new StopFlow()) : List.of();
  }

  /** The hatch is open to the end: who presses 0 for a person now is called back by nobody. */
  static Step withdrawn(Call call, Promised promised, String by, Instant at) {
    return Moves.joinLine(call, at)
        .after(
            List.of(
                new Tell(new CallEvent.ZeroOut(call.id(), at, "promise", by)),
                new WithdrawCallback(promised.callback()),
                new Tell(new CallEvent.PromiseWithdrawn(call.id(), at, promised.callback()))))
        .after(flow(promised));
  }
}

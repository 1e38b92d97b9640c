package dev.hatchline.call.control;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.CallCommand.HangUp;
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

  private Promise() {}

  /** The callback keeps the place from now on; the flow goes on to say what to expect. */
  static Step made(Call call, Automated here, String callback, String number, Instant at) {
    return Step.to(
            call,
            new Promised(callback, true),
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

  private static Step said(Call call, Promised promised, Instant at) {
    return Step.to(call, new Promised(promised.callback(), false), new WakeAt(at.plus(GOODBYE)));
  }

  static Step over(Call call) {
    return Step.to(call, new Ending(new CallEnd(Party.LINE, Reason.PROMISED)), new HangUp());
  }

  /** What is held while the promise is spoken. */
  static List<CallCommand> flow(Promised promised) {
    return promised.speaking() ? List.of(new StopFlow()) : List.of();
  }

  /** The hatch is open to the end: who wants a person now is called back by nobody. */
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

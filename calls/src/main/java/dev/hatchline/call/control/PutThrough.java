package dev.hatchline.call.control;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.CallCommand.DialOutside;
import dev.hatchline.call.control.CallCommand.HangUp;
import dev.hatchline.call.control.CallCommand.RunFlowAt;
import dev.hatchline.call.control.CallCommand.StopListening;
import dev.hatchline.call.control.CallCommand.StopRinging;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallInput.FlowWantsOutside;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Ending;
import dev.hatchline.call.control.CallState.InFlow;
import dev.hatchline.call.control.CallState.Outside;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caller is put through to a number outside. A {@code 0} or an escape word stops the ringing, and
 * does nothing once the two talk, of which the word may be lost.
 */
final class PutThrough {
  /** In place of a node's name. */
  private static final String OUTSIDE = "transfer";

  private PutThrough() {}

  static Step begun(Call call, Automated here, FlowWantsOutside to, Instant at) {
    return Step.to(
            call,
            Outside.begun(to.failed()),
            new Tell(new CallEvent.OutsideRung(call.id(), at, to.node(), to.number())),
            new DialOutside(to.number(), to.ring()))
        .after(Leaving.place(here));
  }

  static Step hatch(Call call, Outside outside, String by) {
    return outside.answered()
        ? Step.late(call)
        : Step.to(call, outside.wanting(by), new StopRinging());
  }

  /** Somebody is there: what the two say is nobody else's. */
  static Step answered(Call call) {
    return call.state() instanceof Outside outside
        ? Step.to(call, outside.met(), new StopListening())
        : Step.late(call);
  }

  /** The two have talked, and the other side hung up. */
  static Step over(Call call) {
    CallEnd end = new CallEnd(Party.LINE, Reason.TRANSFERRED);
    return Step.to(call, new Ending(end), new HangUp());
  }

  static Step failed(Call call, Outside outside, Miss why, Instant at) {
    Tell missed = new Tell(new CallEvent.OutsideMissed(call.id(), at, why.word()));
    @Nullable String by = outside.by();
    if (by != null) {
      Tell asked = new Tell(new CallEvent.ZeroOut(call.id(), at, OUTSIDE, by));
      return Moves.joinLine(call, at).after(List.of(missed, asked));
    }
    InFlow again = InFlow.START.with(InFlow.START.keys());
    return Step.to(call, again, missed, new RunFlowAt(outside.failed()));
  }
}

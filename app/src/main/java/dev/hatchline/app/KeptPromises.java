package dev.hatchline.app;

import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.function.Consumer;

/** What becomes of a call may be what becomes of a promise. */
record KeptPromises(Callbacks callbacks) implements Consumer<CallEvent> {
  @Override
  public void accept(CallEvent event) {
    switch (event) {
      case CallEvent.Bridged(CallId call, Instant _, AgentId agent) ->
          callbacks.connected(call, agent);
      case CallEvent.Ended(CallId call, Instant _, CallEnd end, var _) -> {
        if (end.reason() == CallEnd.Reason.ASTERISK_LOST) {
          callbacks.customerLost(call);
        } else {
          callbacks.customerGone(call);
        }
      }
      default -> {}
    }
  }
}

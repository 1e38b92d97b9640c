package dev.hatchline.app.call;

import dev.hatchline.app.callback.Callbacks.LiveCalls;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallState;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.callback.Line;
import dev.hatchline.telephony.DialResult;
import java.util.HashMap;
import java.util.Map;

/** The line and the live calls, as callbacks meet them. */
public record DeskLine(Desk desk, Calls calls) implements Line, LiveCalls {
  @Override
  public void tell(RoutingEvent event) {
    desk.handle(event);
  }

  @Override
  public boolean reserved(AgentId agent, CallId call) {
    return desk.reserved(agent, call);
  }

  @Override
  public boolean up(CallId call) {
    return calls.find(call).isPresent();
  }

  @Override
  public boolean agentThere(CallId call, AgentId agent) {
    return tell(call, new CallInput.AgentAnswered(agent));
  }

  @Override
  public boolean agentMissed(CallId call, AgentId agent, DialResult why) {
    return tell(call, Words.dialEnded(why));
  }

  @Override
  public Map<CallId, AgentId> talking() {
    Map<CallId, AgentId> talking = new HashMap<>();
    for (CallSession session : calls.all()) {
      if (session.call().state() instanceof CallState.Talking(AgentId agent)) {
        talking.put(session.call().id(), agent);
      } else if (session.call().state() instanceof CallState.Away(AgentId agent, var _)
          && agent != null) {
        talking.put(session.call().id(), agent);
      }
    }
    return talking;
  }

  private boolean tell(CallId call, CallInput input) {
    return calls.find(call).map(session -> session.tell(input)).orElse(false);
  }
}

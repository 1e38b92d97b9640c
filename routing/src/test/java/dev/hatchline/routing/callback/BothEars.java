package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import java.util.List;
import java.util.function.Consumer;

/** Several engines at one Asterisk: each hears everything, and only one has the customer's call. */
record BothEars(List<TestHouse> houses) implements FakeAsterisk.Ears {
  private void each(Consumer<TestHouse> told) {
    houses.forEach(told);
  }

  private boolean has(TestHouse house, CallId call) {
    return house.desk.called(call).isPresent();
  }

  @Override
  public void rings(CallId call) {
    each(house -> house.rings(call));
  }

  @Override
  public void dialled(CallId call, Fate how) {
    boolean nobodys = how == Fate.ANSWERED && houses.stream().noneMatch(house -> has(house, call));
    each(house -> {
      if (has(house, call)) {
        house.dialled(call, how);
      } else {
        house.desk.customerDialled(call, how);
      }
    });
    if (nobodys && !houses.isEmpty()) {
      // The one that had it is dead: the dialplan tries another.
      houses.getFirst().dialled(call, how);
      var _ = houses.getFirst().desk.arrived(call);
    }
  }

  @Override
  public void agentUp(CallId call, AgentId agent) {
    each(house -> house.agentUp(call, agent));
  }

  @Override
  public void dialAnswered(CallId call, AgentId agent) {
    each(house -> {
      if (house.engine.reserved(agent, call)) {
        house.dialAnswered(call, agent);
      }
    });
  }

  @Override
  public void agentMissed(CallId call, AgentId agent, MissReason why) {
    each(house -> house.agentMissed(call, agent, why));
  }

  @Override
  public void customerGone(CallId call) {
    each(house -> house.customerGone(call));
  }

  @Override
  public void talkOver(CallId call, AgentId agent) {
    each(house -> house.talkOver(call, agent));
  }

  @Override
  public void device(AgentId agent, Device device) {
    each(house -> house.device(agent, device));
  }
}

package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.shared.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Calls as the engine tells them, for an engine without an Asterisk. */
record CaseScene(Engine engine) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than a test takes. */
  private static final Duration RINGS = Duration.ofMinutes(10);

  /** A caller of this number is with this agent, and has keyed an order. */
  CallId talks(String number, String agent, String order) {
    AgentId id = new AgentId(agent);
    Instant now = Instant.now();
    CallId call = new CallId(UUID.randomUUID());
    engine.desk().handle(new RoutingEvent.AgentDevice(id, Device.FREE));
    engine.cases().call(new CallEvent.Arrived(call, now, new FirstRing(now, 1), "1000", number));
    engine.cases().call(new CallEvent.Gave(call, now, "which-order", "order", order));
    engine.cases().call(new CallEvent.JoinedLine(call, now, "people"));
    engine.desk().handle(new RoutingEvent.AdoptedOnCall(id, call));
    engine.cases().call(new CallEvent.Bridged(call, now, id));
    await(() -> engine.cases().pop(call).filter(pop -> pop.care().owner() != null).isPresent());
    return call;
  }

  /** A caller of this number has rung, and their case is in the store. */
  CallId arrives(String number) {
    CallId call = new CallId(UUID.randomUUID());
    arrives(call, number);
    await(() -> written(call));
    return call;
  }

  private boolean written(CallId call) {
    try {
      return engine.cases().store().find(call).isPresent();
    } catch (StoreException fault) {
      throw new AssertionError(fault);
    }
  }

  /** The same, by this call; the case is written down a little later. */
  void arrives(CallId call, String number) {
    Instant now = Instant.now();
    engine.cases().call(new CallEvent.Arrived(call, now, new FirstRing(now, 1), "1000", number));
  }

  /** An engine beside this one has this agent's phone rung for a caller of its own. */
  void ringsElsewhere(String agent, CallId call) {
    Hold hold = new Hold(Hold.State.RINGING, new UUID(0, 2), call, RINGS);
    engine.agents().look(() -> Map.of(new AgentId(agent), hold));
  }

  /** No other engine has an agent. */
  void ringsNowhere() {
    engine.agents().look(Map::of);
  }

  /** They have hung up, and the agent is free. */
  void hangsUp(CallId call, String agent) {
    engine
        .cases()
        .call(
            new CallEvent.Ended(
                call, Instant.now(), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED)));
    engine.desk().handle(new RoutingEvent.AgentFreed(new AgentId(agent), call));
  }

  /** The agent has finished, by {@code *1}. */
  void free(String agent) {
    engine.desk().handle(new RoutingEvent.AgentPaused(new AgentId(agent), false, ""));
  }

  String caseOf(CallId call) {
    return engine.cases().pop(call).orElseThrow().id().toString();
  }

  static void await(BooleanSupplier so) {
    await(PATIENCE, so);
  }

  static void await(Duration most, BooleanSupplier so) {
    long begun = System.nanoTime();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - begun > most.toNanos()) {
        throw new AssertionError("expected within " + most);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}

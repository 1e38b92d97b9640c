package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import java.util.function.BiConsumer;

/** What is asked of the phones and of the line, in the order in which it was decided. */
final class Phones {
  /** Takes word that comes later to the callback whose attempt it is about, if it still is. */
  interface Later {
    void post(CallId call, boolean word, BiConsumer<Course, Boolean> step);
  }

  private final CallbackPorts ports;
  private final Outbox outbox;
  private final Later later;

  Phones(CallbackPorts ports, Outbox outbox, Later later) {
    this.ports = ports;
    this.outbox = outbox;
    this.later = later;
  }

  /** {@code begun} hears whether Asterisk says that it has, or the customer is on the line. */
  void dialCustomer(CallId call, Callback callback, BiConsumer<Course, Boolean> begun) {
    outbox.add(() -> {
      var _ =
          ports
              .dial()
              .customer(call, callback)
              .thenAccept(word -> later.post(call, word || ports.line().up(call), begun));
    });
  }

  /** {@code begun} hears whether Asterisk says that it has. */
  void ringAgent(CallId call, AgentId agent, Callback callback, BiConsumer<Course, Boolean> begun) {
    outbox.add(() -> {
      var _ =
          ports
              .dial()
              .agent(call, agent, callback)
              .thenAccept(word -> later.post(call, word, begun));
    });
  }

  void hangUpCustomer(CallId call) {
    outbox.add(() -> {
      var _ = ports.dial().hangUpCustomer(call);
    });
  }

  void hangUpAgent(CallId call, AgentId agent) {
    outbox.add(() -> {
      var _ = ports.dial().hangUpAgent(call, agent);
    });
  }

  void bar(CallId call) {
    outbox.add(() -> {
      var _ = ports.dial().bar(call);
    });
  }

  void forget(CallId call) {
    outbox.add(() -> {
      var _ = ports.dial().forget(call);
    });
  }

  void tellLine(RoutingEvent event) {
    outbox.add(() -> ports.line().tell(event));
  }

  /**
   * Whether the routing still holds the agent; asked under the lock, so that the word of its end
   * comes after what follows from this.
   */
  boolean reserved(AgentId agent, CallId call) {
    return ports.line().reserved(agent, call);
  }

  /** Whether the customer is on the line. */
  boolean up(CallId call) {
    return ports.line().up(call);
  }

  /** {@code seen} hears whether the customer is still on the line. */
  void look(CallId call, BiConsumer<Course, Boolean> seen) {
    outbox.add(() -> later.post(call, ports.line().up(call), seen));
  }
}

package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Phones that ring for attempts which this desk does not know: closed while they were on their way,
 * or left by an engine that is gone. They are put down, unless another engine has the attempt;
 * while that cannot be asked they ring on. Under the desk's lock.
 */
final class Strays {
  /** What waits until it is known what we inherit; what comes then is looked at in the end. */
  private static final int HELD_MAX = 1_000;

  private final CallbackPorts ports;
  private final Outbox outbox;
  private final Phones phones;
  private final Book book;
  private final Consumer<Runnable> locked;
  private final List<Runnable> held = new ArrayList<>();
  private boolean holding;

  Strays(CallbackPorts ports, Outbox outbox, Phones phones, Book book, Consumer<Runnable> locked) {
    this.ports = ports;
    this.outbox = outbox;
    this.phones = phones;
    this.book = book;
    this.locked = locked;
  }

  /** A customer's phone rings, or was answered. */
  void customer(CallId call) {
    unlessElsewhere(
        call,
        () -> {
          if (!phones.up(call)) {
            phones.hangUpCustomer(call);
          }
        });
  }

  /** An agent is rung beside a customer, or has answered. */
  void agent(CallId call, AgentId agent) {
    unlessElsewhere(call, () -> phones.hangUpAgent(call, agent));
  }

  /** In Asterisk's record: what rings still is hung up, what is over is forgotten. */
  void recorded(CallId call, Fate fate) {
    unlessElsewhere(
        call,
        () -> {
          if (fate == Fate.DIALLING) {
            phones.hangUpCustomer(call);
          } else {
            phones.forget(call);
          }
        });
  }

  /** What is inherited is ours before we know of it. */
  void hold() {
    holding = true;
  }

  /** It is known. */
  void release() {
    holding = false;
    List<Runnable> waited = List.copyOf(held);
    held.clear();
    waited.forEach(Runnable::run);
  }

  private void unlessElsewhere(CallId call, Runnable act) {
    if (!ports.owners().shared()) {
      act.run();
    } else if (holding && held.size() < HELD_MAX) {
      held.add(() -> unlessElsewhere(call, act));
    } else {
      outbox.add(() -> ports.writers().execute(() -> ask(call, act)));
    }
  }

  private void ask(CallId call, Runnable act) {
    try {
      if (!ports.owners().elsewhere(call)) {
        locked.accept(() -> {
          if (book.find(call).isEmpty()) {
            act.run();
          }
        });
      }
    } catch (StoreException _) {
      // Whoever talks may talk on: a call too many does less harm than one cut off.
    }
  }
}

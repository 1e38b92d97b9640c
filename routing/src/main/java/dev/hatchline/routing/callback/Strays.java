package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.util.function.Consumer;

/**
 * Phones that ring for attempts which this desk does not know: closed while they were on their way,
 * or left by an engine that is gone. They are put down, unless another engine has the attempt, or
 * we have inherited it and are about to read it; while that cannot be asked they ring on. Under the
 * desk's lock.
 */
final class Strays {
  /** Whether somebody is to look after this attempt; waits for the store. */
  private interface Looked {
    boolean after(CallId call) throws StoreException;
  }

  private final CallbackPorts ports;
  private final Outbox outbox;
  private final Phones phones;
  private final Book book;
  private final Consumer<Runnable> locked;

  Strays(CallbackPorts ports, Outbox outbox, Phones phones, Book book, Consumer<Runnable> locked) {
    this.ports = ports;
    this.outbox = outbox;
    this.phones = phones;
    this.book = book;
    this.locked = locked;
  }

  /** A customer's phone rings, or was answered. */
  void customer(CallId call) {
    unless(
        ports.owners()::underWay,
        call,
        () -> {
          if (book.find(call).isEmpty() && !phones.up(call)) {
            phones.hangUpCustomer(call);
          }
        });
  }

  /** An agent is rung beside a customer, or has answered, and is not the one who is reserved. */
  void agent(CallId call, AgentId agent) {
    unless(
        ports.owners()::elsewhere,
        call,
        () -> {
          if (book.find(call).filter(c -> agent.equals(c.agent)).isEmpty()) {
            phones.hangUpAgent(call, agent);
          }
        });
  }

  /** In Asterisk's record: what rings still is hung up, what is over is forgotten. */
  void recorded(CallId call, Fate fate) {
    unless(
        ports.owners()::underWay,
        call,
        () -> {
          if (book.find(call).isEmpty()) {
            putDown(call, fate);
          }
        });
  }

  private void putDown(CallId call, Fate fate) {
    if (fate == Fate.DIALLING) {
      phones.hangUpCustomer(call);
    } else {
      phones.forget(call);
    }
  }

  private void unless(Looked looked, CallId call, Runnable act) {
    if (ports.owners().shared()) {
      outbox.add(() -> ports.writers().execute(() -> ask(looked, call, act)));
    } else {
      act.run();
    }
  }

  private void ask(Looked looked, CallId call, Runnable act) {
    try {
      if (!looked.after(call)) {
        locked.accept(act);
      }
    } catch (StoreException _) {
      // Whoever talks may talk on: a call too many does less harm than one cut off.
    }
  }
}

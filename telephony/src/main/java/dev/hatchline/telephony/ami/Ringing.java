package dev.hatchline.telephony.ami;

import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.Channel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Which phone rings for which caller. A cancelling may come before Asterisk has told which phone it
 * is; it then waits for that, until the one who asked completes its future.
 */
final class Ringing {
  private final ReentrantLock guard = new ReentrantLock();
  private final Map<String, Channel> phones = new HashMap<>();
  private final Map<String, CompletableFuture<Boolean>> wanted = new HashMap<>();
  private final Function<Channel, CompletableFuture<Boolean>> hangUp;

  Ringing(Function<Channel, CompletableFuture<Boolean>> hangUp) {
    this.hangUp = hangUp;
  }

  CompletableFuture<Boolean> cancel(Channel caller) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Channel phone;
    guard.lock();
    try {
      phone = phones.get(caller.uniqueId());
      if (phone == null) {
        wanted.put(caller.uniqueId(), done);
      }
    } finally {
      guard.unlock();
    }
    if (phone != null) {
      end(phone, done);
    }
    return done;
  }

  void saw(AsteriskEvent event) {
    switch (event) {
      case AsteriskEvent.DialBegun(Channel caller, Channel agent) -> begun(caller, agent);
      case AsteriskEvent.DialDone(Channel caller, _, _) -> forget(caller);
      case AsteriskEvent.ChannelGone(Channel channel, _, _, _) -> forget(channel);
      default -> {}
    }
  }

  private void begun(Channel caller, Channel agent) {
    CompletableFuture<Boolean> cancelled;
    guard.lock();
    try {
      phones.put(caller.uniqueId(), agent);
      cancelled = wanted.remove(caller.uniqueId());
    } finally {
      guard.unlock();
    }
    if (cancelled != null && !cancelled.isDone()) {
      end(agent, cancelled);
    }
  }

  private void forget(Channel caller) {
    guard.lock();
    try {
      phones.remove(caller.uniqueId());
      CompletableFuture<Boolean> cancelled = wanted.remove(caller.uniqueId());
      if (cancelled != null) {
        cancelled.complete(false);
      }
    } finally {
      guard.unlock();
    }
  }

  /** Nothing is known any more. */
  void clear() {
    guard.lock();
    try {
      phones.clear();
      wanted.values().forEach(w -> w.complete(false));
      wanted.clear();
    } finally {
      guard.unlock();
    }
  }

  private void end(Channel phone, CompletableFuture<Boolean> done) {
    var _ = hangUp.apply(phone).thenAccept(done::complete);
  }
}

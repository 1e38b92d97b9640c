package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What an engine does to the world, counted; it stops dead before or after the n-th thing. */
final class Boundary {
  private final int stopAt;
  private final boolean before;
  private int count;
  private boolean dead;

  /** Counts from 1; 0 never stops. */
  Boundary(int stopAt, boolean before) {
    this.stopAt = stopAt;
    this.before = before;
  }

  static Boundary none() {
    return new Boundary(0, true);
  }

  int count() {
    return count;
  }

  boolean dead() {
    return dead;
  }

  private interface Op<T extends @Nullable Object> {
    T run() throws StoreException;
  }

  private interface DialOp<T> {
    T run();
  }

  private void enter(String what) {
    if (dead) {
      throw new Crash("dead before " + what);
    }
    count++;
    if (count == stopAt && before) {
      dead = true;
      throw new Crash("before " + count + " " + what);
    }
  }

  private void leave(String what) {
    if (count == stopAt) {
      dead = true;
      throw new Crash("after " + count + " " + what);
    }
  }

  private <T> T stored(String what, Op<T> op) throws StoreException {
    enter(what);
    T answer = op.run();
    leave(what);
    return answer;
  }

  private <T> T dialled(String what, DialOp<T> op) {
    enter(what);
    T answer = op.run();
    leave(what);
    return answer;
  }

  CallbackStore store(CallbackStore store) {
    return new CallbackStore() {
      @Override
      public Saved save(Callback fresh, @Nullable Slot slot, @Nullable String key)
          throws StoreException {
        return stored("save", () -> store.save(fresh, slot, key));
      }

      @Override
      public Map<Instant, Integer> taken(Instant from, Instant until) throws StoreException {
        return stored("taken", () -> store.taken(from, until));
      }

      @Override
      public boolean move(Callback from, Callback to) throws StoreException {
        return stored("move " + to.state(), () -> store.move(from, to));
      }

      @Override
      public List<Callback> open() throws StoreException {
        return stored("open", store::open);
      }

      @Override
      public Optional<Callback> find(CallbackId id) throws StoreException {
        return stored("find", () -> store.find(id));
      }

      @Override
      public List<Callback> latest(int max) throws StoreException {
        return store.latest(max);
      }

      @Override
      public List<Attempt> attempts(CallbackId id) throws StoreException {
        return store.attempts(id);
      }

      @Override
      public Map<Outcome, Long> outcomes() throws StoreException {
        return store.outcomes();
      }

      @Override
      public List<AnswerDay> answers(Instant since) throws StoreException {
        return store.answers(since);
      }
    };
  }

  Dial dial(Dial dial) {
    return new Dial() {
      @Override
      public CompletableFuture<Boolean> customer(CallId call, Callback callback) {
        return dialled("customer", () -> dial.customer(call, callback));
      }

      @Override
      public CompletableFuture<Boolean> agent(CallId call, AgentId agent, Callback callback) {
        return dialled("agent", () -> dial.agent(call, agent, callback));
      }

      @Override
      public CompletableFuture<Boolean> hangUpCustomer(CallId call) {
        return dialled("hang up customer", () -> dial.hangUpCustomer(call));
      }

      @Override
      public CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent) {
        return dialled("hang up agent", () -> dial.hangUpAgent(call, agent));
      }

      @Override
      public CompletableFuture<Optional<Map<CallId, Fate>>> fates() {
        return dialled("fates", dial::fates);
      }

      @Override
      public CompletableFuture<Boolean> bar(CallId call) {
        return dialled("bar", () -> dial.bar(call));
      }

      @Override
      public CompletableFuture<Boolean> forget(CallId call) {
        return dialled("forget", () -> dial.forget(call));
      }
    };
  }
}

package dev.hatchline.routing.callback;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.AskLimits.Grant;
import dev.hatchline.routing.callback.CallbackStore.Saved;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Grants callbacks: limits, then the store, then the promise. */
final class Promising {
  private final CallbackPolicy policy;
  private final CallbackPorts ports;
  private final Book book;
  private final StoreSide store;
  private final Consumer<Runnable> locked;
  private final Consumer<Course> settle;
  private final AskLimits limits;
  private final Slots slots;

  Promising(
      CallbackPolicy policy,
      CallbackPorts ports,
      Book book,
      StoreSide store,
      Consumer<Runnable> locked,
      Consumer<Course> settle) {
    this.policy = policy;
    this.ports = ports;
    this.book = book;
    this.store = store;
    this.locked = locked;
    this.settle = settle;
    this.limits = new AskLimits(policy.bounds());
    this.slots = new Slots(policy.slots(), ports.store(), ports.clock());
  }

  /** On the asker's thread, which waits for the store. */
  Answer promise(Ask ask) {
    AtomicReference<AskLimits.@Nullable Verdict> taken = new AtomicReference<>();
    locked.accept(() -> taken.set(grant(ask)));
    return switch (taken.get()) {
      case Refusal refusal -> new Answer.Refused(refusal);
      case Grant grant -> keep(ask, grant);
      case null -> keep(ask, null);
    };
  }

  /** Asking again for what is owed already takes nothing from anybody's limits. */
  private AskLimits.@Nullable Verdict grant(Ask ask) {
    if (book.find(ask.request().number()).isPresent()) {
      return null;
    }
    AskLimits.Verdict verdict =
        limits.take(ask.request().number(), ask.asker(), book.openCount(), ports.clock().instant());
    if (verdict instanceof Refusal refusal) {
      book.news(new CallbackNews.Refused(ask.request(), refusal));
    }
    return verdict;
  }

  private Answer keep(Ask ask, @Nullable Grant grant) {
    Instant now = ports.clock().instant();
    Instant due = policy.retry().permitted(ask.due().isAfter(now) ? ask.due() : now);
    Appointment named = ask.request().appointment();
    CallbackState.Waiting waiting = new CallbackState.Waiting(book.key(), due);
    CallbackId id = new CallbackId(ports.random().get());
    Callback fresh = Callback.fresh(id, ask.request(), ask.promise(), waiting);
    AtomicReference<Answer> answer = new AtomicReference<>();
    try {
      Slot slot = named == null ? null : slots.of(named.at(), now);
      Saved saved = ports.store().save(fresh, slot, ask.idempotencyKey());
      @Nullable Refusal full =
          named != null && saved instanceof Saved.Full ? slots.refusedByStore(named.at()) : null;
      locked.accept(
          () -> answer.set(full == null ? saved(saved, grant) : full(ask.request(), full, grant)));
    } catch (StoreException fault) {
      locked.accept(() -> answer.set(notKept(ask, fresh, grant, fault)));
    }
    return answer.get();
  }

  private Answer saved(Saved saved, @Nullable Grant grant) {
    switch (saved) {
      case Saved.New(Callback callback) -> {
        settle.accept(book.find(callback.id()).orElseGet(() -> book.add(callback)));
        book.news(new CallbackNews.Promised(callback));
        return new Answer.Promised(callback);
      }
      case Saved.SameKey(Callback callback) -> {
        giveBack(grant);
        return new Answer.SameKey(known(callback));
      }
      case Saved.SameNumber(Callback callback) -> {
        giveBack(grant);
        Callback known = known(callback);
        return known.open()
            ? new Answer.SameNumber(known)
            : new Answer.NotKept("the one before has just ended; please ask again in a moment");
      }
      case Saved.Full() ->
          throw new IllegalStateException("expected room where no time was named, found none");
    }
  }

  private Answer full(Request request, Refusal why, @Nullable Grant grant) {
    giveBack(grant);
    limits.count(why);
    book.news(new CallbackNews.Refused(request, why));
    return new Answer.Refused(why);
  }

  /** Which times can be named. */
  Slots slots() {
    return slots;
  }

  /**
   * As we know it; what the store has and we do not, we owe from now on. Where engines share the
   * store it may be another one's; what is ours is found by the next look.
   */
  private Callback known(Callback stored) {
    store.believe(stored.id());
    if (!ports.owners().shared()
        && stored.open()
        && book.find(stored.id()).isEmpty()
        && stored.state() instanceof CallbackState.Waiting) {
      settle.accept(book.add(stored));
    }
    return book.find(stored.id()).map(c -> c.now).orElse(stored);
  }

  private Answer notKept(Ask ask, Callback fresh, @Nullable Grant grant, StoreException fault) {
    giveBack(grant);
    store.doubt(fresh.id());
    store.away(fault);
    book.news(new CallbackNews.NotKept(ask.request(), fault.sentence()));
    return new Answer.NotKept(fault.sentence());
  }

  private void giveBack(@Nullable Grant grant) {
    if (grant != null) {
      limits.giveBack(grant);
    }
  }

  void restore(Collection<Callback> latest) {
    limits.restore(latest, ports.clock().instant());
  }

  void forget(PhoneNumber number) {
    limits.forget(number);
  }

  Map<Refusal.Kind, Long> refused() {
    return limits.refused();
  }
}

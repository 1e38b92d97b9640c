package dev.hatchline.routing.callback;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.AskLimits.Grant;
import dev.hatchline.routing.callback.CallbackStore.Saved;
import dev.hatchline.routing.callback.InAdvance.Draft;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Grants callbacks: limits, then the store, then the promise. */
final class Promising {
  private final CallbackPolicy policy;
  private final CallbackPorts ports;
  private final Book book;
  private final StoreSide store;
  private final InAdvance inAdvance;
  private final BooleanSupplier dialling;
  private final Consumer<Runnable> locked;
  private final Consumer<Course> settle;
  private final AskLimits limits;
  private final Slots slots;

  Promising(
      CallbackPolicy policy,
      CallbackPorts ports,
      Book book,
      StoreSide store,
      InAdvance inAdvance,
      BooleanSupplier dialling,
      Consumer<Runnable> locked,
      Consumer<Course> settle) {
    this.policy = policy;
    this.ports = ports;
    this.book = book;
    this.store = store;
    this.inAdvance = inAdvance;
    this.dialling = dialling;
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
    @Nullable Draft draft = due.isAfter(now) ? null : inLine(fresh);
    Writing writing = new Writing(ask.request(), grant, fresh, draft);
    AtomicReference<Answer> answer = new AtomicReference<>();
    try {
      Slot slot = named == null ? null : slots.of(named.at(), now);
      Saved saved = ports.store().save(latest(writing), slot, ask.idempotencyKey());
      @Nullable Refusal full =
          named != null && saved instanceof Saved.Full ? slots.refusedByStore(named.at()) : null;
      locked.accept(() -> answer.set(full == null ? saved(saved, writing) : full(full, writing)));
    } catch (StoreException fault) {
      locked.accept(() -> answer.set(notKept(writing, fault)));
    }
    return answer.get();
  }

  /** What the store is asked to keep. */
  private record Writing(
      Request request, @Nullable Grant grant, Callback fresh, @Nullable Draft draft) {}

  private @Nullable Draft inLine(Callback fresh) {
    AtomicReference<@Nullable Draft> draft = new AtomicReference<>();
    locked.accept(() -> draft.set(dialling.getAsBoolean() ? inAdvance.begin(fresh) : null));
    @Nullable Draft begun = draft.get();
    if (begun != null) {
      inAdvance.tellLine(begun);
    }
    return begun;
  }

  private Callback latest(Writing writing) {
    AtomicReference<Callback> latest = new AtomicReference<>(writing.fresh());
    @Nullable Draft draft = writing.draft();
    if (draft != null) {
      locked.accept(() -> latest.set(inAdvance.latest(draft)));
    }
    return latest.get();
  }

  private Answer saved(Saved saved, Writing writing) {
    switch (saved) {
      case Saved.New(Callback callback) -> {
        @Nullable Draft draft = writing.draft();
        if (draft == null) {
          settle.accept(book.find(callback.id()).orElseGet(() -> book.add(callback)));
          book.news(new CallbackNews.Promised(callback));
        } else {
          inAdvance.kept(draft);
        }
        return new Answer.Promised(callback);
      }
      case Saved.SameKey(Callback callback) -> {
        drop(writing);
        return new Answer.SameKey(known(callback));
      }
      case Saved.SameNumber(Callback callback) -> {
        drop(writing);
        Callback known = known(callback);
        return known.open()
            ? new Answer.SameNumber(known)
            : new Answer.NotKept("the one before has just ended; please ask again in a moment");
      }
      case Saved.Full() ->
          throw new IllegalStateException("expected room where no time was named, found none");
    }
  }

  private Answer full(Refusal why, Writing writing) {
    drop(writing);
    limits.count(why);
    book.news(new CallbackNews.Refused(writing.request(), why));
    return new Answer.Refused(why);
  }

  private Answer notKept(Writing writing, StoreException fault) {
    drop(writing);
    store.doubt(writing.fresh().id());
    store.away(fault);
    book.news(new CallbackNews.NotKept(writing.request(), fault.sentence()));
    return new Answer.NotKept(fault.sentence());
  }

  /** It is not promised: nothing of it is left, and nothing is taken from anybody's limits. */
  private void drop(Writing writing) {
    @Nullable Draft draft = writing.draft();
    @Nullable Grant grant = writing.grant();
    if (draft != null) {
      inAdvance.dropped(draft);
    }
    if (grant != null) {
      limits.giveBack(grant);
    }
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

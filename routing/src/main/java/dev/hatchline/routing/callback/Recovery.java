package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Course.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * After the engine's start, and whenever Asterisk was out of sight: reads what is owed, and has
 * each attempt that nobody watched judged by Asterisk's record.
 */
final class Recovery {
  /** Store or Asterisk, if they did not answer, are asked again so soon. */
  static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  /** What the store has. */
  record Kept(
      List<Callback> open,
      List<Callback> latest,
      Map<Outcome, Long> outcomes,
      List<AnswerDay> days) {
    /** Later, what we know is newer than what the store has. */
    static final Kept NOTHING = new Kept(List.of(), List.of(), Map.of(), List.of());
  }

  /** What Asterisk told of a call. */
  private record Early(CallId call, Consumer<Course> word) {}

  /** Several words of each call that may be up, and of many that end meanwhile. */
  private static final int EARLY_MAX = 10_000;

  private final List<Early> early = new ArrayList<>();
  private final CallbackPorts ports;
  private final Outbox outbox;
  private final Strays strays;
  private final Book book;
  private final Attempts attempts;
  private final Consumer<Collection<Callback>> limits;
  private final Consumer<Runnable> locked;
  private final Consumer<Course> settle;

  private boolean inSight;
  private boolean ready;
  private boolean asking;
  private boolean restored;
  private boolean working;

  /** What is being read may lack what was inherited since. */
  private boolean more;

  private @Nullable Instant tryAt;
  private @Nullable CompletableFuture<Void> done;
  private Set<CallId> up = Set.of();
  private Instant asteriskStarted = Instant.EPOCH;

  Recovery(
      CallbackPorts ports,
      Outbox outbox,
      Strays strays,
      Book book,
      Attempts attempts,
      Consumer<Collection<Callback>> limits,
      Consumer<Runnable> locked,
      Consumer<Course> settle) {
    this.ports = ports;
    this.outbox = outbox;
    this.strays = strays;
    this.book = book;
    this.attempts = attempts;
    this.limits = limits;
    this.locked = locked;
    this.settle = settle;
  }

  boolean ready() {
    return ready;
  }

  /** Whether it is known what was owed at the start. */
  boolean restored() {
    return restored;
  }

  /** Nothing is dialled, and no attempt that has begun is believed to be watched. */
  void outOfSight() {
    ready = false;
    inSight = false;
    for (Course c : book.all()) {
      switch (c.phase) {
        case RINGING_AGENT, DIALLED, STOPPING -> attempts.ends().unseen(c);
        case CLAIMING -> attempts.ends().giveUpClaim(c);
        case IDLE, UNWATCHED, ANSWERED, CLOSED -> {}
      }
      settle.accept(c);
    }
  }

  CompletableFuture<Void> recover(Set<CallId> channels, Instant started) {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    locked.accept(() -> {
      inSight = true;
      up = Set.copyOf(channels);
      asteriskStarted = started;
      CompletableFuture<Void> before = done;
      done = mine;
      if (before != null) {
        var _ = mine.thenAccept(before::complete);
      }
      work();
    });
    return mine;
  }

  /**
   * Asterisk's word on a call. Before the store has been read it cannot be known whether a promise
   * is kept by it: the word is kept until then.
   */
  void told(CallId call, Consumer<Course> word) {
    Optional<Course> course = book.find(call);
    if (course.isPresent()) {
      word.accept(course.get());
      settle.accept(course.get());
    } else if (!restored && early.size() < EARLY_MAX) {
      early.add(new Early(call, word));
    }
  }

  private void tellWhatCameEarly() {
    List<Early> words = List.copyOf(early);
    early.clear();
    words.forEach(each -> told(each.call(), each.word()));
  }

  void tick(Instant now) {
    if (tryAt != null && !tryAt.isAfter(now)) {
      work();
    }
  }

  private void work() {
    tryAt = null;
    more = working && ports.owners().shared();
    if (!working) {
      working = true;
      boolean first = !restored;
      outbox.add(() -> {
        if (first) {
          ports.writers().execute(this::read);
        } else if (ports.owners().shared()) {
          ports.writers().execute(this::readInherited);
        } else {
          askFor(Kept.NOTHING);
        }
      });
    }
  }

  private void read() {
    try {
      askFor(
          new Kept(
              ports.store().open(),
              ports.store().latest(CallbackStore.LATEST_MAX),
              ports.store().outcomes(),
              ports.store().answers(AnswerShare.since(ports.clock().instant()))));
    } catch (StoreException _) {
      locked.accept(this::again);
    }
  }

  private void readInherited() {
    try {
      askFor(new Kept(ports.store().open(), List.of(), Map.of(), List.of()));
    } catch (StoreException _) {
      askFor(Kept.NOTHING);
    }
  }

  private void askFor(Kept kept) {
    Instant now = ports.clock().instant();
    var _ = ports.dial().fates().thenAccept(fates -> locked.accept(() -> judge(kept, fates, now)));
  }

  private void again() {
    working = false;
    Instant at = ports.clock().instant().plus(TRY_AGAIN);
    tryAt = at;
    outbox.add(() -> ports.wake().accept(at));
  }

  private void judge(Kept kept, Optional<Map<CallId, Fate>> fates, Instant read) {
    if (fates.isEmpty() || !inSight) {
      again();
      return;
    }
    working = false;
    if (!restored) {
      restored = true;
      book.restore(kept.outcomes(), kept.days());
      limits.accept(kept.latest());
    }
    kept.open().stream().filter(row -> book.find(row.id()).isEmpty()).forEach(this::takeIn);
    book.all().forEach(attempts::lookSoon);
    Set<CallId> ours = book.keys();
    ready = true;
    judge(fates.get(), up, read);
    fates
        .get()
        .forEach((call, fate) -> {
          if (!ours.contains(call)) {
            strays.recorded(call, fate);
          }
        });
    if (!more) {
      up = Set.of(); // True at that moment only.
    }
    tellWhatCameEarly();
    book.all().forEach(settle);
    if (more) {
      work();
      return;
    }
    CompletableFuture<Void> mine = done;
    done = null;
    if (mine != null) {
      outbox.add(() -> mine.complete(null));
    }
  }

  /** A row that we did not know: of an engine before us. */
  Course takeIn(Callback row) {
    Course c = book.add(row);
    switch (row.state()) {
      case CallbackState.Dialling _ -> {
        c.enter(Phase.DIALLED, null);
        c.dialled = true;
        attempts.ends().unseen(c);
      }
      case CallbackState.Answered(_, Instant at) -> {
        c.enter(Phase.ANSWERED, null);
        c.answeredAt = at;
      }
      case CallbackState.Waiting _ -> {}
      case CallbackState.Connected _,
          CallbackState.GivenUp _,
          CallbackState.Cancelled _,
          CallbackState.TakenOver _,
          CallbackState.Unknown _ ->
          throw new IllegalStateException("expected an open row, found " + row);
    }
    return c;
  }

  /** Asks Asterisk for its record of the attempts that nobody watches. */
  void ask() {
    if (asking) {
      return;
    }
    asking = true;
    Instant asked = ports.clock().instant();
    outbox.add(() -> {
      var _ = ports.dial().fates().thenAccept(fates -> answered(fates, asked));
    });
  }

  private void answered(Optional<Map<CallId, Fate>> fates, Instant asked) {
    Set<CallId> live =
        fates.stream()
            .flatMap(record -> record.keySet().stream())
            .filter(ports.line()::up)
            .collect(Collectors.toSet());
    locked.accept(() -> {
      asking = false;
      fates.ifPresent(record -> judge(record, live, asked));
    });
  }

  private void judge(Map<CallId, Fate> record, Set<CallId> live, Instant asked) {
    for (Course c : book.all()) {
      CallId call = c.key();
      if (c.phase == Phase.UNWATCHED && call != null) {
        attempts.judge(c, record.get(call), live.contains(call), asked, asteriskStarted);
        settle.accept(c);
      }
    }
  }
}

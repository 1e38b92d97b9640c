package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.Judge;
import dev.hatchline.routing.callback.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Attempts, from the order to the word of how they ended; what nobody watched, as over a crash, is
 * judged by Asterisk's own record. On the worker's thread.
 */
final class NoticeWatch {
  /** From the end of the ringing to the word of it: answer, machine detection, network. */
  static final Duration END_MAX = Duration.ofSeconds(30);

  private final Duration ring;
  private final NoticePorts ports;
  private final NoticeBook book;
  private final NoticeRush rush;
  private final Consumer<Runnable> later;

  private boolean inSight;
  private boolean restored;

  /** What is ours since, and to be read with Asterisk's truth. */
  private boolean inherited;

  private boolean paced;
  private boolean ready;
  private boolean asking;
  private Set<CallId> up = Set.of();
  private Instant asteriskStarted = Instant.EPOCH;

  NoticeWatch(
      Duration ring,
      NoticePorts ports,
      NoticeBook book,
      NoticeRush rush,
      Consumer<Runnable> later) {
    this.ring = ring;
    this.ports = ports;
    this.book = book;
    this.rush = rush;
    this.later = later;
  }

  boolean ready() {
    return ready;
  }

  private Instant now() {
    return ports.clock().instant();
  }

  private CallId fresh() {
    return NoticeKey.of(ports.random().get());
  }

  // ---- An attempt

  /** Writes down that it is dialled, and only when that is lasting has it dialled. */
  void begin(Held held) {
    if (!book.storeUp() || !paced()) {
      return; // since the one before it was begun
    }
    held.ordered = false;
    held.unwatched = null;
    if (!book.move(held, new NoticeInput.Begin()) || !held.safe()) {
      return;
    }
    CallId key = held.key();
    if (key != null) {
      held.ordered = true;
      rush.began(now());
      ports.wake().accept(now().plus(ring).plus(END_MAX));
      var _ =
          ports
              .channel()
              .tell(key, held.now)
              .thenAccept(
                  begun -> later.accept(() -> book.find(key).ifPresent(h -> ordered(h, begun))));
    }
  }

  private boolean paced() {
    try {
      return !rush.full(now()) && rush.paced(ports.store().rung(now()), now());
    } catch (StoreException fault) {
      book.away(String.valueOf(fault.getMessage()));
      return false;
    }
  }

  /** Without Asterisk's word the order may have arrived all the same: its record is asked. */
  private void ordered(Held held, boolean begun) {
    if (!begun && held.now.state() instanceof NoticeState.Dialling && held.unwatched == null) {
      unwatch(held);
    }
  }

  void dialled(Held held, Fate how) {
    switch (how) {
      case DIALLING, BARRED -> {}
      case ANSWERED -> {
        var _ = book.move(held, new NoticeInput.Answer());
      }
      case BUSY, NO_ANSWER, MACHINE, FAILED, FORBIDDEN -> {
        var _ = book.move(held, new NoticeInput.Unreached(how, fresh()));
      }
      case REFUSED_TWICE -> lost(held);
    }
  }

  /** How it ended will have been told, or stands in the record. */
  void gone(Held held) {
    if (!book.move(held, new NoticeInput.Gone())
        && held.now.state() instanceof NoticeState.Dialling) {
      unwatch(held);
    }
  }

  private void lost(Held held) {
    if (book.move(held, new NoticeInput.Lost())) {
      ports
          .news()
          .accept(
              new NoticeNews.NeedsPerson(
                  held.now,
                  "A customer was rung with news, and nobody can say whether it was heard; they"
                      + " are not rung again."));
    }
  }

  private void unwatch(Held held) {
    held.unwatched = now();
    ask();
  }

  // ---- What nobody watched

  void outOfSight() {
    ready = false;
    inSight = false;
    for (Held held : book.all()) {
      if (held.now.state() instanceof NoticeState.Dialling && held.unwatched == null) {
        held.unwatched = now();
      }
    }
  }

  /** By the next {@link #recover}. */
  void inherit() {
    inherited = true;
  }

  void recover(Set<CallId> channels, Instant started) {
    inSight = true;
    restored &= !inherited;
    inherited = false;
    up = Set.copyOf(channels);
    asteriskStarted = started;
    goOn();
  }

  private void goOn() {
    if (!restored && !restore()) {
      return;
    }
    for (Held held : book.all()) {
      if (held.now.state() instanceof NoticeState.Answered(CallId call, _) && !live(call)) {
        var _ = book.move(held, new NoticeInput.Gone());
      }
    }
    ask();
  }

  private boolean restore() {
    try {
      List<Notice> rows = ports.store().unsettled();
      if (!paced) {
        rush.restore(ports.store().begunSince(now().minus(NoticePace.WINDOW)));
        paced = true;
      }
      restored = true;
      for (Notice row : rows) {
        if (book.find(row.id()).isEmpty()) {
          Held held = book.add(row);
          held.ordered = true; // Perhaps.
          held.unwatched = row.state() instanceof NoticeState.Dialling ? now() : null;
        }
      }
      return true;
    } catch (StoreException fault) {
      book.away(String.valueOf(fault.getMessage()));
      return false;
    }
  }

  void tick(Instant now) {
    if (inSight && !restored && book.storeUp()) {
      goOn();
      return;
    }
    for (Held held : book.all()) {
      if (!(held.now.state() instanceof NoticeState.Dialling(CallId _, Instant since))) {
        continue;
      }
      if (!held.ordered && held.safe()) {
        // The store kept it late: it is known that nobody was dialled.
        var _ = book.move(held, new NoticeInput.NotBegun(fresh()));
      } else if (held.unwatched == null && !since.plus(ring).plus(END_MAX).isAfter(now)) {
        held.unwatched = now;
      }
    }
    if (inSight && (!ready || unwatched())) {
      ask();
    }
  }

  private boolean unwatched() {
    return book.view().stream().anyMatch(held -> held.unwatched != null && held.key() != null);
  }

  private boolean live(CallId call) {
    return up.contains(call) || ports.up().test(call);
  }

  private void ask() {
    if (asking || !inSight || !restored) {
      return;
    }
    asking = true;
    Instant asked = now();
    var _ = ports.channel().fates().thenAccept(fates -> later.accept(() -> answered(fates, asked)));
  }

  private void answered(Optional<Map<CallId, Fate>> fates, Instant asked) {
    asking = false;
    if (fates.isEmpty() || !inSight) {
      ports.wake().accept(now().plus(NoticeDesk.TRY_AGAIN));
      return;
    }
    for (Held held : book.all()) {
      CallId key = held.key();
      if (held.unwatched != null && key != null) {
        judge(held, fates.get().get(key), live(key), asked);
      }
    }
    fates
        .get()
        .forEach((key, fate) -> {
          if (fate != Fate.DIALLING && NoticeKey.is(key) && book.told(key).isEmpty()) {
            forget(key);
          }
        });
    up = Set.of(); // True at that moment only.
    ready = true;
    if (unwatched()) {
      ports.wake().accept(now().plus(NoticeDesk.TRY_AGAIN));
    }
  }

  /** What is another engine's, or was and is not inherited yet, is judged by this record later. */
  private void forget(CallId key) {
    try {
      if (!ports.store().underWay(key)) {
        ports.channel().forget(key);
      }
    } catch (StoreException fault) {
      book.away(String.valueOf(fault.getMessage()));
    }
  }

  private void judge(Held held, @Nullable Fate fate, boolean live, Instant asked) {
    Duration age = Duration.between(Objects.requireNonNullElse(held.unwatched, asked), asked);
    boolean outlived = held.now.state().at().isBefore(asteriskStarted.plusSeconds(1));
    switch (Judge.of(fate, live, age, outlived)) {
      case NEVER_DIALLED -> {
        var _ = book.move(held, new NoticeInput.NotBegun(fresh()));
      }
      case BAR -> ports.channel().bar(Objects.requireNonNull(held.key()));
      case UNREACHED -> dialled(held, Objects.requireNonNull(fate));
      case RINGS -> held.unwatched = null;
      case ANSWERED -> {
        var _ = book.move(held, new NoticeInput.Answer());
      }
      case UNKNOWN -> lost(held);
      case LATER -> {}
    }
  }
}

package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The door of the notices: takes news, has customers rung with it, and sees to it that each comes
 * to an end. Safe to call from any thread, and returns at once.
 *
 * <p>Nobody waits for news on the line, so everything is done by one worker, which may wait for the
 * store: a step is lasting before the next is begun, and an attempt before it is dialled. While the
 * store does not answer nobody is rung.
 */
public final class NoticeDesk {
  /** What did not answer is asked again so soon, and so often it is looked for a free line. */
  static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final NoticePorts ports;
  private final NoticeBook book;
  private final NoticeRush rush;
  private final NoticeWatch watch;
  private volatile NoticeReadings readings = new NoticeReadings(false, true, 0, 0, 0);
  private boolean paused;

  /** Knows nothing yet; call {@link #recover} when Asterisk is in sight. */
  public NoticeDesk(NoticePolicy policy, NoticePorts ports) {
    this.ports = ports;
    this.rush = new NoticeRush(policy.pace(), ports);
    this.book = new NoticeBook(ports, new NoticeTransitions(policy.retry()), rush::changed);
    this.watch = new NoticeWatch(policy.ring(), ports, book, rush, this::later);
  }

  // ---- Asking

  /**
   * Has this told.
   *
   * @param id the same id is told once, whoever asks how often
   * @return done when that is lasting; empty if the store does not answer
   */
  public CompletableFuture<Optional<Notice>> announce(NoticeId id, News news) {
    CompletableFuture<Optional<Notice>> answer = new CompletableFuture<>();
    later(() -> answer.complete(taken(id, news)));
    return answer;
  }

  private Optional<Notice> taken(NoticeId id, News news) {
    Notice fresh =
        Notice.fresh(
            id,
            news,
            new NoticeState.Due(NoticeKey.of(ports.random().get()), ports.clock().instant()));
    try {
      if (!ports.store().add(fresh)) {
        return ports.store().find(id);
      }
      var _ = book.add(fresh);
      ports.news().accept(new NoticeNews.Taken(fresh));
      return Optional.of(fresh);
    } catch (StoreException fault) {
      book.doubt(id);
      book.away(String.valueOf(fault.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * It is not to be told any more. One with which the customer is rung just now ends when that has
   * reached nobody.
   *
   * @return done with whether it was still waiting
   */
  public CompletableFuture<Boolean> withdraw(NoticeId id) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    later(() ->
        answer.complete(book.find(id).map(this::withdraw).orElseGet(() -> book.withdraw(id))));
    return answer;
  }

  private boolean withdraw(Held held) {
    held.unwanted = true;
    return book.move(held, new NoticeInput.Withdraw());
  }

  /** What this call tells, or has just told; from memory, at once. */
  public Optional<Notice> told(CallId call) {
    return book.told(call);
  }

  /**
   * This call is here, though another engine has dialled the customer: what it tells is ours from
   * now on.
   *
   * @return done with it; empty if it tells nothing, or the store does not answer
   */
  public CompletableFuture<Optional<Notice>> take(CallId call) {
    CompletableFuture<Optional<Notice>> answer = new CompletableFuture<>();
    later(() -> answer.complete(book.take(call)));
    return answer;
  }

  // ---- From Asterisk, and from the customer's call

  /** The customer's leg has ended, or is answered. */
  public void dialled(CallId call, Fate how) {
    with(call, held -> watch.dialled(held, how));
  }

  /** The customer's phone rings: somebody will tell how that ends. */
  public void rings(CallId call) {
    with(call, held -> held.unwatched = null);
  }

  /** The customer pressed the key that says: heard, or solved. */
  public void confirmed(CallId call) {
    onTheLine(call, new NoticeInput.Confirm());
  }

  /** The customer is in line for a person. */
  public void wantsPerson(CallId call) {
    onTheLine(call, new NoticeInput.WantsPerson());
  }

  /** The customer's call, in which they were on the line, has ended. */
  public void ended(CallId call) {
    onTheLine(call, new NoticeInput.Gone());
  }

  /** A channel of this id is gone, and no call of ours had it. */
  public void gone(CallId call) {
    with(call, watch::gone);
  }

  /** Whose call is here has answered, though the word of it may come later. */
  private void onTheLine(CallId call, NoticeInput input) {
    with(
        call,
        held -> {
          var _ = book.move(held, new NoticeInput.Answer());
          var _ = book.move(held, input);
        });
  }

  // ---- Life

  /**
   * Makes what we believe equal to what is: after the engine's start, and each time when Asterisk
   * is in sight again.
   *
   * @param up calls of which Asterisk has a channel, customers' phones that ring included
   * @param asteriskStarted whole seconds; of what was begun earlier its record may lack the last
   */
  public void recover(Set<CallId> up, Instant asteriskStarted) {
    later(() -> watch.recover(up, asteriskStarted));
  }

  /**
   * What these engines, which are dead, had to tell is ours from now on. It is taken in by the next
   * {@link #recover}.
   *
   * @return done with whether the store has it
   */
  public CompletableFuture<Boolean> inherit(Set<UUID> dead) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    later(() -> {
      boolean kept = book.inherit(dead);
      if (kept) {
        watch.inherit();
      }
      answer.complete(kept);
    });
    return answer;
  }

  /** Asterisk is out of sight: nobody is rung until {@link #recover}. */
  public void outOfSight() {
    later(watch::outOfSight);
  }

  /** Nobody else is rung until it is ended. */
  public void pause(boolean wanted) {
    later(() -> paused = wanted);
  }

  /** Time passed; to be called at the times given to {@link NoticePorts#wake}. */
  public void tick() {
    later(() -> {
      if (!book.storeUp()) {
        book.catchUp();
      }
      watch.tick(ports.clock().instant());
    });
  }

  /** As it was after the last step. */
  public NoticeReadings readings() {
    return readings;
  }

  // ---- Within

  private void with(CallId call, Consumer<Held> step) {
    later(() -> book.find(call).ifPresent(step));
  }

  /** Every step is done by the worker, and what follows from it at once after it. */
  private void later(Runnable step) {
    ports
        .worker()
        .execute(() -> {
          step.run();
          follow();
        });
  }

  private void follow() {
    for (Held held : book.all()) {
      if (held.unwanted) {
        var _ = book.move(held, new NoticeInput.Withdraw());
      }
      settle(held);
    }
    if (watch.ready() && book.storeUp() && !paused) {
      rush.next(ports.clock().instant()).forEach(watch::begin);
    }
    List<NoticeState> states = book.view().stream().map(held -> held.now.state()).toList();
    readings =
        new NoticeReadings(
            watch.ready(),
            book.storeUp(),
            count(states, NoticeState.Due.class),
            count(states, NoticeState.Dialling.class),
            count(states, NoticeState.Answered.class));
  }

  private static int count(List<NoticeState> states, Class<? extends NoticeState> kind) {
    return (int) states.stream().filter(kind::isInstance).count();
  }

  /** An end that is lasting has its consequence, and is looked at no more when that is, too. */
  private void settle(Held held) {
    if (held.now.state().open()
        || held.settling
        || !held.safe()
        || held.settleAfter.isAfter(ports.clock().instant())) {
      return;
    }
    held.settling = true;
    var _ = ports.settle().apply(held.now).thenAccept(done -> later(() -> settled(held, done)));
  }

  private void settled(Held held, boolean done) {
    held.settling = false;
    if (!done) {
      held.settleAfter = ports.clock().instant().plus(TRY_AGAIN);
      ports.wake().accept(held.settleAfter);
      return;
    }
    if (held.now.settled() || book.move(held, new NoticeInput.Settle())) {
      book.drop(held);
    }
  }
}

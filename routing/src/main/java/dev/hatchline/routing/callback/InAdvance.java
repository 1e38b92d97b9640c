package dev.hatchline.routing.callback;

import dev.hatchline.routing.callback.Course.Phase;
import dev.hatchline.routing.callback.Course.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A callback that is due at once stands in line while its promise is being written: who is reserved
 * for it in time is written with the promise, so that the customer is dialled after one writing
 * instead of two. Until that is durable nobody is dialled, and nobody hears of it. Under the desk's
 * lock, but for {@link Draft#await}.
 */
final class InAdvance {
  /** So long the writing waits for the line's word. */
  static final Duration WORD_MAX = Duration.ofMillis(100);

  private final Outbox outbox;
  private final Book book;
  private final Attempts attempts;
  private final Consumer<Course> settle;

  InAdvance(Outbox outbox, Book book, Attempts attempts, Consumer<Course> settle) {
    this.outbox = outbox;
    this.book = book;
    this.attempts = attempts;
    this.settle = settle;
  }

  /** What is being written. */
  static final class Draft {
    private final Callback fresh;
    private final Course course;
    private final CompletableFuture<Boolean> told = new CompletableFuture<>();
    private List<Step> written = List.of();

    private Draft(Callback fresh, Course course) {
      this.fresh = fresh;
      this.course = course;
    }

    /** Returns when the line has been told and has answered, if it reserves anybody at once. */
    void await() {
      try {
        var _ = told.get(WORD_MAX.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException _) {
        // Whoever is reserved later is written later.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Puts it in line, if it may be dialled now; absent if there is another of its number. */
  @Nullable Draft begin(Callback fresh) {
    if (book.find(fresh.request().number()).isPresent()) {
      return null;
    }
    Course c = book.addUnpromised(fresh);
    c.writing = true;
    Draft draft = new Draft(fresh, c);
    settle.accept(c);
    outbox.add(() -> draft.told.complete(true));
    return draft;
  }

  /** As far as it has come: to be written now. */
  Callback latest(Draft draft) {
    draft.written = List.copyOf(draft.course.unsaved);
    return draft.course.now;
  }

  /** What was to be written is durable. */
  void kept(Draft draft) {
    Course c = draft.course;
    draft.written.forEach(_ -> c.unsaved.removeFirst());
    c.writing = false;
    List<Step> since = new ArrayList<>(draft.written);
    since.addAll(c.unsaved);
    // First the order to the phones: those who hear of it can wait.
    if (c.phase == Phase.CLAIMING && !draft.written.isEmpty()) {
      attempts.claimed(c);
    }
    book.promised(c, draft.fresh, since);
    settle.accept(c);
  }

  /** Nobody has promised it. */
  void dropped(Draft draft) {
    Course c = draft.course;
    attempts.leaveLine(c);
    c.unsaved.clear();
    c.rest(Phase.CLOSED);
    book.drop(c);
  }
}

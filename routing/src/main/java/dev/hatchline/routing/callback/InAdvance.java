package dev.hatchline.routing.callback;

import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.callback.Course.Phase;
import dev.hatchline.routing.callback.Course.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A callback that is due at once stands in line while its promise is being written: who is reserved
 * for it at once is written with the promise, so that the customer is dialled after one writing
 * instead of two. Until that is durable nobody is dialled, and nobody hears of it. Under the desk's
 * lock, but for {@link #tellLine}.
 */
final class InAdvance {
  private final Line line;
  private final Book book;
  private final Phones phones;
  private final Attempts attempts;
  private final Consumer<Course> settle;

  InAdvance(Line line, Book book, Phones phones, Attempts attempts, Consumer<Course> settle) {
    this.line = line;
    this.book = book;
    this.phones = phones;
    this.attempts = attempts;
    this.settle = settle;
  }

  /** What is being written. */
  static final class Draft {
    private final Callback fresh;
    private final Course course;
    private final RoutingEvent joining;
    private List<Step> written = List.of();

    private Draft(Callback fresh, Course course, RoutingEvent joining) {
      this.fresh = fresh;
      this.course = course;
      this.joining = joining;
    }
  }

  /** One that may be dialled now; absent if there is another of its number. */
  @Nullable Draft begin(Callback fresh) {
    if (book.find(fresh.request().number()).isPresent()) {
      return null;
    }
    Course c = book.addUnpromised(fresh);
    c.writing = true;
    c.inLine = true;
    return new Draft(
        fresh, c, new RoutingEvent.Joined(book.entry(c, Objects.requireNonNull(c.key()))));
  }

  /** Not by the outbox: whoever asks at the same moment is in nobody's way. */
  void tellLine(Draft draft) {
    line.tell(draft.joining);
  }

  /** As far as it has come: to be written now. */
  Callback latest(Draft draft) {
    Course c = draft.course;
    if (!c.inLine) {
      phones.tellLine(new RoutingEvent.Left(Objects.requireNonNull(c.key())));
    }
    draft.written = List.copyOf(c.unsaved);
    return c.now;
  }

  /** What was to be written is durable. */
  void kept(Draft draft) {
    Course c = draft.course;
    draft.written.forEach(_ -> c.unsaved.removeFirst());
    c.writing = false;
    if (c.phase == Phase.CLAIMING && !draft.written.isEmpty()) {
      attempts.claimed(c);
    }
    List<Step> since = new ArrayList<>(draft.written);
    since.addAll(c.unsaved);
    book.promised(c, draft.fresh, since);
    settle.accept(c);
  }

  /** Nobody has promised it. */
  void dropped(Draft draft) {
    Course c = draft.course;
    attempts.ends().leaveLine(c);
    c.unsaved.clear();
    c.rest(Phase.CLOSED);
    book.drop(c);
  }
}

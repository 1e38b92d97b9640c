package dev.hatchline.routing.callback;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.callback.Course.Phase;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the state that a callback has come to: whether it stands in line, who is
 * warned, and when it is to be looked at again. Under the desk's lock.
 */
final class Settling {
  private final CallbackPorts ports;
  private final Outbox outbox;
  private final Phones phones;
  private final Book book;
  private final Attempts attempts;
  private final BooleanSupplier dialling;
  private @Nullable Instant asked;

  /**
   * Nothing is asked for yet.
   *
   * @param dialling whether anybody may be dialled now
   */
  Settling(
      CallbackPorts ports,
      Outbox outbox,
      Phones phones,
      Book book,
      Attempts attempts,
      BooleanSupplier dialling) {
    this.ports = ports;
    this.outbox = outbox;
    this.phones = phones;
    this.book = book;
    this.attempts = attempts;
    this.dialling = dialling;
  }

  void settle(Course c) {
    Instant now = ports.clock().instant();
    if (c.phase == Phase.IDLE && c.now.state() instanceof CallbackState.Waiting(CallId next, _)) {
      line(c, next, dialling.getAsBoolean() && !book.callableAt(c, now).isAfter(now));
    }
    if (c.promised && c.now.open() && !c.warned) {
      warn(c, now);
    }
    wake(c.deadline);
    wake(c.agentDue);
    if (c.phase == Phase.IDLE && !c.inLine) {
      Instant at = book.callableAt(c, now);
      wake(at.isAfter(now) ? at : null);
    }
  }

  private void warn(Course c, Instant now) {
    Instant warnAt = Ledger.warnAt(c.now.promise());
    c.warned = !warnAt.isAfter(now);
    if (c.warned) {
      book.news(new CallbackNews.AboutToBreak(c.now));
    } else {
      wake(warnAt);
    }
  }

  /** Puts a callback in line that may be dialled, and takes one out that may not. */
  private void line(Course c, CallId next, boolean callable) {
    if (callable && !c.inLine) {
      c.inLine = true;
      phones.tellLine(new RoutingEvent.Joined(book.entry(c, next)));
    } else if (!callable) {
      attempts.ends().leaveLine(c);
    }
  }

  private void wake(@Nullable Instant at) {
    if (at != null && (asked == null || at.isBefore(asked))) {
      asked = at;
      outbox.add(() -> ports.wake().accept(at));
    }
  }

  /** What was asked for has come. */
  void woken() {
    asked = null;
  }
}

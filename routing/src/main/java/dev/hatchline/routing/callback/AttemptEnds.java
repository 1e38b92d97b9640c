package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.callback.Course.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt is left, by whichever way: the phones that ring are put down, and agents are for
 * others. Under the desk's lock.
 */
final class AttemptEnds {
  private final InstantSource clock;
  private final Phones phones;
  private final Book book;

  /** Asks Asterisk for its record; the answer comes to {@link Attempts#judge}. */
  private final Runnable ask;

  AttemptEnds(InstantSource clock, Phones phones, Book book, Runnable ask) {
    this.clock = clock;
    this.phones = phones;
    this.book = book;
    this.ask = ask;
  }

  private Instant now() {
    return clock.instant();
  }

  /** The claim took too long, or the store did not take it: the agent is for others. */
  void giveUpClaim(Course c) {
    leaveLine(c);
    c.agent = null;
    c.deadline = null;
  }

  void neverDialled(Course c, CallId call) {
    endAttempt(c, call, new CallbackInput.NeverDialled(call, book.key()));
  }

  /** The agent's phone is put down, the agent is for others, and the callback goes its way. */
  void endAttempt(Course c, CallId call, CallbackInput input) {
    hangUpAgent(c, call);
    leaveLine(c);
    if (book.move(c, input)) {
      c.rest(c.now.open() ? Phase.IDLE : Phase.CLOSED);
    }
  }

  void close(Course c, CallbackInput input) {
    Instant answered = c.answeredAt;
    if (book.move(c, input)) {
      if (answered != null) {
        book.count(answered, c.now);
      }
      c.rest(Phase.CLOSED);
    }
  }

  /** Not wanted any more: whatever rings is put down. */
  void unwanted(Course c, CallId call) {
    switch (c.phase) {
      case DIALLED, STOPPING, UNWATCHED -> {
        phones.hangUpCustomer(call);
        hangUpAgent(c, call);
      }
      case RINGING_AGENT -> hangUpAgent(c, call);
      case IDLE, CLAIMING, ANSWERED, CLOSED -> {}
    }
    leaveLine(c, call);
    c.rest(Phase.CLOSED);
  }

  void stop(Course c, CallId call) {
    phones.hangUpCustomer(call);
    hangUpAgent(c, call);
    leaveLine(c);
    c.agent = null;
    c.enter(Phase.STOPPING, now().plus(Deadlines.STOP_MAX));
  }

  /**
   * Asterisk is out of sight, or the attempt is an earlier engine's. The agent may be talking to
   * the customer by now, so that nobody's phone is put down for what we remember: who is rung for
   * nobody is let go by what Asterisk shows.
   */
  void unseen(Course c) {
    c.agent = null;
    unwatch(c);
  }

  /** Nobody watches this attempt any more; nobody of ours is kept for it. */
  void unwatch(Course c) {
    CallId call = Objects.requireNonNull(c.key());
    hangUpAgent(c, call);
    leaveLine(c);
    c.agent = null;
    c.owesAgent(false);
    c.unwatchedSince = now();
    c.enter(Phase.UNWATCHED, now().plus(Deadlines.ASK_AGAIN));
    ask.run();
  }

  void unknown(Course c) {
    CallId call = Objects.requireNonNull(c.key());
    hangUpAgent(c, call);
    leaveLine(c);
    close(c, new CallbackInput.EndUnknown(call));
  }

  void hangUpAgent(Course c, CallId call) {
    AgentId agent = c.agent;
    if (agent != null && c.phase != Phase.CLAIMING) {
      phones.hangUpAgent(call, agent);
    }
  }

  /** Whoever is reserved for it is free, without wrap-up. */
  void leaveLine(Course c) {
    @Nullable CallId call = c.key();
    if (call != null) {
      leaveLine(c, call);
    }
  }

  private void leaveLine(Course c, CallId call) {
    if (c.inLine) {
      c.inLine = false;
      phones.tellLine(new RoutingEvent.Left(call));
    }
  }
}

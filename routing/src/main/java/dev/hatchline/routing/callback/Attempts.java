package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.callback.Course.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens in the attempts: from the reserved agent to the customer who talks or is not
 * reached. Under the desk's lock; what is to be done outside goes into the outbox.
 *
 * <pre>
 *   IDLE --reserved--> CLAIMING --durable--> DIALLED --answer--> ANSWERED --agent--> CLOSED
 *    ^                    |    \            /   |  \ agent lost, none other
 *    |  agent lost, slow  |     RINGING_AGENT   |   STOPPING --no word--> UNWATCHED
 *    +--------------------+----------+----------+--------+--- by the record --+
 * </pre>
 */
final class Attempts {
  private final CallbackPolicy policy;
  private final InstantSource clock;
  private final Phones phones;
  private final Book book;
  private final AttemptEnds ends;
  private final AgentOrders orders;

  /** Asks Asterisk for its record; the answer comes to {@link #judge}. */
  private final Runnable ask;

  Attempts(CallbackPolicy policy, InstantSource clock, Phones phones, Book book, Runnable ask) {
    this.policy = policy;
    this.clock = clock;
    this.phones = phones;
    this.book = book;
    this.ask = ask;
    this.ends = new AttemptEnds(clock, phones, book, ask);
    this.orders =
        new AgentOrders(
            clock,
            phones,
            book,
            this::agentFirst,
            (c, agent) -> {
              var _ = agentMissed(c, agent, MissReason.UNREACHABLE);
            });
  }

  /** How an attempt is left, for whoever has to leave one. */
  AttemptEnds ends() {
    return ends;
  }

  private boolean agentFirst(Course c) {
    return policy.agentFirst().test(c.now.request().queue());
  }

  private Instant now() {
    return clock.instant();
  }

  /** Returns whether the callback, and no live call, is what the agent is reserved for. */
  boolean reserve(Course c, AgentId agent) {
    CallId call = Objects.requireNonNull(c.key());
    if (!phones.reserved(agent, call)) {
      return c.phase != Phase.ANSWERED;
    }
    switch (c.phase) {
      case IDLE -> {
        // One who is out of the line already lets the agent go with that.
        if (c.inLine && book.move(c, new CallbackInput.Claimed(call, agent))) {
          c.agent = agent;
          c.enter(Phase.CLAIMING, now().plus(Deadlines.CLAIM_MAX));
        } else {
          ends.leaveLine(c);
        }
      }
      case CLAIMING, RINGING_AGENT, DIALLED -> serveBy(c, call, agent);
      case STOPPING, UNWATCHED, CLOSED -> {}
      case ANSWERED -> {
        return false;
      }
    }
    return true;
  }

  private void serveBy(Course c, CallId call, AgentId agent) {
    if (agent.equals(c.agent)) {
      return;
    }
    boolean rung = c.phase != Phase.CLAIMING && !c.agentOwed;
    if (rung) {
      ends.hangUpAgent(c, call);
    }
    c.agent = agent;
    var _ = book.move(c, new CallbackInput.AgentChanged(call, agent));
    if (c.phase == Phase.DIALLED) {
      c.deadline = c.endBy; // which was nearer while nobody was reserved
    } else if (rung) {
      c.deadline = now().plus(Deadlines.AGENT_RING_MAX);
    }
    if (rung) {
      orders.ring(c, call, agent);
    }
  }

  /** The claim is durable: only now anybody is dialled. */
  void claimed(Course c) {
    @Nullable AgentId agent = c.agent;
    CallId call = Objects.requireNonNull(c.key());
    if (agent == null) {
      ends.neverDialled(c, call);
    } else if (agentFirst(c)) {
      c.enter(Phase.RINGING_AGENT, now().plus(Deadlines.AGENT_RING_MAX));
      orders.ring(c, call, agent);
    } else {
      c.owesAgent(true);
      dialCustomer(c, call);
    }
  }

  private void dialCustomer(Course c, CallId call) {
    c.dialled = true;
    c.endBy = now().plus(policy.ring()).plus(Deadlines.END_MAX);
    c.enter(Phase.DIALLED, c.endBy);
    phones.dialCustomer(call, c.now, this::customerBegun);
  }

  /** If Asterisk has not said that it dials, its record will tell. */
  private void customerBegun(Course c, boolean begun) {
    if (!begun && c.phase == Phase.DIALLED && !c.rings) {
      ends.unwatch(c);
    } else {
      orders.begun(c);
    }
  }

  /** The agent's phone has waited for other customers long enough. */
  void agentDue(Course c) {
    orders.serve(c);
  }

  void agentUp(Course c, AgentId agent) {
    CallId call = Objects.requireNonNull(c.key());
    if (!agent.equals(c.agent)) {
      phones.hangUpAgent(call, agent);
      return;
    }
    if (c.phase == Phase.RINGING_AGENT) {
      dialCustomer(c, call);
    }
    if (c.phase == Phase.DIALLED) {
      phones.tellLine(new RoutingEvent.AgentWaits(agent, call, Objects.requireNonNull(c.endBy)));
    }
  }

  /** Returns whether it is no live call's business. */
  boolean agentMissed(Course c, AgentId agent, MissReason reason) {
    boolean ours = agent.equals(c.agent);
    if (ours) {
      c.agent = null;
    }
    if (c.phase == Phase.ANSWERED) {
      return false;
    }
    if (ours) {
      CallId call = Objects.requireNonNull(c.key());
      phones.tellLine(new RoutingEvent.Missed(agent, call, reason));
      agentGone(c, call);
    }
    return true;
  }

  /** The routing has taken the agent away. Returns whether it is no live call's business. */
  boolean lapsed(Course c, AgentId agent) {
    if (c.phase == Phase.ANSWERED) {
      if (agent.equals(c.agent)) {
        c.agent = null;
      }
      return false;
    }
    if (agent.equals(c.agent)) {
      CallId call = Objects.requireNonNull(c.key());
      if (c.phase != Phase.CLAIMING) {
        ends.hangUpAgent(c, call);
      }
      c.agent = null;
      agentGone(c, call);
    }
    return true;
  }

  private void agentGone(Course c, CallId call) {
    switch (c.phase) {
      case RINGING_AGENT -> ends.neverDialled(c, call);
      case DIALLED -> c.deadline = now().plus(Deadlines.AGENT_GONE_MAX);
      case IDLE, CLAIMING, STOPPING, UNWATCHED, ANSWERED, CLOSED -> {}
    }
  }

  /** Asterisk's word of the customer's leg. */
  void customerDialled(Course c, Fate how) {
    CallId call = Objects.requireNonNull(c.key());
    switch (c.phase) {
      case RINGING_AGENT, DIALLED, STOPPING, UNWATCHED -> ended(c, call, how);
      case IDLE, CLAIMING, ANSWERED, CLOSED -> {}
    }
  }

  private void ended(Course c, CallId call, Fate how) {
    switch (how) {
      case ANSWERED -> answered(c, call);
      case BUSY, NO_ANSWER, MACHINE, FAILED, FORBIDDEN ->
          ends.endAttempt(c, call, new CallbackInput.Unreached(call, how, book.key()));
      case REFUSED_TWICE -> ends.unwatch(c);
      case DIALLING, BARRED -> {}
    }
  }

  private void answered(Course c, CallId call) {
    if (book.move(c, new CallbackInput.CustomerAnswered(call))) {
      c.rings = false;
      c.answeredAt = now();
      c.missing = 0;
      c.enter(Phase.ANSWERED, now().plus(Deadlines.LOOK_EVERY));
      orders.serve(c);
    }
  }

  /** Customer and agent hear each other. */
  void connected(Course c, AgentId agent) {
    CallId call = Objects.requireNonNull(c.key());
    if (c.phase != Phase.ANSWERED) {
      customerDialled(c, Fate.ANSWERED);
    }
    if (c.phase == Phase.ANSWERED) {
      c.inLine = false; // The call's own session has told the line that it is answered.
      ends.close(c, new CallbackInput.AgentThere(call, agent));
    }
  }

  /** The customer, who had answered, is gone. */
  void customerGone(Course c) {
    CallId call = Objects.requireNonNull(c.key());
    if (c.phase != Phase.ANSWERED) {
      customerDialled(c, Fate.ANSWERED);
    }
    if (c.phase == Phase.ANSWERED) {
      ends.hangUpAgent(c, call);
      ends.leaveLine(c);
      ends.close(c, new CallbackInput.CustomerGone(call));
    }
  }

  /** We have dropped the customer, who had answered: for a person to make good. */
  void customerLost(Course c) {
    if (c.phase == Phase.ANSWERED) {
      ends.unknown(c);
    }
  }

  /** The deadline of the phase has passed. */
  void overdue(Course c) {
    @Nullable CallId call = c.key();
    if (call == null) {
      c.deadline = null;
      return;
    }
    switch (c.phase) {
      case CLAIMING -> ends.giveUpClaim(c);
      case RINGING_AGENT -> {
        AgentId agent = c.agent;
        ends.hangUpAgent(c, call);
        if (agent == null) {
          ends.neverDialled(c, call);
        } else {
          var _ = agentMissed(c, agent, MissReason.UNREACHABLE);
        }
      }
      case DIALLED -> {
        if (phones.up(call)) {
          answered(c, call); // the word of it is on its way
        } else {
          ends.stop(c, call);
        }
      }
      case STOPPING -> ends.unwatch(c);
      case UNWATCHED -> {
        c.deadline = now().plus(Deadlines.ASK_AGAIN);
        ask.run();
      }
      case ANSWERED -> {
        c.deadline = now().plus(Deadlines.LOOK_EVERY);
        phones.look(call, this::looked);
      }
      case IDLE, CLOSED -> c.deadline = null;
    }
  }

  /** Who had answered before we were in sight is known to be on the line by the next look. */
  void lookSoon(Course c) {
    if (c.phase == Phase.ANSWERED) {
      c.missing = 1;
      c.deadline = now().plus(Judge.SETTLED);
    }
  }

  /** One look may fall between a customer's leaving our script and coming back. */
  private void looked(Course c, boolean up) {
    c.missing = up ? 0 : c.missing + 1;
    if (c.phase == Phase.ANSWERED && c.missing > 1) {
      ends.unknown(c);
    }
  }

  /**
   * By Asterisk's record.
   *
   * @param up a channel of the call is up
   * @param read when the record was asked for
   * @param asteriskStarted the Asterisk whose record it is, in whole seconds
   */
  void judge(Course c, @Nullable Fate fate, boolean up, Instant read, Instant asteriskStarted) {
    CallId call = Objects.requireNonNull(c.key());
    Instant since = c.unwatchedSince == null ? read : c.unwatchedSince;
    boolean outlived = c.dialled && c.begunBefore(asteriskStarted.plusSeconds(1));
    switch (Judge.of(fate, up, Duration.between(since, read), outlived)) {
      case NEVER_DIALLED -> ends.neverDialled(c, call);
      case BAR -> {
        phones.bar(call);
        c.deadline = now().plus(Deadlines.BAR_MAX);
      }
      case UNREACHED -> ended(c, call, Objects.requireNonNull(fate));
      case ANSWERED -> answered(c, call);
      case UNKNOWN -> {
        phones.hangUpCustomer(call);
        ends.unknown(c);
      }
      case RINGS -> {
        c.dialled = true;
        c.endBy = now().plus(policy.ring()).plus(Deadlines.END_MAX);
        c.enter(Phase.DIALLED, now().plus(Deadlines.AGENT_GONE_MAX));
        c.inLine = true;
        phones.tellLine(new RoutingEvent.Joined(book.entry(c, call)));
      }
      case LATER -> {}
    }
  }
}

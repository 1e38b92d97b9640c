package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Course.Phase;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * When an agent's phone is rung: at the same moment at which the customer is dialled, as soon as
 * Asterisk has the order for that. But in a rush, in which one order follows the other, the
 * customers, who are further away, are all dialled before any agent's phone, for at most {@link
 * Deadlines#RUSH_MAX}. Under the desk's lock.
 */
final class AgentOrders {
  private final InstantSource clock;
  private final Phones phones;
  private final Book book;
  private final Predicate<Course> agentFirst;
  private final BiConsumer<Course, AgentId> unreachable;

  /**
   * Rings nobody yet.
   *
   * @param agentFirst whose customer is dialled only when the agent has answered
   * @param unreachable hears of a phone that Asterisk does not ring
   */
  AgentOrders(
      InstantSource clock,
      Phones phones,
      Book book,
      Predicate<Course> agentFirst,
      BiConsumer<Course, AgentId> unreachable) {
    this.clock = clock;
    this.phones = phones;
    this.book = book;
    this.agentFirst = agentFirst;
    this.unreachable = unreachable;
  }

  void ring(Course c, CallId call, AgentId agent) {
    phones.ringAgent(
        call,
        agent,
        c.now,
        (course, begun) -> {
          if (!begun) {
            unreachable.accept(course, agent);
          }
        });
  }

  /** Asterisk has the order to dial the customer. */
  void begun(Course c) {
    if (c.agentOwed) {
      c.agentDue = clock.instant().plus(Deadlines.RUSH_MAX);
    }
    List<Course> all = List.copyOf(book.all());
    if (all.stream().noneMatch(this::toBeDialled)) {
      all.stream().filter(each -> each.agentDue != null).forEach(this::serve);
    }
  }

  private boolean toBeDialled(Course c) {
    return (c.phase == Phase.CLAIMING && c.agent != null && !agentFirst.test(c))
        || (c.phase == Phase.DIALLED && c.agentOwed && c.agentDue == null);
  }

  /** Now at the latest. */
  void serve(Course c) {
    boolean owed = c.agentOwed;
    c.owesAgent(false);
    AgentId agent = c.agent;
    if (owed && agent != null && (c.phase == Phase.DIALLED || c.phase == Phase.ANSWERED)) {
      ring(c, Objects.requireNonNull(c.key()), agent);
    }
  }
}

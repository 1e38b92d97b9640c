package dev.hatchline.routing.notice;

import dev.hatchline.call.PhoneNumber;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is rung next, and when that is to be looked at again: the oldest news first, as many as the
 * pace allows, each at an hour that its number permits, and no number twice at once. On the
 * worker's thread.
 *
 * <p>Of ten thousand that wait, a step looks at those that it may ring: the others stand in order.
 */
final class NoticeRush {
  private static final Comparator<Held> ELDEST =
      Comparator.<Held, Instant>comparing(held -> held.now.news().at())
          .thenComparingLong(held -> held.entered);

  private final NoticePace pace;
  private final NoticePorts ports;
  private final Deque<Instant> begun = new ArrayDeque<>();

  /** May be rung, as far as is known. */
  private final NavigableSet<Held> ready = new TreeSet<>(ELDEST);

  /** May not be rung before {@link Held#lookAt}, which changes outside of the set only. */
  private final NavigableSet<Held> parked =
      new TreeSet<>(Comparator.<Held, Instant>comparing(held -> held.lookAt).thenComparing(ELDEST));

  private final Map<NoticeId, PhoneNumber> underWay = new HashMap<>();

  /** The others leave no room: before then nobody is rung, and the store not asked anew. */
  private Instant fullUntil = Instant.MIN;

  NoticeRush(NoticePace pace, NoticePorts ports) {
    this.pace = pace;
    this.ports = ports;
  }

  /** Began before this engine did. */
  void restore(List<Instant> earlier) {
    begun.addAll(earlier);
  }

  void began(Instant at) {
    begun.addLast(at);
  }

  /**
   * Whether one more may be rung, whatever this engine has begun: the pace is that of all engines.
   * Each looks before it begins one, so that two that do so in the same moment begin one too many.
   */
  boolean paced(Rung all, Instant now) {
    boolean room = pace.room(all.underWay(), all.begun(), ports.freeLines().getAsInt()) > 0;
    if (!room) {
      fullUntil = now.plus(NoticeDesk.TRY_AGAIN);
      ports.wake().accept(fullUntil);
    }
    return room;
  }

  /** Whether all engines together were found to have no room a moment ago. */
  boolean full(Instant now) {
    return now.isBefore(fullUntil);
  }

  /** To be told of each change; {@code there} is false for one that is not looked at any more. */
  void changed(Held held, boolean there) {
    ready.remove(held);
    parked.remove(held);
    if (there && held.safe() && held.now.state() instanceof NoticeState.Due) {
      ready.add(held);
    }
    if (there && held.key() != null) {
      underWay.put(held.now.id(), held.now.news().number());
    } else {
      underWay.remove(held.now.id());
    }
  }

  /** Those to be rung now, in their order. */
  List<Held> next(Instant now) {
    while (!begun.isEmpty() && !begun.getFirst().plus(NoticePace.WINDOW).isAfter(now)) {
      begun.removeFirst();
    }
    // Before the clock was put back.
    begun.removeIf(at -> at.isAfter(now));
    while (!parked.isEmpty() && !parked.first().lookAt.isAfter(now)) {
      ready.add(parked.removeFirst());
    }
    if (full(now) || (ready.isEmpty() && parked.isEmpty())) {
      return List.of();
    }
    int room = pace.room(underWay.size(), begun.size(), ports.freeLines().getAsInt());
    List<Held> chosen = new ArrayList<>();
    boolean more = choose(chosen, room, now);
    if (more) {
      // An end of one that is under way is told; that a line is free, or a minute over, is not.
      ports.wake().accept(now.plus(NoticeDesk.TRY_AGAIN));
    }
    if (!parked.isEmpty()) {
      ports.wake().accept(parked.first().lookAt);
    }
    return chosen;
  }

  /** Returns whether there are others who may be rung, and have to wait. */
  private boolean choose(List<Held> chosen, int room, Instant now) {
    Set<PhoneNumber> busy = new HashSet<>(underWay.values());
    boolean more = false;
    for (Iterator<Held> each = ready.iterator(); each.hasNext(); ) {
      Held held = each.next();
      Instant at = when(held, now);
      if (at.isAfter(now)) {
        each.remove();
        held.lookAt = at;
        parked.add(held);
      } else if (chosen.size() >= room) {
        return true;
      } else if (busy.add(held.now.news().number())) {
        chosen.add(held);
      } else {
        more = true;
      }
    }
    return more;
  }

  /** When it may be rung: due, and at an hour of its number. */
  private Instant when(Held held, Instant now) {
    Instant due = held.now.state().at();
    Instant from = due.isAfter(now) ? due : now;
    if (held.notBefore.isAfter(from)) {
      return held.notBefore;
    }
    Instant permitted = ports.hours().apply(held.now.news().number()).next(from);
    held.notBefore = permitted.isAfter(from) ? permitted : Instant.MIN;
    return permitted.isAfter(from) ? permitted : from;
  }
}

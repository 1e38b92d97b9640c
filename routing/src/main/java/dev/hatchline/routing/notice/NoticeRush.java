package dev.hatchline.routing.notice;

import dev.hatchline.call.PhoneNumber;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is rung next, and when that is to be looked at again: the oldest news first, as many as the
 * pace allows, each at an hour that its number permits, and no number twice at once. On the
 * worker's thread.
 */
final class NoticeRush {
  private final NoticePace pace;
  private final NoticePorts ports;
  private final Deque<Instant> begun = new ArrayDeque<>();

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

  /** Those to be rung now, in their order. */
  List<Held> next(List<Held> all, Instant now) {
    while (!begun.isEmpty() && !begun.getFirst().plus(NoticePace.WINDOW).isAfter(now)) {
      begun.removeFirst();
    }
    List<Held> waiting =
        all.stream()
            .filter(held -> held.safe() && held.now.state() instanceof NoticeState.Due)
            .sorted(Comparator.comparing(held -> held.now.news().at()))
            .toList();
    if (waiting.isEmpty()) {
      return List.of();
    }
    Set<PhoneNumber> busy =
        all.stream()
            .filter(held -> held.key() != null)
            .map(held -> held.now.news().number())
            .collect(Collectors.toCollection(HashSet::new));
    int underWay = (int) all.stream().filter(held -> held.key() != null).count();
    int room = pace.room(underWay, begun.size(), ports.freeLines().getAsInt());
    List<Held> ready = waiting.stream().filter(held -> !when(held, now).isAfter(now)).toList();
    List<Held> chosen =
        ready.stream().filter(held -> busy.add(held.now.news().number())).limit(room).toList();
    lookAgain(waiting, ready.size() > chosen.size(), now);
    return chosen;
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

  private void lookAgain(List<Held> waiting, boolean held, Instant now) {
    if (held) {
      // An end of one that is under way is told; that a line is free, or a minute over, is not.
      ports.wake().accept(now.plus(NoticeDesk.TRY_AGAIN));
    }
    waiting.stream()
        .map(each -> when(each, now))
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder())
        .ifPresent(ports.wake());
  }
}

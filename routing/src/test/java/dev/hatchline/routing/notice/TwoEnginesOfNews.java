package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.outage.OutageDesk;
import dev.hatchline.routing.outage.OutagePorts;
import dev.hatchline.routing.outage.OutageStore;
import dev.hatchline.routing.shared.Membership;
import dev.hatchline.routing.store.JdbcStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Two engines that tell news, one Asterisk, and customers; either engine may stop dead. */
final class TwoEnginesOfNews {
  static final class Dead extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Counts what an engine does to the world, and stops it at the n-th thing; 0 never does. */
  static final class Stop {
    private final int at;
    private final boolean before;
    private int count;

    Stop(int at, boolean before) {
      this.at = at;
      this.before = before;
    }

    private void enter() {
      count++;
      if (dead() || (count == at && before)) {
        throw new Dead();
      }
    }

    private void leave() {
      if (count == at) {
        throw new Dead();
      }
    }

    private boolean dead() {
      return at > 0 && count > at;
    }

    private <T> T on(Class<T> type, T store) {
      Object stopping =
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (_, method, arguments) -> {
                enter();
                try {
                  Object answer = method.invoke(store, arguments);
                  leave();
                  return answer;
                } catch (InvocationTargetException fault) {
                  throw fault.getCause();
                }
              });
      return type.cast(stopping);
    }
  }

  /** One engine. */
  static final class One {
    final UUID incarnation = UUID.randomUUID();
    final Stop stop;
    final NoticeHouse news;
    final OutageDesk outages;

    One(JdbcStore store, NoticeHouse.Exchange way, SteppedClock clock, Stop stop) {
      this.stop = stop;
      news =
          new NoticeHouse(
              stop.on(NoticeStore.class, store.notices(incarnation)),
              way,
              clock,
              new NoticePace(4, 100, 2));
      outages =
          new OutageDesk(
              new OutagePorts(
                  stop.on(OutageStore.class, store.outages()),
                  (id, told) -> CompletableFuture.completedFuture(announce(id, told)),
                  _ -> CompletableFuture.completedFuture(Optional.empty()),
                  Runnable::run,
                  clock));
    }

    boolean announce(NoticeId id, News told) {
      CompletableFuture<Optional<Notice>> taken = news.desk.announce(id, told);
      news.run();
      return taken.join().isPresent();
    }
  }

  final SteppedClock clock;
  final NoticeHouse.Exchange way = new NoticeHouse.Exchange();
  final One a;
  final One b;
  final List<One> alive;

  /** How often each customer has picked up. */
  final Map<PhoneNumber, Integer> heard = new HashMap<>();

  private final Set<CallId> onTheLine = new HashSet<>();

  /** Who is busy when first rung. */
  final Set<PhoneNumber> busy;

  TwoEnginesOfNews(Stores at, SteppedClock clock, Stop stop, Set<PhoneNumber> busy) {
    this.clock = clock;
    this.busy = busy;
    a = new One(at.a(), way, clock, stop);
    b = new One(at.b(), way, clock, new Stop(0, true));
    alive = new ArrayList<>(List.of(a, b));
    way.ordering =
        house -> {
          if (house == a.news) {
            stop.enter();
          }
        };
    List.of(a, b).forEach(one -> quietly(one, () -> one.news.recovered()));
  }

  /** One database, as each engine has opened it. */
  record Stores(JdbcStore a, JdbcStore b) {}

  /** What may stop an engine; the other one then gets all that it had. */
  void may(One acts, Act act) throws StoreException {
    if (!alive.contains(acts)) {
      return;
    }
    try {
      act.run();
    } catch (Dead _) {
      dies(acts);
    }
  }

  interface Act {
    void run() throws StoreException;
  }

  /** As its heir is told when the lease is over, and then sees Asterisk's truth anew. */
  void dies(One dead) {
    alive.remove(dead);
    One heir = alive.getFirst();
    live();
    clock.advance(Membership.LEASE);
    var _ = heir.news.desk.inherit(Set.of(dead.incarnation));
    heir.news.run();
    heir.news.desk.recover(up(), Instant.EPOCH);
    heir.news.run();
  }

  private Set<CallId> up() {
    Set<CallId> up = new HashSet<>(onTheLine);
    way.record.forEach((key, fate) -> {
      if (fate == Fate.DIALLING) {
        up.add(key);
      }
    });
    return up;
  }

  void pass(Duration time) throws StoreException {
    clock.advance(time);
    for (One one : List.of(a, b)) {
      may(one, () -> one.news.pass(Duration.ZERO));
      may(one, one.outages::refresh);
    }
    live();
  }

  /** Whoever's phone rings is busy, or picks up and confirms. */
  private void live() {
    for (CallId key : List.copyOf(way.ordered)) {
      if (way.record.get(key) == Fate.DIALLING) {
        PhoneNumber number = Objects.requireNonNull(way.whose.get(key));
        long rung = way.whose.values().stream().filter(number::equals).count();
        Fate fate = rung == 1 && busy.contains(number) ? Fate.BUSY : Fate.ANSWERED;
        way.record.put(key, fate);
        if (fate == Fate.ANSWERED) {
          heard.merge(number, 1, Integer::sum);
          onTheLine.add(key);
          talks(key);
          onTheLine.remove(key);
        } else {
          told(key, fate);
        }
      }
    }
  }

  private void told(CallId key, Fate fate) {
    for (One one : List.copyOf(alive)) {
      quietly(one, () -> one.news.dialled(key, fate));
    }
  }

  /** At the engine that has dialled, or, if it is dead, at the other one. */
  private void talks(CallId key) {
    told(key, Fate.ANSWERED);
    One host = alive.stream().filter(one -> one.news == way.by.get(key)).findFirst().orElse(null);
    if (host != null) {
      One here = host;
      if (quietly(here, () -> confirms(here, key))) {
        return;
      }
    }
    One other = alive.getFirst();
    var _ = other.news.desk.take(key);
    confirms(other, key);
  }

  private static void confirms(One one, CallId key) {
    one.news.sessions.add(key);
    one.news.desk.confirmed(key);
    one.news.run();
    one.news.sessions.remove(key);
    one.news.desk.ended(key);
    one.news.run();
  }

  /** False if it has stopped. */
  private boolean quietly(One one, Act act) {
    boolean[] done = {false};
    try {
      may(
          one,
          () -> {
            act.run();
            done[0] = true;
          });
    } catch (StoreException fault) {
      throw new AssertionError(fault);
    }
    return done[0];
  }
}

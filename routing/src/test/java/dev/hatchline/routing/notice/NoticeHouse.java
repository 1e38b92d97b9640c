package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.PermittedHours;
import dev.hatchline.routing.callback.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A desk over a way that remembers what it was ordered, as Asterisk does; time goes by hand. */
final class NoticeHouse {
  static final Duration RING = Duration.ofSeconds(30);

  /** What outlives an engine: the orders, and what became of them. */
  static final class Exchange {
    final List<CallId> ordered = new ArrayList<>();
    final Map<CallId, PhoneNumber> whose = new HashMap<>();
    final Map<CallId, Fate> record = new HashMap<>();
    final List<CallId> refused = new ArrayList<>();
    final Map<CallId, NoticeHouse> by = new HashMap<>();

    /** What happens between the decision and the order. */
    Consumer<NoticeHouse> ordering = _ -> {};

    /** Orders of an engine that is stopped just before them; absent: none is. */
    @Nullable List<Runnable> stopped;

    boolean silent;
    boolean away;

    private CompletableFuture<Boolean> order(CallId key, Notice notice, NoticeHouse house) {
      ordering.accept(house);
      if (stopped != null) {
        stopped.add(() -> arrive(key, notice, house));
        return new CompletableFuture<>();
      }
      return CompletableFuture.completedFuture(arrive(key, notice, house));
    }

    private boolean arrive(CallId key, Notice notice, NoticeHouse house) {
      if (record.containsKey(key)) {
        refused.add(key);
        return true;
      }
      ordered.add(key);
      whose.put(key, notice.news().number());
      by.put(key, house);
      record.put(key, Fate.DIALLING);
      return !silent;
    }
  }

  final SteppedClock clock;
  static final Way LETTER = new Way("letter");

  final Exchange way;

  /** Another way than the one above. */
  final Exchange letters = new Exchange();

  /** By what customers want to be told. */
  Function<Notice, Way> chosen = _ -> Way.CALL;

  final NoticeStore store;
  final Deque<Runnable> work = new ArrayDeque<>();
  final List<NoticeNews> news = new ArrayList<>();

  /** Calls on the line here. */
  final Set<CallId> sessions = new HashSet<>();

  final List<Notice> settled = new ArrayList<>();
  boolean settles = true;
  int free = 100;
  Function<PhoneNumber, PermittedHours> hours = _ -> PermittedHours.always();
  final NoticeDesk desk;

  NoticeHouse(NoticeStore store, Exchange way, SteppedClock clock, NoticePace pace) {
    this.store = store;
    this.way = way;
    this.clock = clock;
    RetryPolicy retry =
        new RetryPolicy(
            List.of(Duration.ofMinutes(10), Duration.ofMinutes(10)), PermittedHours.always());
    this.desk =
        new NoticeDesk(
            new NoticePolicy(pace, retry, RING),
            new NoticePorts(
                store,
                new Ways(
                    Map.of(Way.CALL, channel(way), LETTER, channel(letters)),
                    notice -> chosen.apply(notice)),
                sessions::contains,
                () -> free,
                number -> hours.apply(number),
                notice -> {
                  settled.add(notice);
                  return CompletableFuture.completedFuture(settles);
                },
                clock,
                news::add,
                _ -> {},
                work::add,
                UUID::randomUUID));
  }

  static NoticeHouse fresh() {
    return new NoticeHouse(
        new MemoryNoticeStore(), new Exchange(), new SteppedClock(), new NoticePace(4, 10, 2));
  }

  private Channel channel(Exchange way) {
    return new Channel() {
      @Override
      public CompletableFuture<Boolean> tell(CallId key, Notice notice) {
        return way.order(key, notice, NoticeHouse.this);
      }

      @Override
      public CompletableFuture<Optional<Map<CallId, Fate>>> fates() {
        return CompletableFuture.completedFuture(
            way.away ? Optional.empty() : Optional.of(Map.copyOf(way.record)));
      }

      @Override
      public void bar(CallId key) {
        way.record.putIfAbsent(key, Fate.BARRED);
      }

      @Override
      public void forget(CallId key) {
        way.record.computeIfPresent(key, (_, was) -> was == Fate.BARRED ? was : null);
      }
    };
  }

  MemoryNoticeStore memory() {
    return (MemoryNoticeStore) store;
  }

  void run() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  NoticeHouse recovered() {
    desk.recover(Set.of(), Instant.EPOCH);
    run();
    return this;
  }

  void pass(Duration time) {
    clock.advance(time);
    desk.tick();
    run();
  }

  static PhoneNumber number(int n) {
    return new PhoneNumber("+1202555%04d".formatted(1000 + n));
  }

  NoticeId tell(int n) {
    NoticeId id = new NoticeId(UUID.randomUUID());
    News told =
        new News(
            News.Kind.ALL_CLEAR, number(n), "1000", "It works again.", null, null, clock.instant());
    CompletableFuture<Optional<Notice>> taken = desk.announce(id, told);
    run();
    if (taken.join().isEmpty()) {
      throw new AssertionError("not taken");
    }
    return id;
  }

  void dialled(CallId key, Fate fate) {
    way.record.put(key, fate);
    desk.dialled(key, fate);
    run();
  }

  CallId last() {
    return way.ordered.getLast();
  }

  Notice row(NoticeId id) {
    return memory().row(id);
  }

  NoticeState state(NoticeId id) {
    return row(id).state();
  }
}

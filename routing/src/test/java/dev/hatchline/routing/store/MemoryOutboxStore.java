package dev.hatchline.routing.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An outbox of tests, held to the same contract; the claims end by its clock. It may be away. */
public final class MemoryOutboxStore implements OutboxStore {
  /** What becomes of a question. */
  public enum Mood {
    WELL,
    /** Nothing is done. */
    AWAY,
    /** It is done, and nobody hears so. */
    SILENT
  }

  private static final class Row {
    final long seq;
    final OutboxEvent event;
    Instant queued;
    int attempts;
    @Nullable String error;
    @Nullable Instant died;

    Row(long seq, OutboxEvent event) {
      this.seq = seq;
      this.event = event;
      this.queued = event.at();
    }
  }

  private static final class Queue {
    int failedInRow;
    @Nullable Instant again;
    @Nullable UUID owner;
    Instant leaseUntil = Instant.MIN;
    OutboxQueue.@Nullable Failure error;
    @Nullable Instant delivered;
  }

  private final TreeMap<Long, Row> rows = new TreeMap<>();
  private final Map<String, Queue> queues = new HashMap<>();
  private final InstantSource clock;
  private volatile Supplier<Mood> mood = () -> Mood.WELL;
  private volatile Consumer<String> heard = _ -> {};
  private long last;

  public MemoryOutboxStore(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on asked before each answer. */
  public void moods(Supplier<Mood> next) {
    mood = next;
  }

  /** As a store's writer does: false for what is no event. */
  public boolean write(Write write) {
    if (!(write instanceof OutboxEvent event)) {
      return false;
    }
    synchronized (this) {
      if (find(event.id()).isEmpty()) {
        rows.put(++last, new Row(last, event));
      }
    }
    heard.accept(event.webhook());
    return true;
  }

  private interface Work<T> {
    T done();
  }

  private synchronized <T> T answer(Work<T> work) throws StoreFault {
    Mood now = mood.get();
    if (now == Mood.AWAY) {
      throw new StoreFault(StoreFault.Kind.AWAY, "the outbox of the test is away");
    }
    T done = work.done();
    if (now == Mood.SILENT) {
      throw new StoreFault(StoreFault.Kind.AWAY, "the outbox of the test says nothing");
    }
    return done;
  }

  private Optional<Row> find(UUID id) {
    return rows.values().stream().filter(row -> row.event.id().equals(id)).findFirst();
  }

  private Optional<Row> find(UUID id, boolean dead) {
    return find(id).filter(row -> (row.died != null) == dead);
  }

  private List<Row> of(String webhook, boolean dead) {
    return rows.values().stream()
        .filter(row -> row.event.webhook().equals(webhook) && (row.died != null) == dead)
        .toList();
  }

  @Override
  public OutboxClaim claim(String webhook, Instant now) throws StoreFault {
    return answer(() -> {
      List<Row> waiting = of(webhook, false);
      if (waiting.isEmpty()) {
        return new OutboxClaim.Nothing();
      }
      Queue queue = queues.computeIfAbsent(webhook, _ -> new Queue());
      if (queue.again != null && queue.again.isAfter(now)) {
        return new OutboxClaim.NotDue(queue.again);
      }
      if (queue.owner != null && queue.leaseUntil.isAfter(clock.instant())) {
        return new OutboxClaim.Held();
      }
      queue.owner = UUID.randomUUID();
      queue.leaseUntil = clock.instant().plus(LEASE);
      return new OutboxClaim.Taken(queue.owner, waiting.getFirst().event, queue.failedInRow);
    });
  }

  @Override
  public Settled settle(OutboxClaim.Taken claim, OutboxResult result) throws StoreFault {
    return answer(() -> {
      Queue queue = queues.getOrDefault(claim.event().webhook(), new Queue());
      boolean mine = claim.token().equals(queue.owner);
      queue.owner = mine ? null : queue.owner;
      return switch (result) {
        case OutboxResult.Delivered(Instant at) -> {
          rows.values().removeIf(row -> row.event.id().equals(claim.event().id()));
          if (mine) {
            queue.failedInRow = 0;
            queue.again = null;
            queue.delivered = at;
          }
          yield Settled.NOTHING;
        }
        case OutboxResult.Failed f when mine -> {
          failed(queue, claim, new OutboxQueue.Failure(f.at(), f.why()), f.again());
          List<Row> old =
              of(claim.event().webhook(), false).stream()
                  .filter(row -> !row.queued.isAfter(f.deadBefore()))
                  .toList();
          yield buried(old, f.at(), f.why());
        }
        case OutboxResult.Refused f when mine -> {
          failed(queue, claim, new OutboxQueue.Failure(f.at(), f.why()), f.again());
          yield buried(find(claim.event().id()).stream().toList(), f.at(), f.why());
        }
        case OutboxResult.Declined f when mine -> {
          failed(queue, claim, new OutboxQueue.Failure(f.at(), f.why()), null);
          queue.failedInRow = 0;
          yield buried(find(claim.event().id()).stream().toList(), f.at(), f.why());
        }
        case OutboxResult.Failed _,
            OutboxResult.Refused _,
            OutboxResult.Declined _,
            OutboxResult.Untold _ ->
            Settled.NOTHING;
      };
    });
  }

  private void failed(
      Queue queue, OutboxClaim.Taken claim, OutboxQueue.Failure error, @Nullable Instant again) {
    queue.failedInRow++;
    queue.again = again;
    queue.error = error;
    find(claim.event().id())
        .ifPresent(row -> {
          row.attempts++;
          row.error = error.text();
        });
  }

  private Settled buried(List<Row> dying, Instant at, String why) {
    for (Row row : dying) {
      row.died = at;
      row.error = row.error == null ? why : row.error;
    }
    if (dying.isEmpty()) {
      return Settled.NOTHING;
    }
    List<Row> dead = of(dying.getFirst().event.webhook(), true);
    int dropped = Math.max(0, dead.size() - DEAD_MAX);
    dead.subList(0, dropped).forEach(row -> rows.remove(row.seq));
    return new Settled(dying.size(), dropped);
  }

  @Override
  public List<OutboxQueue> queues() throws StoreFault {
    return answer(() -> {
      Map<String, Queue> all = new TreeMap<>(queues);
      rows.values().forEach(row -> all.putIfAbsent(row.event.webhook(), new Queue()));
      List<OutboxQueue> found = new ArrayList<>();
      all.forEach((name, queue) ->
          found.add(
              new OutboxQueue(
                  name,
                  of(name, false).size(),
                  of(name, true).size(),
                  queue.failedInRow,
                  queue.again,
                  queue.error,
                  queue.delivered)));
      return found;
    });
  }

  @Override
  public List<DeadLetter> dead(int max, long before) throws StoreFault {
    return answer(() ->
        rows.headMap(before, false).descendingMap().values().stream()
            .filter(row -> row.died != null)
            .limit(Math.clamp(max, 0, PAGE_MAX))
            .map(row ->
                new DeadLetter(
                    row.seq,
                    row.event,
                    row.attempts,
                    String.valueOf(row.error),
                    row.died == null ? Instant.MIN : row.died))
            .toList());
  }

  @Override
  public Optional<DeadLetter> dead(UUID event) throws StoreFault {
    List<DeadLetter> all = dead(PAGE_MAX, Long.MAX_VALUE);
    return all.stream().filter(letter -> letter.event().id().equals(event)).findFirst();
  }

  @Override
  public boolean retry(UUID event, Instant now) throws StoreFault {
    return answer(() -> {
      Optional<Row> dead = find(event, true);
      dead.ifPresent(row -> {
        row.died = null;
        row.error = null;
        row.attempts = 0;
        row.queued = now;
        queues.computeIfAbsent(row.event.webhook(), _ -> new Queue()).again = null;
      });
      return dead.isPresent();
    });
  }

  @Override
  public boolean drop(UUID event) throws StoreFault {
    return answer(() -> {
      Optional<Row> dead = find(event, true);
      dead.ifPresent(row -> rows.remove(row.seq));
      return dead.isPresent();
    });
  }

  @Override
  public void whenAdded(Consumer<String> listener) {
    heard = listener;
  }

  /** Longer than a claim lasts. */
  static final Duration LEASE_OVER = LEASE.plusSeconds(2);
}

package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.shared.Claim;
import dev.hatchline.routing.shared.Claiming;
import dev.hatchline.routing.shared.DatabaseAway;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Hold;
import dev.hatchline.routing.shared.LineWrite;
import dev.hatchline.routing.shared.News;
import dev.hatchline.routing.shared.Seen;
import dev.hatchline.routing.shared.SharedLine;
import dev.hatchline.routing.shared.Uninterrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The shared line in H2 or MySQL. All of an engine's statements run one after the other, so that
 * its writes are committed in the order of their numbers, on a thread of ours: nobody interrupts
 * it, for an interrupt inside H2 closes the database, and who asks leaves it when a server is
 * silent. H2 is in this process and silent to nobody: who is {@link Uninterrupted} asks it at once.
 */
final class JdbcSharedLine implements SharedLine, AutoCloseable {
  /** At work at once. */
  static final int THREADS = 1;

  private static final int WAITING_MAX = 16;

  /** Asked at once, no statement begins later, and none takes more than the other half. */
  private static final Duration BEGIN_MAX = ANSWER_MAX.dividedBy(2);

  /** After so many writes the rows of those who left long ago are removed. */
  private static final int TIDY_EVERY = 1_000;

  private final Database database;
  private final LineSql sql;
  private final KeptConnection kept;
  private final Readers thread;

  /** Held by whoever is at work with what follows, and with the connection. */
  private final ReentrantLock turn = new ReentrantLock();

  JdbcSharedLine(Database database) {
    this.database = database;
    this.sql = new LineSql(database.now());
    this.kept = database.kept(ANSWER_MAX);
    this.thread = new Readers(database.name(), THREADS, WAITING_MAX, "line-store-");
  }

  /** The number of the last write, and of that after which old rows went. */
  private long lastSeq;

  private long tidied;

  @Override
  public void write(EngineId me, List<LineWrite> writes) throws DatabaseAway {
    if (writes.size() > WRITES_MAX) {
      throw new IllegalArgumentException(
          "expected at most " + WRITES_MAX + " writes, found " + writes.size());
    }
    var _ =
        run(() -> {
          LineStatements line = line(me);
          writes.forEach(line::write);
          tidy(line);
          return true;
        });
  }

  private void tidy(LineStatements line) {
    if (lastSeq - tidied >= TIDY_EVERY) {
      tidied = lastSeq;
      var _ = line.tidy(LEFT_KEPT);
    }
  }

  private LineStatements line(EngineId me) {
    return new LineStatements(kept, sql, me, () -> ++lastSeq);
  }

  @Override
  public Claim claim(Claiming claiming) {
    try {
      return run(
          () -> line(claiming.me()).claim(claiming), outcome -> outcome instanceof Claim.Lost);
    } catch (DatabaseAway fault) {
      return new Claim.Unreachable(String.valueOf(fault.getMessage()));
    }
  }

  @Override
  public List<News> look(EngineId me, Map<UUID, Seen> seen) throws DatabaseAway {
    return run(() ->
        alive(me).stream()
            .map(other -> news(other, seen.getOrDefault(other.incarnation(), Seen.NOTHING)))
            .toList());
  }

  private List<EngineId> alive(EngineId me) {
    return kept.query(
        sql.alive,
        (row, _) ->
            new EngineId(row.getString("name"), UUID.fromString(row.getString("incarnation"))),
        me.incarnation().toString());
  }

  private News news(EngineId other, Seen seen) {
    String key = other.incarnation().toString();
    List<QueueEntry> joined = new ArrayList<>();
    List<CallId> left = new ArrayList<>();
    Map<AgentId, Hold> holds = new HashMap<>();
    long entries = seen.entries();
    long held = seen.holds();
    // Agents first: who talks to a caller is known before the caller leaves the line.
    for (LineRows.Held each :
        kept.query(sql.newHolds, (row, _) -> LineRows.held(row), key, held, NEWS_MAX)) {
      holds.put(each.agent(), each.hold());
      held = each.seq();
    }
    for (LineRows.InLine each :
        kept.query(LineSql.NEW_ENTRIES, (row, _) -> LineRows.inLine(row), key, entries, NEWS_MAX)) {
      if (each.left()) {
        left.add(each.entry().call());
      } else {
        joined.add(each.entry());
      }
      entries = each.seq();
    }
    return new News(other, joined, left, holds, new Seen(entries, held));
  }

  @Override
  public void forget(EngineId dead) throws DatabaseAway {
    String key = dead.incarnation().toString();
    var _ =
        run(() ->
            kept.update("DELETE FROM agent_hold WHERE owner = ?", key)
                + kept.update(LineSql.FORGET_WANTED, key)
                + kept.update(LineSql.FORGET_OFF_PHONE, key)
                + kept.update("DELETE FROM line_entry WHERE owner = ?", key));
  }

  private <T> T run(Supplier<T> work) throws DatabaseAway {
    return run(work, _ -> false);
  }

  private <T> T run(Supplier<T> work, Predicate<T> undone) throws DatabaseAway {
    try {
      return database.embedded() && Thread.currentThread() instanceof Uninterrupted
          ? here(work, undone)
          : thread.run(() -> whole(work, undone), ANSWER_MAX);
    } catch (StoreFault fault) {
      throw new DatabaseAway(String.valueOf(fault.getMessage()), fault);
    }
  }

  private <T> T here(Supplier<T> work, Predicate<T> undone) throws StoreFault {
    long last = System.nanoTime() + BEGIN_MAX.toNanos();
    try {
      if (!turn.tryLock(BEGIN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreFault(
            StoreFault.Kind.AWAY, database.name() + ": what was asked before is not done yet");
      }
    } catch (InterruptedException fault) {
      throw new IllegalStateException("expected nobody to interrupt this thread", fault);
    }
    try {
      kept.lastBegin(last);
      return whole(work, undone);
    } finally {
      kept.lastBegin(null);
      turn.unlock();
    }
  }

  private <T> T whole(Supplier<T> work, Predicate<T> undone) throws StoreFault {
    turn.lock();
    try {
      database.renew();
      return database.guarded(() -> Database.tried(() -> kept.once(work, undone)));
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    thread.close();
    turn.lock();
    try {
      kept.close();
    } finally {
      turn.unlock();
    }
  }
}

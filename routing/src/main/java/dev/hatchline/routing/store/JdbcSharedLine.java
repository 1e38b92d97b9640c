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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The shared line in H2 or MySQL. All of an engine's statements run one after the other on a thread
 * of ours, so that its writes are committed in the order of their numbers; nobody interrupts it,
 * for an interrupt inside H2 closes the database.
 */
final class JdbcSharedLine implements SharedLine, AutoCloseable {
  /** At work at once. */
  static final int THREADS = 1;

  private static final int WAITING_MAX = 16;

  /** After so many writes the rows of those who left long ago are removed. */
  private static final int TIDY_EVERY = 1_000;

  private final Database database;
  private final Readers thread;

  JdbcSharedLine(Database database) {
    this.database = database;
    this.thread = new Readers(database.name(), THREADS, WAITING_MAX, "line-store-");
  }

  /** The number of the last write, and of that after which old rows went; of the one thread. */
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
    return new LineStatements(jdbc(), database.now(), me, () -> ++lastSeq);
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
    return jdbc()
        .query(
            "SELECT name, incarnation FROM engine_member WHERE incarnation <> ? AND until_ms > "
                + database.now(),
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
        jdbc()
            .query(
                "SELECT h.*, h.until_ms - %s AS hold_left_ms FROM agent_hold h"
                        .formatted(database.now())
                    + " WHERE writer = ? AND seq > ? ORDER BY seq LIMIT ?",
                (row, _) -> LineRows.held(row),
                key,
                held,
                NEWS_MAX)) {
      holds.put(each.agent(), each.hold());
      held = each.seq();
    }
    for (LineRows.InLine each :
        jdbc()
            .query(
                "SELECT * FROM line_entry WHERE owner = ? AND seq > ? ORDER BY seq LIMIT ?",
                (row, _) -> LineRows.inLine(row),
                key,
                entries,
                NEWS_MAX)) {
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
            jdbc().update("DELETE FROM agent_hold WHERE owner = ?", key)
                + jdbc().update("DELETE FROM line_entry WHERE owner = ?", key));
  }

  private JdbcTemplate jdbc() {
    return database.jdbc();
  }

  private <T> T run(Supplier<T> work) throws DatabaseAway {
    return run(work, _ -> false);
  }

  private <T> T run(Supplier<T> work, Predicate<T> undone) throws DatabaseAway {
    try {
      return thread.run(
          () -> {
            database.renew();
            return database.guarded(() -> database.again(work, undone));
          },
          ANSWER_MAX);
    } catch (StoreFault fault) {
      throw new DatabaseAway(String.valueOf(fault.getMessage()), fault);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}

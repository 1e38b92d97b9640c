package dev.hatchline.routing.store;

import dev.hatchline.routing.store.bulk.Dump;
import dev.hatchline.routing.store.bulk.Erasures;
import dev.hatchline.routing.store.bulk.Keep;
import dev.hatchline.routing.store.bulk.OldRows;
import dev.hatchline.routing.store.bulk.PersonRows;
import dev.hatchline.routing.store.bulk.RowSink;
import dev.hatchline.routing.store.bulk.TableSum;
import dev.hatchline.routing.store.bulk.Traces;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Everything in the database, for what operators do with it. Each method takes as long as there are
 * rows, and may be called from any thread: the work is done by threads of ours, which nobody
 * interrupts. For each there may be a fault of the database ({@link StoreFault}) and one of whoever
 * takes or gives files ({@link IOException}).
 */
public final class Holdings implements AutoCloseable {
  /** At work at once; each has a connection. */
  static final int THREADS = 2;

  private static final int WAITING_MAX = 4;

  /** After that the connection is taken from whoever still works. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  private static final int STATEMENT_SECONDS_MAX = (int) Pools.STATEMENT_MAX.toSeconds();

  private static final Logger log = LoggerFactory.getLogger(Holdings.class);

  private final Database database;
  private volatile boolean erased;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().daemon().name("store-bulk-", 1).factory());

  Holdings(Database database) {
    this.database = database;
  }

  /**
   * All rows as of one moment.
   *
   * @param schema the version of the tables, by which {@link Restored} makes the same
   */
  public record Read(String schema, List<TableSum> sums) {}

  /** Gives every row away; tables of an earlier version stay so. */
  public Read read(RowSink sink) throws StoreFault, IOException {
    return apart(() ->
        database.with(source -> {
          if (!Tables.made(source)) {
            Tables.renew(source);
          }
          return new Read(Tables.version(source), dump(source).read(sink));
        }));
  }

  /** What tells whether another database holds the same rows. */
  public List<TableSum> sums() throws StoreFault, IOException {
    return run(source -> dump(source).sums());
  }

  public boolean empty() throws StoreFault, IOException {
    return run(source -> dump(source).empty());
  }

  /**
   * Removes some of the oldest rows of this kind from before that time; see {@link OldRows}.
   *
   * @return how many
   */
  public int removeOld(Keep keep, Instant before, OldRows.Files files)
      throws StoreFault, IOException {
    return run(source -> new OldRows(source, STATEMENT_SECONDS_MAX, files).remove(keep, before));
  }

  /** Every row that tells of a person. */
  public void export(Traces traces, PersonRows.Found found) throws StoreFault, IOException {
    var _ =
        run(source -> {
          new PersonRows(source, STATEMENT_SECONDS_MAX).export(traces, found);
          return true;
        });
  }

  /** Takes from every row what tells of a person. */
  public PersonRows.Erased erase(Traces traces, PersonRows.Erasing erasing)
      throws StoreFault, IOException {
    PersonRows.Erased result =
        run(source -> {
          erased = true;
          return new PersonRows(source, STATEMENT_SECONDS_MAX).erase(traces, erasing);
        });
    database.keep();
    return result;
  }

  /** When nobody else uses the database any more: erased bytes are not left in its file. */
  void forget() {
    if (!erased) {
      return;
    }
    try {
      database.compact();
    } catch (DataAccessException fault) {
      log.warn(
          "what was erased may still lie in the file of {}: {}",
          database.name(),
          fault.getMessage());
    }
  }

  /** Keeps that somebody was erased; see {@link Erasures}. */
  public void erased(String who, Instant at, Map<String, Integer> rows)
      throws StoreFault, IOException {
    var _ =
        run(source -> {
          new Erasures(source).add(who, at, rows);
          return true;
        });
    database.keep();
  }

  private static Dump dump(DataSource source) {
    return new Dump(source, STATEMENT_SECONDS_MAX);
  }

  private interface Work<T> {
    T of(DataSource source) throws SQLException, IOException;
  }

  private <T> T run(Work<T> work) throws StoreFault, IOException {
    return apart(() -> {
      database.renew();
      return database.with(work::of);
    });
  }

  private <T> T apart(Callable<T> work) throws StoreFault, IOException {
    Future<T> answer;
    try {
      answer = threads.submit(work);
    } catch (RejectedExecutionException fault) {
      throw new StoreFault(
          StoreFault.Kind.AWAY, database.name() + ": too much is asked at once", fault);
    }
    try {
      return answer.get();
    } catch (ExecutionException fault) {
      switch (fault.getCause()) {
        case StoreFault known -> throw known;
        case IOException known -> throw known;
        case null, default ->
            throw new StoreFault(
                StoreFault.Kind.AWAY, database.name() + " could not be read or changed", fault);
      }
    } catch (InterruptedException fault) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      throw new StoreFault(StoreFault.Kind.AWAY, "it was given up", fault);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    threads.getQueue().clear();
    try {
      var _ = threads.awaitTermination(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.hatchline.routing.store;

import dev.hatchline.routing.callback.StoreException;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements of what is never in a hurry, on a few threads of ours that nobody interrupts, for an
 * interrupt inside H2 closes the database.
 */
final class Calm implements AutoCloseable {
  static final int THREADS = 2;
  private static final int WAITING_MAX = 500;

  private final Database database;
  private final Readers threads;

  Calm(Database database) {
    this.database = database;
    this.threads = new Readers(database.name(), THREADS, WAITING_MAX, "calm-store-");
  }

  <T> T read(Function<JdbcTemplate, T> work) throws StoreException {
    try {
      return on(work);
    } catch (StoreFault fault) {
      throw new StoreException(String.valueOf(fault.getMessage()), fault);
    }
  }

  /** One transaction; on the disk when it returns. */
  <T> T write(Function<JdbcTemplate, T> work) throws StoreException {
    try {
      T result = on(jdbc -> database.again(() -> work.apply(jdbc)));
      database.keep();
      return result;
    } catch (StoreFault fault) {
      throw new StoreException(String.valueOf(fault.getMessage()), fault);
    }
  }

  private <T> T on(Function<JdbcTemplate, T> work) throws StoreFault {
    return threads.run(() -> {
      database.renew();
      return database.guarded(() -> work.apply(database.jdbc()));
    });
  }

  @Override
  public void close() {
    threads.close();
  }
}

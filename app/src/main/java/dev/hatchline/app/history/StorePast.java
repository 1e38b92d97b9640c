package dev.hatchline.app.history;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.routing.store.History;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.Listings;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.PastContact;
import dev.hatchline.routing.store.PastDialled;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredMove;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From the database. */
public record StorePast(History history, Listings listings) implements Past {

  public static StorePast of(JdbcStore store) {
    return new StorePast(store.history(), store.listings());
  }

  @Override
  public void calls(Instant from, Instant to, Sink<PastCall> sink) throws IOException, DataFault {
    all(mark -> history.calls(from, to, mark, History.CALLS_MAX), sink);
  }

  @Override
  public void callbacks(Instant from, Instant to, Sink<PastCallback> sink)
      throws IOException, DataFault {
    all(mark -> history.callbacks(from, to, mark, Listings.ROWS_MAX), sink);
  }

  @Override
  public void dialled(Instant from, Instant to, Sink<PastDialled> sink)
      throws IOException, DataFault {
    all(mark -> history.dialled(from, to, mark, Listings.ROWS_MAX), sink);
  }

  @Override
  public void contacts(Instant from, Instant to, Sink<PastContact> sink)
      throws IOException, DataFault {
    all(mark -> history.contacts(from, to, mark, Listings.ROWS_MAX), sink);
  }

  @Override
  public void moves(Instant from, Instant to, Sink<StoredMove> sink) throws IOException, DataFault {
    all(_ -> new Page<>(listings.movesBefore(from), null), sink);
    all(mark -> listings.moves(from, to, mark, Listings.ROWS_MAX), sink);
  }

  private interface Pages<T> {
    Page<T> after(@Nullable Mark mark) throws StoreFault;
  }

  private static <T> void all(Pages<T> pages, Sink<T> sink) throws IOException, DataFault {
    Mark mark = null;
    do {
      Page<T> page = page(pages, mark);
      for (T row : page.rows()) {
        sink.take(row);
      }
      mark = page.next();
    } while (mark != null);
  }

  private static <T> Page<T> page(Pages<T> pages, @Nullable Mark mark) throws DataFault {
    try {
      return pages.after(mark);
    } catch (StoreFault fault) {
      throw new DataFault(String.valueOf(fault.getMessage()), fault);
    }
  }
}

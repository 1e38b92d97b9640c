package dev.hatchline.app.history;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.PastContact;
import dev.hatchline.routing.store.PastDialled;
import dev.hatchline.routing.store.StoredMove;
import java.io.IOException;
import java.time.Instant;

/**
 * What is kept of a period, the eldest first; each is given away before the next page is read. A
 * period begins at its first moment and ends before its last.
 */
public interface Past {
  /** Takes one after the other. */
  interface Sink<T> {
    void take(T one) throws IOException;
  }

  /** Calls that are over, by first ring, with their events. */
  void calls(Instant from, Instant to, Sink<PastCall> sink) throws IOException, DataFault;

  /** Promises, by when they were made. */
  void callbacks(Instant from, Instant to, Sink<PastCallback> sink) throws IOException, DataFault;

  /** Customers whom we called back, and who answered; by when they did. */
  void dialled(Instant from, Instant to, Sink<PastDialled> sink) throws IOException, DataFault;

  /** Contacts of cases, by when they began. */
  void contacts(Instant from, Instant to, Sink<PastContact> sink) throws IOException, DataFault;

  /** What agents did, and before it, of each, what they did when the period began. */
  void moves(Instant from, Instant to, Sink<StoredMove> sink) throws IOException, DataFault;
}

package dev.hatchline.routing.cases;

import java.io.IOException;
import java.util.List;

/** Where changes wait that the store does not take; for one thread at a time. */
public interface CaseJournal {
  /** What an earlier engine left, in its order. */
  List<CaseChange> read() throws IOException;

  /**
   * On the disk when it returns.
   *
   * @return false, and nothing done, if that is more than may lie there
   */
  boolean append(List<CaseChange> changes) throws IOException;

  /** Everything in it is in the store. */
  void clear() throws IOException;
}

package dev.hatchline.app.data;

import dev.hatchline.routing.store.bulk.RowSink;
import java.io.IOException;

/** Where the rows come from: the database itself, or the engine that has it open. */
public interface RowSource {
  /**
   * Gives every row away, as of one moment.
   *
   * @return the version of the tables
   */
  String read(RowSink sink) throws IOException, DataFault;
}

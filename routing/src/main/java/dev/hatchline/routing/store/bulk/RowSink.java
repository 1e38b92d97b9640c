package dev.hatchline.routing.store.bulk;

import java.io.IOException;

/** Takes all rows, table by table. For one thread. */
public interface RowSink {
  /** The rows of this table follow. */
  void begin(String table) throws IOException;

  /** One row, an object of JSON without line ends. */
  void row(String json) throws IOException;

  /** These were all of the table. */
  void end(TableSum sum) throws IOException;
}

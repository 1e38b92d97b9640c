package dev.hatchline.app.history;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.routing.store.KeptJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One object of JSON a line, and last how many there were, {@code {"end":17}}: without that line it
 * is not whole.
 */
public final class PastLines {
  private static final String END = "{\"end\":";
  private static final JsonMapper JSON = KeptJson.mapper().build();

  private PastLines() {}

  /** Something that gives all away. */
  public interface Source<T> {
    void give(Past.Sink<T> sink) throws IOException, DataFault;
  }

  /** Writes all of it. */
  public static <T> void write(Source<T> source, Writer out) throws IOException, DataFault {
    long[] count = {0};
    source.give(row -> {
      out.write(JSON.writeValueAsString(row));
      out.write('\n');
      count[0]++;
    });
    out.write(END + count[0] + "}\n");
    out.flush();
  }

  /**
   * Gives all of it away.
   *
   * @throws DataFault if it is not whole, or of another version
   */
  public static <T> void read(BufferedReader in, Class<T> type, Past.Sink<T> sink)
      throws IOException, DataFault {
    long count = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(END + count + "}")) {
        return;
      }
      sink.take(one(line, type));
      count++;
    }
    throw new DataFault("the engine stopped in the middle of it; try again");
  }

  private static <T> T one(String line, Class<T> type) throws DataFault {
    try {
      return JSON.readValue(line, type);
    } catch (JacksonException fault) {
      throw new DataFault("the engine that runs is of another version than this command", fault);
    }
  }
}

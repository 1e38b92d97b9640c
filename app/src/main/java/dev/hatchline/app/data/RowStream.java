package dev.hatchline.app.data;

import dev.hatchline.routing.store.bulk.RowSink;
import dev.hatchline.routing.store.bulk.TableSum;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the engine sends them: lines of JSON, and lines of ours between them. Without the last
 * one it has been cut.
 *
 * <pre>
 *   #begin message
 *   {"id":"…",…}
 *   #end message 1 SUM
 *   #over SCHEMA
 * </pre>
 */
public final class RowStream {
  private static final String BEGIN = "#begin ";
  private static final String END = "#end ";
  private static final String OVER = "#over ";

  private RowStream() {}

  /** Writes to this. */
  public static RowSink sink(Writer out) {
    return new RowSink() {
      @Override
      public void begin(String table) throws IOException {
        out.write(BEGIN + table + "\n");
      }

      @Override
      public void row(String json) throws IOException {
        out.write(json);
        out.write('\n');
      }

      @Override
      public void end(TableSum sum) throws IOException {
        out.write("%s%s %d %s\n".formatted(END, sum.table(), sum.rows(), sum.sum()));
      }
    };
  }

  /** Everything was written. */
  public static void over(Writer out, String schema) throws IOException {
    out.write(OVER + schema + "\n");
    out.flush();
  }

  /**
   * Reads what was written.
   *
   * @return the version of the tables
   */
  public static String read(BufferedReader in, RowSink sink) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith(OVER)) {
        return line.substring(OVER.length());
      } else if (line.startsWith(BEGIN)) {
        sink.begin(line.substring(BEGIN.length()));
      } else if (line.startsWith(END)) {
        sink.end(sum(line.substring(END.length()).split(" ", -1)));
      } else {
        sink.row(line);
      }
    }
    throw new IOException("the engine stopped in the middle of the rows");
  }

  private static TableSum sum(@Nullable String[] words) {
    return new TableSum(
        Objects.requireNonNull(words[0]),
        Long.parseLong(Objects.requireNonNull(words[1])),
        Objects.requireNonNull(words[2]));
  }
}

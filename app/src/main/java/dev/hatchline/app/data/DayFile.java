package dev.hatchline.app.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The events of one engine's day, a line each, read and changed while that engine may append to
 * them: they are changed where they stand, so that no byte behind them moves and the file stays the
 * one that its engine has open. A file that has become too old meanwhile is gone, and has none.
 */
record DayFile(Path file) {
  interface Lines {
    void line(String line) throws IOException;
  }

  /** Every line in order; the last may not be whole, not even its last character. */
  void read(Lines lines) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.line(line);
      }
    } catch (NoSuchFileException _) {
      // Too old.
    }
  }

  /**
   * Changes lines. What is shorter than before has spaces behind it; what would be longer is
   * blanked (an event that another version wrote in fewer words): rather none than what was to go.
   *
   * @return how many were changed
   */
  int overwrite(UnaryOperator<String> change) throws IOException {
    try (FileChannel bytes =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        InputStream in = new BufferedInputStream(Channels.newInputStream(bytes))) {
      int changed = 0;
      long at = 0;
      for (byte[] line = line(in); line.length > 0; line = line(in)) {
        String before = new String(line, StandardCharsets.UTF_8).stripTrailing();
        String after = change.apply(before);
        if (!after.equals(before)) {
          write(bytes, at, over(line, after.getBytes(StandardCharsets.UTF_8)));
          changed++;
        }
        at += line.length;
      }
      return changed;
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  /** Up to its end, which it has unless it is being written; empty behind the last. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private static byte[] over(byte[] line, byte[] after) {
    int length = line[line.length - 1] == '\n' ? line.length - 1 : line.length;
    byte[] over = line.clone();
    Arrays.fill(over, 0, length, (byte) ' ');
    if (after.length <= length) {
      System.arraycopy(after, 0, over, 0, after.length);
    }
    return over;
  }

  private static void write(FileChannel bytes, long at, byte[] line) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(line);
    while (rest.hasRemaining()) {
      bytes.write(rest, at + rest.position());
    }
  }
}

package dev.hatchline.app.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log. */
final class LogTail {
  static final int LINES_MAX = 2_000;
  private static final int BYTES_MAX = 1 << 20;

  private LogTail() {}

  static List<String> of(Path log) throws IOException {
    try (FileChannel file = FileChannel.open(log)) {
      long from = Math.max(0, file.size() - BYTES_MAX);
      ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - from));
      while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {
        // Until all of it is there.
      }
      List<String> lines =
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
      // The first one may have lost its beginning, by which it would be known.
      int skip = Math.max(from > 0 ? 1 : 0, lines.size() - LINES_MAX);
      return lines.subList(Math.min(skip, lines.size()), lines.size());
    }
  }
}

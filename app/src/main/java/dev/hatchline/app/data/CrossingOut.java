package dev.hatchline.app.data;

import dev.hatchline.routing.store.bulk.Traces;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * Puts an x for each character of a number, where it stands in a file, so that whoever appends to
 * the file meanwhile is not disturbed.
 *
 * @param charset one byte for each character
 */
record CrossingOut(Traces traces, Charset charset) {
  private static final int BLOCK_BYTES = 1 << 20;

  /** Longer than a number may be, with its gaps. */
  private static final int OVERLAP_BYTES = 200;

  /** Returns how many blocks were changed; of a log, one or a few. */
  int in(Path file) throws IOException {
    int changed = 0;
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] block = new byte[BLOCK_BYTES];
      long at = 0;
      int read = read(bytes, at, block);
      while (read > 0) {
        String text = new String(block, 0, read, charset);
        String crossed = traces.crossedOut(text);
        if (!crossed.equals(text)) {
          bytes.seek(at);
          bytes.write(crossed.getBytes(charset));
          changed++;
        }
        at += read < BLOCK_BYTES ? read : read - OVERLAP_BYTES;
        read = read(bytes, at, block);
      }
    }
    return changed;
  }

  private static int read(RandomAccessFile bytes, long at, byte[] block) throws IOException {
    bytes.seek(at);
    int length = 0;
    for (int read = bytes.read(block); read > 0 && length < block.length; ) {
      length += read;
      read = length < block.length ? bytes.read(block, length, block.length - length) : 0;
    }
    return length;
  }
}

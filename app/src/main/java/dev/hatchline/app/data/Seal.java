package dev.hatchline.app.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The checksum of a whole file, its last 64 bytes: of everything before, SHA-256 in hexadecimal. It
 * tells of accidents, not of somebody who changes a file on purpose.
 */
final class Seal {
  static final int CHARS = 64;

  /** Stands there until the file is sealed. */
  static final String OPEN = "0".repeat(CHARS);

  private static final int BUFFER_BYTES = 64 << 10;

  private Seal() {}

  static void close(Path file) throws IOException {
    String seal = of(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(seal.getBytes(StandardCharsets.US_ASCII));
      long at = channel.size() - CHARS;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(true);
    }
  }

  /** Whether the file is as it was sealed. */
  static boolean holds(Path file) throws IOException {
    long size = Files.size(file);
    if (size <= CHARS) {
      return false;
    }
    byte[] last = new byte[CHARS];
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(last);
      while (bytes.hasRemaining() && channel.read(bytes, size - CHARS + bytes.position()) > 0) {}
    }
    return of(file).equals(new String(last, StandardCharsets.US_ASCII));
  }

  private static String of(Path file) throws IOException {
    long left = Files.size(file) - CHARS;
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException(file + " became shorter while it was read");
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }
}

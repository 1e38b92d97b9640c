package dev.hatchline.app.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether there is room on a disk.
 *
 * @param reserveBytes are left free for logs and state
 */
record Room(long reserveBytes) {
  /** As the script does when it fetches. */
  static final Room STANDARD = new Room(50_000_000);

  /** There is too little; the message is for people. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1L;

    FullException(String sentence) {
      super(sentence);
    }
  }

  /**
   * Looks before anything is written.
   *
   * @param folder is there
   * @throws FullException if there is less
   */
  void need(Path folder, long bytes, String what) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free - reserveBytes < bytes) {
      throw new FullException(
          "the disk is full: %s needs %,d MB on %s and a reserve of %,d MB, but only %,d MB are free"
              .formatted(
                  what, megabytes(bytes), folder, reserveBytes / 1_000_000, free / 1_000_000));
    }
  }

  private static long megabytes(long bytes) {
    return (bytes + 999_999) / 1_000_000;
  }

  /** What a fault of a file is, for people. */
  static String sentence(IOException fault) {
    String why = String.valueOf(fault.getMessage());
    if (fault instanceof FullException) {
      return why;
    }
    return why.contains("No space left") || why.contains("quota")
        ? "the disk is full (%s); free some space and run the same again".formatted(why)
        : "%s (%s)".formatted(why, fault.getClass().getSimpleName());
  }
}

package dev.hatchline.app.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a folder may have what was not there when it was read last. What comes or goes changes
 * its time; a change just before the reading may share that time with one just after it, so that
 * only a folder that was quiet when it was read is known. One thread's.
 *
 * @see java.nio.file.Files#getLastModifiedTime
 */
final class FolderWatch {
  private final Duration quiet;
  private @Nullable Instant known;

  /** Times may be as coarse as {@code quiet}. */
  FolderWatch(Duration quiet) {
    this.quiet = quiet;
  }

  /**
   * Asked before each reading.
   *
   * @param changed the folder's time; empty if it cannot be told
   */
  boolean worthReading(Optional<Instant> changed) {
    return changed.isEmpty() || !changed.get().equals(known);
  }

  /** It was read, and nothing in it is to be looked at again; with its time of before. */
  void read(Optional<Instant> changed, Instant now) {
    known = changed.filter(at -> at.plus(quiet).isBefore(now)).orElse(null);
  }
}

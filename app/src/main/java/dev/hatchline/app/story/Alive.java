package dev.hatchline.app.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down now and then that the engine lives, so that after a crash the next one knows until
 * when. A small file, written whole or not at all.
 */
public final class Alive {
  /** How often it is written. */
  public static final Duration EVERY = Duration.ofSeconds(30);

  /** An engine that writes late is not taken for a dead one. */
  static final Duration LATE_MAX = EVERY;

  private static final Logger log = LoggerFactory.getLogger(Alive.class);

  private final Path file;
  private final InstantSource clock;
  private boolean failing;

  /** In this file, whose folder is there. */
  public Alive(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** When the engine before was dead at the latest; empty if nothing tells. */
  public Optional<Instant> ended() {
    try {
      Instant end = Instant.parse(Files.readString(file).strip()).plus(EVERY).plus(LATE_MAX);
      return end.isBefore(clock.instant()) ? Optional.of(end) : Optional.empty();
    } catch (IOException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The engine lives. */
  public synchronized void beat() {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(next, clock.instant() + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      failing = false;
    } catch (IOException fault) {
      if (!failing) {
        log.warn("{} cannot be written, and a crash would count as served time", file, fault);
      }
      failing = true;
    }
  }
}

package dev.hatchline.app.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down now and then that the engine lives, so that after a crash the next one knows until
 * when, and at its end that it has ended. A small file, written whole or not at all. Of two engines
 * each has one, and reads the other's: both see the same agents, and nobody does once both are
 * gone.
 */
public final class Alive {
  /** How often it is written. */
  public static final Duration EVERY = Duration.ofSeconds(30);

  /** An engine that writes late is not taken for a dead one. */
  static final Duration LATE_MAX = EVERY;

  /** Stands behind the time at which an engine has ended as it was told to. */
  private static final String ENDED = " ended";

  private static final Logger log = LoggerFactory.getLogger(Alive.class);

  private final Path file;
  private final @Nullable Path beside;
  private final InstantSource clock;
  private boolean failing;
  private boolean over;

  /** Of the only engine; in this file, whose folder is there. */
  public Alive(Path file, InstantSource clock) {
    this(file, null, clock);
  }

  /**
   * The same.
   *
   * @param beside the file of the other engine; absent where there is none
   */
  public Alive(Path file, @Nullable Path beside, InstantSource clock) {
    this.file = file;
    this.beside = beside;
    this.clock = clock;
  }

  /** The last sign of an engine. */
  private record Sign(Instant at, boolean over) {
    /** When that engine was dead at the latest. */
    Instant end() {
      return over ? at : at.plus(EVERY).plus(LATE_MAX);
    }

    boolean lives(Instant now) {
      return !over && !end().isBefore(now);
    }
  }

  private static Optional<Sign> sign(Path file) {
    try {
      String sign = Files.readString(file).strip();
      return Optional.of(new Sign(Instant.parse(sign.replace(ENDED, "")), sign.endsWith(ENDED)));
    } catch (IOException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Whether no engine lives but this one, as far as anything tells. */
  public boolean alone() {
    Instant now = clock.instant();
    return Stream.ofNullable(beside)
        .flatMap(file -> sign(file).stream())
        .noneMatch(sign -> sign.lives(now));
  }

  /** When the last engine before was dead at the latest; empty if nothing tells. */
  public Optional<Instant> ended() {
    return Stream.concat(Stream.of(file), Stream.ofNullable(beside))
        .flatMap(file -> sign(file).stream())
        .map(Sign::end)
        .max(Comparator.naturalOrder())
        .filter(end -> end.isBefore(clock.instant()));
  }

  /** The engine lives. */
  public synchronized void beat() {
    if (!over) {
      write("");
    }
  }

  /** The engine ends now. */
  public synchronized void end() {
    over = true;
    write(ENDED);
  }

  private void write(String behind) {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(next, clock.instant() + behind + "\n");
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

package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every event in a file a day, {@code YYYY-MM-DD.jsonl} (UTC), written behind by one thread:
 * no call ever waits for a disk.
 */
public final class EventFile implements Consumer<CallEvent>, AutoCloseable {
  /** Events that may wait for the disk; beyond, they are counted and lost to the file. */
  public static final int WAITING_MAX = 50_000;

  /** Files are removed after so many days, unless the operator says another time. */
  public static final long DAYS_KEPT = 90;

  /** After a failure the disk is tried again so much later. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(EventFile.class);

  private final BlockingQueue<CallEvent> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong lost = new AtomicLong();
  private final EventJson json = new EventJson();
  private final Path folder;
  private final List<Path> folders;
  private final InstantSource clock;
  private final Thread writer;
  private final long daysKept;
  private final Queue<FutureTask<?>> apart = new ConcurrentLinkedQueue<>();
  private volatile boolean closing;
  private boolean failing;

  /**
   * Writes to files of this folder.
   *
   * @param others folders of other engines, whose old files are removed too: their engine may never
   *     run again
   * @param daysKept files are removed after so many days
   */
  public EventFile(Path folder, List<Path> others, InstantSource clock, long daysKept) {
    this.folder = folder;
    this.folders = Stream.concat(Stream.of(folder), others.stream()).toList();
    this.clock = clock;
    this.daysKept = daysKept;
    this.writer = Thread.ofPlatform().name("event-file").daemon().start(this::write);
  }

  @Override
  public void accept(CallEvent event) {
    if (!waiting.offer(event)) {
      lost.incrementAndGet();
    }
  }

  /**
   * Has the writer do this when everything that was told before is in the files, and write nothing
   * meanwhile.
   */
  public Future<?> apart(Callable<?> work) {
    FutureTask<?> task = new FutureTask<>(work);
    apart.add(task);
    return task;
  }

  /** Events on their way to the file. */
  public int waiting() {
    return waiting.size();
  }

  /** Events that never reached the file, because the disk took none for too long. */
  public long lost() {
    return lost.get();
  }

  /** Yesterday's and today's events in order; what cannot be read is left out and logged. */
  public List<CallEvent> recent() {
    return new PastEvents(folder, clock).recent();
  }

  private Path file(LocalDate day) {
    return PastEvents.file(folder, day);
  }

  private void write() {
    List<CallEvent> batch = new ArrayList<>();
    while (!(closing && waiting.isEmpty() && batch.isEmpty())) {
      try {
        if (batch.isEmpty()) {
          CallEvent first = waiting.poll(100, TimeUnit.MILLISECONDS);
          if (first == null) {
            workApart();
            continue;
          }
          batch.add(first);
          waiting.drainTo(batch, 1_000);
        }
        append(batch);
        batch.clear();
        if (waiting.isEmpty()) {
          workApart();
        }
      } catch (InterruptedException _) {
        closing = true;
      } catch (IOException fault) {
        complain(fault);
        if (closing) {
          return;
        }
        pause();
      }
    }
  }

  private void workApart() {
    for (var task = apart.poll(); task != null; task = apart.poll()) {
      task.run();
    }
  }

  private void append(List<CallEvent> batch) throws IOException {
    Instant now = clock.instant();
    Path file = file(LocalDate.ofInstant(now, ZoneOffset.UTC));
    boolean newDay = !Files.exists(file);
    if (newDay) {
      Files.createDirectories(folder);
    }
    try (BufferedWriter out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (CallEvent event : batch) {
        out.write(json.write(event));
        out.newLine();
      }
    }
    if (newDay) {
      removeOld(now);
    }
    if (failing) {
      failing = false;
      log.info("events are written to {} again", folder);
    }
  }

  private void removeOld(Instant now) throws IOException {
    String oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(daysKept) + ".jsonl";
    for (Path own : folders) {
      if (Files.isDirectory(own)) {
        removeOld(own, oldest);
      }
    }
  }

  /** An engine beside us may remove the same. */
  private static void removeOld(Path folder, String oldest) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(".jsonl") && name.compareTo(oldest) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void complain(IOException fault) {
    if (!failing) {
      failing = true;
      log.error(
          "events cannot be written to {}: {}; calls go on, {} events may wait",
          folder,
          fault.toString(),
          WAITING_MAX);
    }
  }

  private void pause() {
    try {
      closing = closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      closing = true;
    }
  }

  /** Writes what waits, for at most 2 s. */
  @Override
  public void close() {
    closing = true;
    closed.countDown();
    try {
      writer.join(Duration.ofSeconds(2));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

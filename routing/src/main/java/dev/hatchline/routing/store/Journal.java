package dev.hatchline.routing.store;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Writes that wait for the database on the disk: files {@code NUMBER.jsonl}, appended to the last,
 * read from the first, and deleted when the whole file has been read and written. After a crash a
 * file is read again from its beginning, which writes some rows twice and so does no harm. For one
 * thread at a time.
 */
final class Journal {
  /** All files together; at some 400 bytes a write, more than half a million of them. */
  static final long BYTES_MAX = 256L << 20;

  /** So much is read again after a crash, at most. */
  private static final long FILE_BYTES_MAX = 4L << 20;

  private static final String ENDING = ".jsonl";
  private static final Logger log = LoggerFactory.getLogger(Journal.class);

  private record Part(Path file, long bytes) {}

  private final WriteJson json = new WriteJson();
  private final Deque<Part> parts = new ArrayDeque<>();
  private final Path folder;
  private final long bytesMax;
  private boolean open;
  private long number;
  private long bytes;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private @Nullable FileChannel tail;
  private @Nullable BufferedReader reading;
  private List<Write> head = List.of();

  Journal(Path folder, long bytesMax) {
    this.folder = folder;
    this.bytesMax = bytesMax;
  }

  /** Finds what an earlier engine has left; once is enough. */
  void open() throws IOException {
    if (open) {
      return;
    }
    Files.createDirectories(folder);
    parts.clear();
    bytes = 0;
    long lines = 0;
    for (Path file : left()) {
      Part part = new Part(file, Files.size(file));
      try (BufferedReader text = reader(file)) {
        lines += text.lines().count();
      }
      parts.add(part);
      bytes += part.bytes();
      number = Long.parseLong(file.getFileName().toString().replace(ENDING, ""));
    }
    waiting.set(lines);
    open = true;
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9]{18}\\" + ENDING))
          .sorted()
          .toList();
    }
  }

  /** Writes that have not been dropped. */
  long waiting() {
    return waiting.get();
  }

  /** Lines that were no writes: torn by a crash, or by somebody's hand. */
  long unreadable() {
    return unreadable.get();
  }

  /** On the disk when it returns. False, and nothing done, if that is more than may lie there. */
  boolean append(List<Write> batch) throws IOException {
    open();
    StringBuilder lines = new StringBuilder();
    batch.forEach(write -> lines.append(json.write(write)).append('\n'));
    byte[] added = lines.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes + added.length > bytesMax) {
      return false;
    }
    FileChannel file = tail();
    long before = file.size();
    try {
      ByteBuffer rest = ByteBuffer.wrap(added);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
      file.force(false);
    } catch (IOException fault) {
      takeBack(file, before);
      throw fault;
    }
    Part last = parts.removeLast();
    parts.addLast(new Part(last.file(), last.bytes() + added.length));
    bytes += added.length;
    waiting.addAndGet(batch.size());
    return true;
  }

  /** A disk that filled up on the way: half a line must not stand before the next one. */
  private void takeBack(FileChannel file, long size) {
    try {
      file.truncate(size);
    } catch (IOException fault) {
      log.warn("the end of a file in {} may be torn: {}", folder, fault.toString());
    }
    closeTail();
  }

  private FileChannel tail() throws IOException {
    if (tail != null && parts.getLast().bytes() >= FILE_BYTES_MAX) {
      closeTail();
    }
    if (tail == null) {
      Path file = folder.resolve("%018d%s".formatted(number + 1, ENDING));
      tail = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      number++;
      parts.addLast(new Part(file, 0));
    }
    return tail;
  }

  private void closeTail() {
    close(tail);
    tail = null;
  }

  private void close(@Nullable Closeable file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException fault) {
      log.warn("a file in {} could not be closed: {}", folder, fault.toString());
    }
  }

  /** The oldest writes, the same again until they are dropped; none if there are none. */
  List<Write> head(int most) throws IOException {
    open();
    while (head.isEmpty() && !parts.isEmpty()) {
      if (parts.size() == 1) {
        closeTail(); // nothing is appended to what is being read
      }
      if (reading == null) {
        reading = reader(parts.getFirst().file());
      }
      head = next(reading, most);
      if (head.isEmpty()) {
        removeFirst();
      }
    }
    return head;
  }

  private List<Write> next(BufferedReader lines, int most) throws IOException {
    List<Write> writes = new ArrayList<>();
    String line;
    while (writes.size() < most && (line = lines.readLine()) != null) {
      try {
        writes.add(json.read(line));
      } catch (JacksonException | IllegalArgumentException _) {
        unreadable.incrementAndGet();
        fewer(1);
        log.warn("{} holds a line that is no write; left out", parts.getFirst().file());
      }
    }
    return List.copyOf(writes);
  }

  /** Torn bytes come out as some character, and the line then as no JSON. */
  private static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  /** The head has been written; the next one is read, and a file that is done with deleted. */
  void drop(int most) throws IOException {
    fewer(head.size());
    head = List.of();
    head(most);
  }

  private void fewer(int count) {
    waiting.updateAndGet(now -> Math.max(0, now - count));
  }

  private void removeFirst() throws IOException {
    Part first = parts.getFirst();
    if (reading != null) {
      reading.close();
      reading = null;
    }
    Files.deleteIfExists(first.file());
    parts.removeFirst();
    bytes -= first.bytes();
    if (parts.isEmpty()) {
      waiting.set(0);
    }
  }

  void close() {
    closeTail();
    close(reading);
    reading = null;
  }
}

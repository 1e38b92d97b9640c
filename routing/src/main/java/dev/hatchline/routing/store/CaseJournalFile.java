package dev.hatchline.routing.store;

import dev.hatchline.routing.cases.CaseChange;
import dev.hatchline.routing.cases.CaseJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** The journal of cases: one file, one JSON object a line, deleted when it is not needed. */
public final class CaseJournalFile implements CaseJournal, AutoCloseable {
  /** More than the desk keeps waiting. */
  static final long BYTES_MAX = 256L << 20;

  private static final Logger log = LoggerFactory.getLogger(CaseJournalFile.class);

  private final CaseJson json = new CaseJson();
  private final Path file;
  private final long bytesMax;
  private @Nullable FileChannel tail;

  /** Touches nothing yet; the folder is made when it is needed. */
  public CaseJournalFile(Path file) {
    this(file, BYTES_MAX);
  }

  CaseJournalFile(Path file, long bytesMax) {
    this.file = file.toAbsolutePath();
    this.bytesMax = bytesMax;
  }

  /** A line that is no change was torn by a crash, before anybody was told that it is kept. */
  @Override
  public List<CaseChange> read() throws IOException {
    List<CaseChange> changes = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        try {
          changes.add(json.readChange(line));
        } catch (JacksonException | IllegalArgumentException _) {
          log.warn("{} holds a line that is no change; left out", file);
        }
      }
    } catch (NoSuchFileException _) {
      return List.of();
    }
    return changes;
  }

  @Override
  public boolean append(List<CaseChange> changes) throws IOException {
    StringBuilder lines = new StringBuilder();
    changes.forEach(change -> lines.append(json.write(change)).append('\n'));
    byte[] added = lines.toString().getBytes(StandardCharsets.UTF_8);
    FileChannel channel = tail();
    long before = channel.size();
    if (before + added.length > bytesMax) {
      return false;
    }
    try {
      ByteBuffer rest = ByteBuffer.wrap(added);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(false);
    } catch (IOException fault) {
      takeBack(channel, before);
      throw fault;
    }
    return true;
  }

  private FileChannel tail() throws IOException {
    if (tail == null) {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.position(channel.size());
      if (torn(channel)) {
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
      tail = channel;
    }
    return tail;
  }

  /** An engine died in the middle of a line, which must not stand before the next one. */
  private static boolean torn(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
  }

  private void takeBack(FileChannel channel, long size) {
    try {
      channel.truncate(size);
    } catch (IOException fault) {
      log.warn("the end of {} may be torn: {}", file, fault.toString());
      close();
    }
  }

  @Override
  public void clear() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() {
    try {
      if (tail != null) {
        tail.close();
      }
    } catch (IOException fault) {
      log.warn("{} could not be closed: {}", file, fault.toString());
    }
    tail = null;
  }
}

package dev.hatchline.app.flow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Versions as files of one folder, each whole or not there.
 *
 * <pre>
 *   company-line.000012.yaml   "# {"who":"ada","at":"2026-…"}", and below it the text as it was saved
 *   company-line.json          the pointer
 *   lock                       held by whoever writes
 * </pre>
 */
public final class FolderVersions implements VersionStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern FLOW = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String HEAD = "# ";

  /** A lock of a file is the process's: its own threads need another one. */
  private static final ReentrantLock WRITING = new ReentrantLock();

  private final Path folder;

  /** The folder need not be there yet. */
  public FolderVersions(Path folder) {
    this.folder = folder;
  }

  private record Head(String who, Instant at, @Nullable String certificate) {}

  @Override
  public List<KeptVersion> all(String flow) throws IOException {
    List<KeptVersion> all = new ArrayList<>();
    for (int number : numbers(flow)) {
      find(flow, number).ifPresent(all::add);
    }
    return all;
  }

  /** The newest first. */
  private List<Integer> numbers(String flow) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(checked(flow)) + "\\.(\\d{6})\\.yaml");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> name.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(found -> Integer.parseInt(found.group(1)))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  @Override
  public Optional<KeptVersion> find(String flow, int number) throws IOException {
    try {
      return Optional.of(read(number, Files.readString(file(flow, number))));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static KeptVersion read(int number, String file) throws IOException {
    int line = file.indexOf('\n');
    try {
      Head head = JSON.readValue(file.substring(HEAD.length(), line), Head.class);
      FlowText text =
          new FlowText(
              file.substring(line + 1),
              head.who(),
              head.at(),
              Optional.ofNullable(head.certificate()));
      return new KeptVersion(number, text);
    } catch (JacksonException | StringIndexOutOfBoundsException fault) {
      throw new IOException(
          "version " + number + " does not begin with what is known of it", fault);
    }
  }

  @Override
  public KeptVersion add(String flow, FlowText text) throws IOException {
    return apart(() -> {
      List<KeptVersion> all = all(flow);
      Optional<KeptVersion> known =
          all.stream().filter(kept -> kept.text().hash().equals(text.hash())).findFirst();
      if (known.isPresent()) {
        return known.get();
      }
      int number = all.isEmpty() ? 1 : all.getFirst().number() + 1;
      Head head = new Head(text.who(), text.at(), text.certificate().orElse(null));
      write(file(flow, number), HEAD + JSON.writeValueAsString(head) + "\n" + text.text());
      forget(flow, all);
      return new KeptVersion(number, text);
    });
  }

  private void forget(String flow, List<KeptVersion> before) throws IOException {
    Pointer pointer = pointer(flow);
    for (KeptVersion kept :
        before.subList(Math.min(before.size(), VERSIONS_MAX - 1), before.size())) {
      if (!pointer.names(kept.number())) {
        Files.deleteIfExists(file(flow, kept.number()));
      }
    }
  }

  @Override
  public Pointer pointer(String flow) throws IOException {
    try {
      return JSON.readValue(Files.readString(pointerFile(flow)), Pointer.class);
    } catch (NoSuchFileException _) {
      return Pointer.NONE;
    } catch (JacksonException fault) {
      throw new IOException(pointerFile(flow) + " is not understood", fault);
    }
  }

  @Override
  public boolean point(String flow, Pointer next) throws IOException {
    return apart(() -> {
      if (pointer(flow).revision() != next.revision() - 1) {
        return false;
      }
      write(pointerFile(flow), JSON.writeValueAsString(next));
      return true;
    });
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  private <T> T apart(Work<T> work) throws IOException {
    Files.createDirectories(folder);
    WRITING.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      return work.done();
    } finally {
      WRITING.unlock();
    }
  }

  private void write(Path file, String text) throws IOException {
    Path part = folder.resolve("part");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(String flow, int number) {
    return folder.resolve("%s.%06d.yaml".formatted(checked(flow), number));
  }

  private Path pointerFile(String flow) {
    return folder.resolve(checked(flow) + ".json");
  }

  /** Nothing leads out of the folder. */
  private static String checked(String flow) {
    if (!FLOW.matcher(flow).matches()) {
      throw new IllegalArgumentException("expected the name of a flow, found '" + flow + "'");
    }
    return flow;
  }
}

package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that callers left. The recordings themselves are the list: also what Asterisk
 * recorded while no engine was there, and nothing can be listed that is not there.
 *
 * <pre>
 *   T0_LINE_CALLER_CALL.wav        T0 in seconds; CALLER may be empty
 *   T0_LINE_CALLER_CALL-2.wav      another one of the same call
 * </pre>
 */
public final class Messages {
  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern NAME =
      Pattern.compile("([0-9]{1,12})_([+0-9]*)_([+0-9]*)_(" + UUID + ")(?:-[0-9]{1,3})?\\.wav");

  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private static final String ENDING = ".wav";

  private static final Comparator<Named> NEWEST_FIRST =
      Comparator.comparing((Named named) -> named.mark().at())
          .reversed()
          .thenComparing(named -> named.mark().id());

  private static final int WAV_HEADER_BYTES = 44;
  private static final int WAV_BYTES_PER_MS = 16;
  private static final Logger log = LoggerFactory.getLogger(Messages.class);

  private final Path folder;
  private final Stories stories;

  public Messages(Path folder, Stories stories) {
    this.folder = folder;
    this.stories = stories;
  }

  /** When a recording came or went last; empty while the folder cannot be read. */
  public Optional<Instant> changed() {
    try {
      return Files.isReadable(folder)
          ? Optional.of(Files.getLastModifiedTime(folder).toInstant())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Newest first; empty, and said so in the log, while the folder cannot be read. */
  public List<Message> latest(int max) {
    return named().stream()
        .flatMap(named -> read(named.file()).stream())
        .sorted(Comparator.comparing(Message::at).reversed())
        .limit(max)
        .toList();
  }

  /**
   * Those after this mark, by first ring, newest first; of the folder's files only those of the
   * page are opened. One that is taken away meanwhile is left out.
   *
   * @param after absent for the first page
   */
  public Page<Message> page(@Nullable Mark after, int max) {
    List<Named> rest =
        named().stream()
            .filter(file ->
                after == null || NEWEST_FIRST.compare(new Named(after, file.file()), file) < 0)
            .sorted(NEWEST_FIRST)
            .toList();
    List<Named> page = rest.subList(0, Math.min(max, rest.size()));
    return new Page<>(
        page.stream().flatMap(named -> read(named.file()).stream()).toList(),
        rest.size() > page.size() ? page.getLast().mark() : null);
  }

  /** A recording by its name: first ring and id. */
  private record Named(Mark mark, Path file) {}

  private List<Named> named() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.flatMap(file -> named(file).stream()).toList();
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException fault) {
      log.warn("messages in {} cannot be listed: {}", folder, fault.toString());
      return List.of();
    }
  }

  private static Optional<Named> named(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(new Named(new Mark(rang(name), id(name)), file))
        : Optional.empty();
  }

  private static Instant rang(Matcher name) {
    return Instant.ofEpochSecond(Long.parseLong(name.group(1)));
  }

  private static String id(Matcher name) {
    return name.group().substring(0, name.group().length() - ENDING.length());
  }

  /** The message of this id, if its recording is there. */
  public Optional<Message> find(String id) {
    return named(id + ENDING);
  }

  /** The message in the file of this name, if it is there. */
  Optional<Message> named(String file) {
    return file.indexOf('/') < 0 ? read(folder.resolve(file)) : Optional.empty();
  }

  private Optional<Message> read(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(message(file, name, facts(name.group(4), file)));
    } catch (IOException _) {
      return Optional.empty(); // taken away since it was listed
    }
  }

  /** What the story of the call, if it is remembered, tells of the message. */
  private Facts facts(String call, Path file) {
    Instant at = null;
    String callback = null;
    String language = null;
    for (CallEvent event : stories.find(CallId.of(call)).map(CallStory::events).orElse(List.of())) {
      if (event instanceof CallEvent.Gave gave && PHONE.matcher(gave.value()).matches()) {
        callback = gave.value();
      } else if (event instanceof CallEvent.MessageStarted started
          && started.file().equals(file.getFileName().toString())) {
        at = started.at();
        language = started.language();
      }
    }
    return new Facts(at, callback, language);
  }

  private record Facts(
      @Nullable Instant at, @Nullable String callback, @Nullable String language) {}

  private static Message message(Path file, Matcher name, Facts facts) throws IOException {
    Duration length =
        Duration.ofMillis(Math.max(0, Files.size(file) - WAV_HEADER_BYTES) / WAV_BYTES_PER_MS);
    return new Message(
        id(name),
        name.group(4),
        name.group(2),
        name.group(3).isEmpty() ? null : name.group(3),
        facts.callback(),
        facts.language(),
        facts.at() == null ? rang(name) : facts.at(),
        length,
        file);
  }
}

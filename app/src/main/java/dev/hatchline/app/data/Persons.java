package dev.hatchline.app.data;

import dev.hatchline.conf.Installation;
import dev.hatchline.routing.store.Holdings;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.bulk.PersonRows;
import dev.hatchline.routing.store.bulk.Traces;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is kept of one person, found and erased: the same with an engine and without one.
 * Both take as long as there are rows and files.
 */
public final class Persons {
  /**
   * Until what has just happened is in the database; it is a moment while the database is there.
   */
  private static final Duration SETTLE_MAX = Duration.ofSeconds(20);

  private static final Duration FILES_MAX = Duration.ofMinutes(5);
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Where a person may be found.
   *
   * @param settled done when nothing waits for the database
   * @param apart has files of the days changed when all that was told before is in them
   * @param memory erases the person from memory
   */
  public record House(
      Installation installation,
      Holdings holdings,
      Supplier<CompletableFuture<Void>> settled,
      Apart apart,
      Memory memory,
      InstantSource clock) {}

  /** Runs work when this engine has written what it was told to the files of the days. */
  public interface Apart {
    Future<?> run(Callable<?> work);
  }

  /** What an engine remembers. */
  public interface Memory {
    /** Whether the person is on the line now. */
    boolean onTheLine(Traces traces);

    void erase(Traces traces);
  }

  /** What came of an erasure. */
  public sealed interface Erased {
    /** How many rows, events and files were removed or changed. */
    record Done(Map<String, Integer> changed) implements Erased {}

    /** A call is owed to the person; nothing was changed. */
    record Owed() implements Erased {}

    /** The person is on the line; nothing was changed. */
    record OnTheLine() implements Erased {}

    /** It could not be done, or not all of it; it may be done again. */
    record Failed(String why) implements Erased {}
  }

  private final House house;

  public Persons(House house) {
    this.house = house;
  }

  /**
   * Writes everything as lines of JSON, the last of which tells how many there are before it.
   *
   * @throws StoreFault if the database does not answer
   */
  public void export(Traces traces, Writer out) throws IOException, StoreFault {
    Lines lines = new Lines(out);
    house.holdings().export(traces, (table, row) -> lines.row(table, row));
    PersonFiles files = new PersonFiles(house.installation(), traces);
    files.events(lines::event);
    for (Path recording : files.recordings()) {
      lines.recording(recording);
    }
    lines.end();
  }

  /** Erases the person, and keeps that somebody was erased. */
  public Erased erase(Traces traces, String who) {
    if (house.memory().onTheLine(traces)) {
      return new Erased.OnTheLine();
    }
    String behind = waited(house.settled().get(), SETTLE_MAX, "what waits for the database");
    if (behind != null) {
      return new Erased.Failed(behind);
    }
    try {
      return erased(traces, who);
    } catch (IOException | StoreFault fault) {
      return new Erased.Failed(String.valueOf(fault.getMessage()));
    }
  }

  private Erased erased(Traces traces, String who) throws IOException, StoreFault {
    PersonFiles files = new PersonFiles(house.installation(), traces);
    PersonRows.Erased rows =
        house
            .holdings()
            .erase(traces, new PersonRows.Erasing(files::nameless, this::removeRecording));
    return switch (rows) {
      case PersonRows.Erased.Owed _ -> new Erased.Owed();
      case PersonRows.Erased.Done(Map<String, Integer> changed) -> {
        Map<String, Integer> all = new LinkedHashMap<>(changed);
        String failed = fromFiles(files, all);
        house.memory().erase(traces);
        house.holdings().erased(who, house.clock().instant(), all);
        yield failed == null ? new Erased.Done(all) : new Erased.Failed(failed);
      }
    };
  }

  private @Nullable String fromFiles(PersonFiles files, Map<String, Integer> changed)
      throws IOException {
    for (Path recording : files.recordings()) {
      Files.deleteIfExists(recording);
      changed.merge("recordings", 1, Integer::sum);
    }
    int logs = files.crossOutLogs();
    if (logs > 0) {
      changed.put("logs", logs);
    }
    return waited(
        house
            .apart()
            .run(() -> {
              int events = files.eraseEvents();
              if (events > 0) {
                changed.put("events in files", events);
              }
              return events;
            }),
        FILES_MAX,
        "the files of the days");
  }

  private void removeRecording(String name) throws IOException {
    removeRecording(house.installation(), name);
  }

  /** By its name in the folder of messages; one that is gone already is no fault. */
  public static void removeRecording(Installation installation, String name) throws IOException {
    if (!name.isEmpty() && name.indexOf('/') < 0) {
      Files.deleteIfExists(installation.messages().resolve(name));
    }
  }

  /** Why it was not done; absent when it was. */
  private static @Nullable String waited(Future<?> work, Duration most, String what) {
    try {
      work.get(most.toMillis(), TimeUnit.MILLISECONDS);
      return null;
    } catch (TimeoutException _) {
      return "%s takes longer than %d s; try again later".formatted(what, most.toSeconds());
    } catch (ExecutionException fault) {
      return "%s: %s".formatted(what, fault.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "given up";
    }
  }

  /** The lines of an export. */
  private static final class Lines {
    private final Writer out;
    private long count;

    Lines(Writer out) {
      this.out = out;
    }

    void row(String table, String row) throws IOException {
      line("{\"kind\":\"row\",\"table\":\"%s\",\"row\":%s}".formatted(table, row));
    }

    void event(Path file, String event) throws IOException {
      line("{\"kind\":\"event\",\"file\":\"%s\",\"event\":%s}".formatted(file, json(event)));
    }

    /** As text, if an engine that writes it now, or was killed, has not come to its end. */
    private static String json(String event) {
      try {
        var _ = JSON.readTree(event);
        return event;
      } catch (JacksonException _) {
        return JSON.writeValueAsString(event);
      }
    }

    void recording(Path file) throws IOException {
      String wav = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
      String name = String.valueOf(file.getFileName());
      line(JSON.writeValueAsString(Map.of("kind", "recording", "file", name, "wav", wav)));
    }

    private void line(String json) throws IOException {
      out.write(json);
      out.write('\n');
      count++;
    }

    void end() throws IOException {
      out.write("{\"kind\":\"end\",\"lines\":%d}\n".formatted(count));
      out.flush();
    }
  }
}

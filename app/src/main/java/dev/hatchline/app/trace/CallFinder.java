package dev.hatchline.app.trace;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.app.story.EventLines;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.store.History;
import dev.hatchline.routing.store.Store;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Finds a call by its id or a beginning of it: in memory, in the database, and in the files of the
 * days of each engine, where those have nothing.
 */
public final class CallFinder {
  /** Calls that are named where more than one begins so. */
  static final int NAMED_MAX = 10;

  /** For whoever asked. */
  public static final String UNUSABLE =
      "Expected the id of a call, or its first four digits or more, such as 4be5a0a4.";

  /** Fewer digits are a guess. */
  private static final Pattern BEGINNING = Pattern.compile("[0-9a-f][0-9a-f-]{3,35}");

  private final EventJson json = new EventJson();
  private final Stories memory;
  private final Store store;
  private final History history;
  private final Installation installation;

  /**
   * Looks in all of these.
   *
   * @param memory of the engine that asks; empty without one
   */
  public CallFinder(Stories memory, Store store, History history, Installation installation) {
    this.memory = memory;
    this.store = store;
    this.history = history;
    this.installation = installation;
  }

  /** What begins so. */
  public sealed interface Found {
    /** One call; its events in order, at least one. */
    record One(List<CallEvent> events) implements Found {}

    record None() implements Found {}

    /** More than one, and the first of them. */
    record Several(List<CallId> calls) implements Found {
      /** For whoever asked. */
      public String sentence(String beginning) {
        return "More than one call begins with %s: %s"
            .formatted(
                beginning, calls.stream().map(CallId::toString).collect(Collectors.joining(", ")));
      }
    }

    /** It is no beginning of an id. */
    record Unusable() implements Found {}
  }

  /** For whoever asked. */
  public static String none(String beginning) {
    return "No call is remembered or kept whose id begins with " + beginning + ".";
  }

  /** Whether it may be the beginning of an id. */
  public static boolean isUsable(String beginning) {
    return BEGINNING.matcher(beginning.toLowerCase(Locale.ROOT)).matches();
  }

  /** Looks for it; where the database is away, without it. */
  public Found find(String typed) throws IOException {
    if (!isUsable(typed)) {
      return new Found.Unusable();
    }
    String beginning = typed.toLowerCase(Locale.ROOT);
    SequencedSet<CallId> calls = new TreeSet<>(Comparator.comparing(CallId::toString));
    remembered(beginning).map(CallStory::call).forEach(calls::add);
    calls.addAll(kept(beginning));
    if (calls.isEmpty()) {
      return inFiles(beginning);
    }
    return calls.size() > 1 ? several(calls) : one(calls.getFirst());
  }

  private static Found several(SequencedSet<CallId> calls) {
    return new Found.Several(calls.stream().limit(NAMED_MAX).toList());
  }

  private Stream<CallStory> remembered(String beginning) {
    return memory.latest(Integer.MAX_VALUE).stream()
        .filter(story -> story.call().toString().startsWith(beginning));
  }

  private List<CallId> kept(String beginning) {
    try {
      return history.beginning(beginning, NAMED_MAX + 1);
    } catch (StoreFault _) {
      return List.of();
    }
  }

  private Found one(CallId call) throws IOException {
    List<CallEvent> events = memory.find(call).map(CallStory::events).orElseGet(() -> events(call));
    return events.isEmpty() ? inFiles(call.toString()) : new Found.One(events);
  }

  private List<CallEvent> events(CallId call) {
    try {
      return read(store.events(call).stream().map(StoredEvent::body).toList());
    } catch (StoreFault _) {
      return List.of();
    }
  }

  private List<CallEvent> read(List<String> lines) {
    List<CallEvent> events = new ArrayList<>();
    for (String line : lines) {
      try {
        events.add(json.read(line));
      } catch (JacksonException _) {
        // The last line of an engine that was killed, or of another version.
      }
    }
    return events;
  }

  /** By the day, and then by the engine, as a call that one left goes on at the other. */
  private Found inFiles(String beginning) throws IOException {
    Map<CallId, List<CallEvent>> found = new LinkedHashMap<>();
    for (EngineName engine : EngineName.values()) {
      for (Path file : days(installation.seenBy(engine).events())) {
        List<String> lines = new ArrayList<>();
        EventLines.read(
            file,
            line -> {
              if (line.contains("\"" + beginning)) {
                lines.add(line);
              }
            });
        read(lines).stream()
            .filter(event -> event.call().toString().startsWith(beginning))
            .forEach(
                event -> found.computeIfAbsent(event.call(), _ -> new ArrayList<>()).add(event));
      }
    }
    if (found.isEmpty()) {
      return new Found.None();
    }
    if (found.size() > 1) {
      return new Found.Several(found.keySet().stream().limit(NAMED_MAX).toList());
    }
    List<CallEvent> events = found.values().iterator().next();
    events.sort(Comparator.comparing(CallEvent::at));
    return new Found.One(events);
  }

  private static List<Path> days(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }
}

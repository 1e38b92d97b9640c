package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** What is in the files of events of an engine, which may be another one or a dead one. */
public record PastEvents(Path folder, InstantSource clock) {
  private static final Logger log = LoggerFactory.getLogger(PastEvents.class);

  /** Yesterday's and today's events in order; what cannot be read is left out and logged. */
  public List<CallEvent> recent() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<CallEvent> events = new ArrayList<>();
    for (LocalDate day : List.of(today.minusDays(1), today)) {
      Path file = file(folder, day);
      if (Files.exists(file)) {
        read(file, events);
      }
    }
    return events;
  }

  /** The same, by call. */
  public List<CallStory> stories() {
    Map<CallId, List<CallEvent>> stories = new LinkedHashMap<>();
    for (CallEvent event : recent()) {
      stories.computeIfAbsent(event.call(), _ -> new ArrayList<>()).add(event);
    }
    return stories.entrySet().stream()
        .map(story -> new CallStory(story.getKey(), story.getValue()))
        .toList();
  }

  static Path file(Path folder, LocalDate day) {
    return folder.resolve(day + ".jsonl");
  }

  private static void read(Path file, List<CallEvent> events) {
    EventJson json = new EventJson();
    AtomicInteger torn = new AtomicInteger();
    try {
      EventLines.read(
          file,
          line -> {
            try {
              events.add(json.read(line));
            } catch (JacksonException _) { // the last line of an engine that was killed
              torn.incrementAndGet();
            }
          });
    } catch (IOException fault) {
      log.warn("{} cannot be read: {}; earlier calls are not shown", file, fault.toString());
    }
    if (torn.get() > 0) {
      log.info("{} lines of {} are no events; left out", torn, file);
    }
  }
}

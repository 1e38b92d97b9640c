package dev.hatchline.app.data;

import dev.hatchline.app.story.EventJson;
import dev.hatchline.app.story.Nameless;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.store.bulk.Traces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** One person in the files of an installation: the events of each engine, recordings, logs. */
final class PersonFiles {
  /** {@code T0_LINE_CALLER_CALL.wav}; see {@link dev.hatchline.app.story.Messages}. */
  private static final Pattern RECORDING = Pattern.compile("[0-9]+_[+0-9]*_([+0-9]*)_.*\\.wav");

  private final Installation installation;
  private final Traces traces;
  private final EventJson json = new EventJson();

  PersonFiles(Installation installation, Traces traces) {
    this.installation = installation;
    this.traces = traces;
  }

  interface Found {
    /** A line of a file, which is named as seen from the state folder. */
    void event(Path file, String line) throws IOException;
  }

  /** Events of the person's calls, and those in which the number stands. */
  void events(Found found) throws IOException {
    Set<CallId> calls = calls();
    for (DayFile day : days()) {
      Path name = installation.home().relativize(day.file());
      day.read(line -> {
        if (traces.in(line) || isOf(calls, line)) {
          found.event(name, line);
        }
      });
    }
  }

  /**
   * Erases the person from the files of the days, also from those that other engines write to.
   *
   * @return how many events were changed
   */
  int eraseEvents() throws IOException {
    Set<CallId> calls = calls();
    int changed = 0;
    for (DayFile day : days()) {
      changed += day.overwrite(line -> erased(line, calls));
    }
    return changed;
  }

  /** Nothing stands for what goes, so that no line becomes longer. */
  private String erased(String line, Set<CallId> calls) {
    return traces.crossedOut(isOf(calls, line) ? nameless(line, "") : line);
  }

  /** An event as JSON, without the person whose call it is. */
  String nameless(String line) {
    return nameless(line, Nameless.ERASED);
  }

  /** One in which nothing is the person's stays as it was written, in whichever order and form. */
  private String nameless(String line, String mark) {
    CallEvent event = json.read(line);
    CallEvent nameless = Nameless.event(event, mark);
    return nameless.equals(event) && json.knows(event, line) ? line : json.write(nameless);
  }

  /** A line that is no event (its writer was killed) is of no call. */
  private boolean isOf(Set<CallId> calls, String line) {
    try {
      return !calls.isEmpty() && calls.contains(json.read(line).call());
    } catch (JacksonException _) {
      return false;
    }
  }

  /** Those of the calls that begin with the number. */
  private Set<CallId> calls() throws IOException {
    Set<CallId> calls = new HashSet<>();
    for (DayFile day : days()) {
      day.read(line -> {
        if (traces.in(line)) {
          add(calls, line);
        }
      });
    }
    return calls;
  }

  private void add(Set<CallId> calls, String line) {
    try {
      if (json.read(line) instanceof CallEvent.Arrived arrived
          && arrived.caller() != null
          && traces.is(arrived.caller())) {
        calls.add(arrived.call());
      }
    } catch (JacksonException _) {
      // The last line of an engine that was killed.
    }
  }

  /** Of each engine: a call that one of them left goes on in the other's. */
  private List<DayFile> days() throws IOException {
    List<DayFile> days = new ArrayList<>();
    for (EngineName engine : EngineName.values()) {
      for (Path file : Place.files(installation.seenBy(engine).events())) {
        if (file.toString().endsWith(".jsonl")) {
          days.add(new DayFile(file));
        }
      }
    }
    return days;
  }

  /** What the person left on the line, by the names of the files. */
  List<Path> recordings() throws IOException {
    return Place.files(installation.messages()).stream()
        .filter(file -> {
          Matcher name = RECORDING.matcher(file.getFileName().toString());
          return name.matches() && traces.is(name.group(1));
        })
        .toList();
  }

  /** Logs are written to meanwhile: each number is crossed out where it stands. */
  int crossOutLogs() throws IOException {
    int changed = 0;
    for (Path folder : List.of(installation.log(), installation.asteriskLog())) {
      for (Path file : Place.files(folder)) {
        changed += new CrossingOut(traces, StandardCharsets.ISO_8859_1).in(file);
      }
    }
    return changed;
  }
}

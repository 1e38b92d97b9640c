package dev.hatchline.app.data;

import dev.hatchline.app.story.EventJson;
import dev.hatchline.app.story.Nameless;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.store.bulk.Traces;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** One person in the files of an installation: the events of each day, recordings, logs. */
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
    void event(Path file, String line) throws IOException;
  }

  /** Events of the person's calls, and those in which the number stands. */
  void events(Found found) throws IOException {
    Set<CallId> calls = calls();
    for (Path file : days()) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (traces.in(line) || isOf(calls, line)) {
            found.event(file, line);
          }
        }
      }
    }
  }

  /**
   * Erases the person from the files of the days. Nobody else may write to them meanwhile.
   *
   * @return how many events were changed
   */
  int eraseEvents() throws IOException {
    Set<CallId> calls = calls();
    int changed = 0;
    for (Path file : days()) {
      changed += erase(file, calls);
    }
    return changed;
  }

  private int erase(Path file, Set<CallId> calls) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    int changed = 0;
    try (BufferedReader lines = Files.newBufferedReader(file);
        BufferedWriter out = Files.newBufferedWriter(part)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String erased = erased(line, calls);
        changed += erased.equals(line) ? 0 : 1;
        out.write(erased);
        out.newLine();
      }
    }
    if (changed > 0) {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.delete(part);
    }
    return changed;
  }

  private String erased(String line, Set<CallId> calls) {
    return traces.erased(isOf(calls, line) ? nameless(line) : line);
  }

  /** An event as JSON, without the person whose call it is. */
  String nameless(String line) {
    return json.write(Nameless.event(json.read(line)));
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
    for (Path file : days()) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (traces.in(line)) {
            add(calls, line);
          }
        }
      }
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

  private List<Path> days() throws IOException {
    return Place.files(installation.events()).stream()
        .filter(file -> file.toString().endsWith(".jsonl"))
        .toList();
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

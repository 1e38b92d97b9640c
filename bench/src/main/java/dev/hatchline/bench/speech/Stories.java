package dev.hatchline.bench.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the engine has written down of calls: {@code {"type": "Arrived", "call": …, "caller": …}}, a
 * line for each event.
 *
 * @param folder of the files
 */
record Stories(Path folder) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Whether every call that came has ended in it. */
  boolean whole() {
    try {
      Set<String> open = new HashSet<>();
      for (String line : lines()) {
        JsonNode event = MAPPER.readTree(line);
        switch (event.path("type").asString("")) {
          case "Arrived" -> open.add(event.path("call").asString(""));
          case "Ended" -> open.remove(event.path("call").asString(""));
          default -> {}
        }
      }
      return open.isEmpty();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** By the caller's number, what the flow took; see {@link CallFigures.Saying#taken}. */
  Map<String, String> taken() throws IOException {
    Map<String, String> callers = new HashMap<>();
    Map<String, String> taken = new HashMap<>();
    for (String line : lines()) {
      JsonNode event = MAPPER.readTree(line);
      String call = event.path("call").asString("");
      switch (event.path("type").asString("")) {
        case "Arrived" -> callers.put(call, event.path("caller").asString(""));
        case "Gave" -> taken.put(call, event.path("value").asString(""));
        case "NoMatch" ->
            taken.putIfAbsent(call, "no number: \"" + event.path("heard").asString("") + "\"");
        case "NoInput" -> taken.putIfAbsent(call, "nothing");
        case "ZeroOut" -> taken.putIfAbsent(call, "a person: " + event.path("by").asString(""));
        default -> {}
      }
    }
    Map<String, String> byCaller = new HashMap<>();
    callers.forEach((call, caller) -> byCaller.put(caller, taken.getOrDefault(call, "")));
    return byCaller;
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .flatMap(Stories::lines)
          .toList();
    }
  }

  /** Without the one that is being written at this moment. */
  private static Stream<String> lines(Path file) {
    try {
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}

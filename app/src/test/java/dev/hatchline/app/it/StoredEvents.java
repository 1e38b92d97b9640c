package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an installation has written down of all its calls, by all of its engines, in order. */
record StoredEvents(List<JsonNode> all) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Everything so far; the last line may be half of one, if an engine was killed. */
  static StoredEvents of(Rig rig) {
    List<JsonNode> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(rig.state().resolve("events"))) {
      for (Path day : files.sorted().toList()) {
        for (String line : Files.readAllLines(day)) {
          parse(line, events);
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return new StoredEvents(List.copyOf(events));
  }

  private static void parse(String line, List<JsonNode> events) {
    try {
      events.add(JSON.readTree(line));
    } catch (JacksonException _) {
      assertThat(line).as("a torn line").doesNotEndWith("}");
    }
  }

  static String type(JsonNode event) {
    return event.get("type").asString();
  }

  /** The events of all calls from this number. */
  StoredEvents from(String number) {
    List<String> calls =
        all.stream()
            .filter(event -> number.equals(event.path("caller").asString("")))
            .map(event -> event.get("call").asString())
            .toList();
    return new StoredEvents(
        all.stream().filter(event -> calls.contains(event.get("call").asString())).toList());
  }

  List<JsonNode> ofType(String type) {
    return all.stream().filter(event -> type(event).equals(type)).toList();
  }

  boolean has(String type) {
    return !ofType(type).isEmpty();
  }

  /** Whether no call is up. */
  boolean allEnded() {
    return ofType("Ended").size() == ofType("Arrived").size();
  }

  List<String> types() {
    return all.stream().map(StoredEvents::type).toList();
  }

  /** How the one call ended, such as {@code AGENT SERVED}; empty while it is up. */
  String end() {
    return ofType("Ended").stream()
        .findFirst()
        .map(event -> event.get("end"))
        .map(end -> end.get("party").asString() + " " + end.get("reason").asString())
        .orElse("");
  }

  /**
   * What must hold of every log: each call ends once and nothing follows; no agent talks to two
   * callers at a time, and no caller to two agents.
   */
  void assertSound() {
    assertEachEndedOnce();
    assertOneToOne();
  }

  private void assertEachEndedOnce() {
    Map<String, List<String>> calls = new LinkedHashMap<>();
    for (JsonNode event : all) {
      calls.computeIfAbsent(event.get("call").asString(), _ -> new ArrayList<>()).add(type(event));
    }
    calls.forEach((call, types) -> {
      assertThat(types).as(call).startsWith("Arrived").endsWith("Ended");
      assertThat(types).as(call).containsOnlyOnce("Arrived").containsOnlyOnce("Ended");
    });
  }

  private static Instant at(JsonNode event) {
    return Instant.parse(event.get("at").asString());
  }

  private void assertOneToOne() {
    Map<String, String> callOf = new HashMap<>();
    Map<String, String> agentOf = new HashMap<>();
    // Calls are written beside each other, each by itself; between them, the time tells.
    List<JsonNode> inTime = all.stream().sorted(Comparator.comparing(StoredEvents::at)).toList();
    for (JsonNode event : inTime) {
      String call = event.get("call").asString();
      switch (type(event)) {
        case "Bridged" -> {
          String agent = event.get("agent").asString();
          assertThat(callOf.put(agent, call)).as("agent in two: %s", event).isIn(null, call);
          assertThat(agentOf.put(call, agent)).as("two agents: %s", event).isIn(null, agent);
        }
        case "AgentLeft", "Ended" -> {
          String agent = agentOf.remove(call);
          if (agent != null) {
            callOf.remove(agent);
          }
        }
        default -> {}
      }
    }
  }
}

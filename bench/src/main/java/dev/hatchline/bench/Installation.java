package dev.hatchline.bench;

import dev.hatchline.phones.Json;
import dev.hatchline.phones.SipAddress;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The installation that is measured: what {@code info --json} says of it, and its API. */
public final class Installation {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux we run on

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<?, ?> info;
  private final HttpClient http = HttpClient.newHttpClient();

  private Installation(Map<?, ?> info) {
    this.info = info;
  }

  /** From the JSON that {@code ./hatchline info --json} prints. */
  public static Installation of(String json) {
    return new Installation(Json.object(json));
  }

  /** As the second engine shows it; empty if there is one only. */
  Optional<Installation> second() {
    return Optional.ofNullable(info.get("http_b"))
        .map(http -> {
          Map<Object, Object> seen = new HashMap<>(info);
          seen.put("http", http);
          return new Installation(seen);
        });
  }

  public SipAddress sip() {
    Map<?, ?> sip = (Map<?, ?>) part(info, "sip");
    return new SipAddress((String) part(sip, "host"), number(part(sip, "port")));
  }

  /** The password of the agent's phone. */
  public String password(String extension) {
    return ((List<?>) part(info, "agents"))
        .stream()
            .map(agent -> (Map<?, ?>) agent)
            .filter(agent -> extension.equals(agent.get("extension")))
            .map(agent -> (String) part(agent, "password"))
            .findFirst()
            .orElseThrow();
  }

  /** The process number of {@code engine} or {@code asterisk}. */
  long pid(String name) {
    return number(part((Map<?, ?>) part(info, "pids"), name));
  }

  /** Those of these agents whom the engine does not take for available, each with the reason. */
  public List<String> away(List<String> extensions) {
    return away(get("/api/agents"), extensions);
  }

  static List<String> away(String agents, List<String> extensions) {
    Map<String, JsonNode> known = new HashMap<>();
    for (JsonNode agent : MAPPER.readTree(agents)) {
      known.put(agent.path("extension").asString(), agent);
    }
    return extensions.stream().flatMap(each -> away(each, known.get(each)).stream()).toList();
  }

  private static Optional<String> away(String extension, @Nullable JsonNode agent) {
    if (agent == null) {
      return Optional.of(extension + " (not known)");
    }
    String state = agent.path("state").asString();
    if (state.equals("Available")) {
      return Optional.empty();
    }
    String reason = agent.path("reason").asString("");
    return Optional.of(
        "%s (%s)".formatted(extension, reason.isEmpty() ? state : state + ", " + reason));
  }

  /** Calls that are up in the engine. */
  public int calls() {
    return number(part(Json.object(get("/api/calls/live")), "calls"));
  }

  /** Where the trunk leads. */
  SipAddress trunk() {
    Map<?, ?> trunk = (Map<?, ?>) part(info, "trunk");
    return new SipAddress((String) part(trunk, "host"), number(part(trunk, "port")));
  }

  public String get(String path) {
    return send(request(path).build()).body();
  }

  /** Whether it answers so with 200. */
  boolean says(String path) {
    try {
      return send(request(path).build()).statusCode() == 200;
    } catch (IllegalStateException down) {
      return false;
    }
  }

  /** Asks for a callback. */
  HttpResponse<String> ask(String number, String key) {
    return send(
        request("/api/callbacks")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"number\": \"" + number + "\"}"))
            .build());
  }

  /** The same as it goes over the wire, on a connection of its own. */
  byte[] request(String number, String key) {
    String body = "{\"number\": \"" + number + "\"}";
    return """
    POST /api/callbacks HTTP/1.1
    Host: %s
    Authorization: Bearer %s
    Content-Type: application/json
    Content-Length: %d
    Idempotency-Key: %s
    Connection: close

    %s\
    """
        .formatted(http().getAuthority(), part(info, "api_key"), body.length(), key, body)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Sends this request and reads the whole answer. No library stands between, whose own work would
   * be measured with it, and which may take a connection that the other side is just closing.
   */
  String exchange(byte[] request) {
    URI to = http();
    try (Socket socket = new Socket(to.getHost(), to.getPort())) {
      socket.setSoTimeout((int) ANSWER_MAX.toMillis());
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new IllegalStateException("the engine does not answer", fault);
    }
  }

  private URI http() {
    return URI.create((String) part(info, "http"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(part(info, "http") + path))
        .header("Authorization", "Bearer " + part(info, "api_key"))
        .timeout(ANSWER_MAX);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new IllegalStateException(
          "the engine does not answer " + request.uri().getPath(), fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** Processor time that a process has taken so far (s): proc(5), fields 14 and 15. */
  static double processorSeconds(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException gone) {
      throw new IllegalStateException("process " + pid + " is gone", gone);
    }
  }

  private static Object part(Map<?, ?> map, String name) {
    Object value = map.get(name);
    if (value == null) {
      throw new IllegalArgumentException("expected '" + name + "' in " + map.keySet());
    }
    return value;
  }

  private static int number(Object value) {
    return ((Double) value).intValue();
  }
}

package dev.hatchline.app.it;

import dev.hatchline.app.web.OpenDesk;
import dev.hatchline.conf.EngineName;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two engines of an installation, each asked by itself. */
record BothEngines(Rig rig, RigHttp a, RigHttp b) {
  private static final JsonMapper JSON = new JsonMapper();

  static BothEngines of(Rig rig) {
    HttpClient client = HttpClient.newHttpClient();
    JsonNode info = JSON.readTree(rig.info());
    String key = info.get("api_key").asString();
    return new BothEngines(
        rig,
        new RigHttp(client, info.get("http").asString(), key),
        new RigHttp(client, info.get("http_b").asString(), key));
  }

  RigHttp http(EngineName engine) {
    return switch (engine) {
      case A -> a;
      case B -> b;
    };
  }

  static String process(EngineName engine) {
    return switch (engine) {
      case A -> "engine";
      case B -> "engine-b";
    };
  }

  static EngineName other(EngineName engine) {
    return switch (engine) {
      case A -> EngineName.B;
      case B -> EngineName.A;
    };
  }

  JsonNode api(EngineName engine, String path) {
    return JSON.readTree(http(engine).text("GET", path, 200));
  }

  /** Whether this engine says that it takes calls. */
  boolean ready(EngineName engine) {
    return Rig.quietly(() -> api(engine, "/actuator/health/readiness").has("status"));
  }

  /** What has happened to the call from this number at this engine, in order. */
  List<JsonNode> story(EngineName engine, String number) {
    for (JsonNode call : api(engine, "/api/calls?limit=100")) {
      if (number.equals(call.path("caller").asString(""))) {
        List<JsonNode> events = new ArrayList<>();
        api(engine, "/api/calls/" + call.get("id").asString())
            .get("events")
            .forEach(entry -> events.add(entry.get("event")));
        return events;
      }
    }
    return List.of();
  }

  /** The first event of this type in the call from this number, at whichever engine. */
  Optional<JsonNode> event(String number, String type) {
    return Stream.of(EngineName.values())
        .filter(this::ready)
        .flatMap(engine -> story(engine, number).stream())
        .filter(event -> event.get("type").asString().equals(type))
        .findFirst();
  }

  /** The engine at which the caller of this number is in line; empty if at none. */
  Optional<EngineName> inLineAt(String number) {
    return Stream.of(EngineName.values())
        .filter(this::ready)
        .filter(engine -> Rig.types(story(engine, number)).contains("JoinedLine"))
        .findFirst();
  }

  /** How many callbacks this engine owes. */
  int owed(EngineName engine) {
    return JSON.readTree(http(engine).text("/actuator/health"))
        .at("/components/callbacks/details/owed")
        .asInt(-1);
  }

  /** The state of an agent's phone, as this engine sees it. */
  String agentState(EngineName engine, String extension) {
    return api(engine, "/api/agents")
        .valueStream()
        .filter(agent -> agent.get("extension").asString().equals(extension))
        .map(agent -> agent.get("state").asString())
        .findFirst()
        .orElseThrow();
  }

  /** The number of the customer whom the agent is shown there; empty if nobody. */
  String poppedAt(EngineName engine, String extension) {
    String pop = http(engine).text("/api/agents/" + extension + "/pop");
    return pop.isEmpty() ? "" : JSON.readTree(pop).at("/who/number").asString("");
  }

  /** The agent's desk at this engine. */
  OpenDesk desk(EngineName engine, String extension) {
    return OpenDesk.signIn(URI.create(http(engine).base()), extension, rig.password(extension));
  }

  void awaitReady(EngineName engine) {
    Rig.await("engine " + engine, Rig.ENGINE_PATIENCE, () -> ready(engine));
  }
}

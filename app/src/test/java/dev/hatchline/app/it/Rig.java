package dev.hatchline.app.it;

import dev.hatchline.app.Info;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.TestPorts;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Phones;
import dev.hatchline.phones.SipAddress;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.MeterCarrier;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.routing.store.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole installation of its own: {@code ./hatchline up} with the jar just built, a real Asterisk,
 * real phones. Nothing in it waits for a time; everything waits for an event, with a limit.
 */
final class Rig implements AutoCloseable {
  /** The answer to "how long may anything take here": these machines are slow at times. */
  static final Duration PATIENCE = Duration.ofSeconds(45);

  /** An engine that is started anew beside other tests may take that long to compute its way up. */
  static final Duration ENGINE_PATIENCE = Duration.ofMinutes(4);

  /** Each asking costs the engine as much as it costs us: what takes long is asked for rarely. */
  private static final long ASK_NANOS_MIN = 100_000_000;

  private static final long ASK_NANOS_MAX = 400_000_000;
  private static final int ASKINGS = 4;

  /** Most calls ask no system, and the demo of them is a process more. */
  private static final String NO_SYSTEM =
      """
      systems:
        - {name: orders, address: "http://127.0.0.1:1"}
        - {name: network, address: "http://127.0.0.1:1"}
      """;

  /** Most callers press keys, and what hears them is a process more. */
  private static final String NO_SPEECH = "speech: {hear: false}\n";

  /** As the operator's file is shipped. */
  private static final String DEMO =
      """
      systems:
        - {name: orders, address: demo, methods: [GET, POST]}
        - {name: network, address: demo}
      """;

  private static final JsonMapper JSON = new JsonMapper();

  private final Path root = root();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path home;
  private final Path config;
  private final TestPorts ports = TestPorts.claim();
  private final Phones phones;
  private final HeadStart headStart;
  private final Script script;
  private JsonNode info;

  private Rig(
      String operatorFile,
      Consumer<Path> configFolder,
      boolean measured,
      Map<String, String> environment)
      throws IOException {
    home = Files.createTempDirectory("hl-");
    config = home.resolve("hatchline.yaml");
    boolean own = operatorFile.contains("systems:");
    boolean heard = measured || operatorFile.contains("speech:");
    Files.writeString(
        config,
        operatorFile.stripTrailing() + "\n" + (own ? "" : NO_SYSTEM) + (heard ? "" : NO_SPEECH));
    configFolder.accept(home);
    phones = new Phones(tools().resolve("phones"), Clock.systemUTC());
    headStart = new HeadStart(root, !measured);
    script = new Script(root.resolve("hatchline"), home, measured);
    script.environment().putAll(settings());
    script.environment().putAll(environment);
    headStart.give(state());
    up();
    headStart.keep(state());
  }

  /** An installation with the defaults of the operator's file. */
  static Rig up(String operatorFile) {
    return up(operatorFile, _ -> {});
  }

  /** The same, with more files in the folder of the operator's file. */
  static Rig up(String operatorFile, Consumer<Path> configFolder) {
    return up(operatorFile, configFolder, false, Map.of());
  }

  /** The same as {@link #up}, and what its engine runs through counts as covered. */
  static Rig upMeasured(String operatorFile) {
    return up(operatorFile, _ -> {}, true, Map.of());
  }

  /** What a newcomer has: the same as {@link #upMeasured}, and the demo of a back office. */
  static Rig upWithDemo(String operatorFile) {
    return up(operatorFile + "\n" + DEMO, _ -> {}, true, Map.of());
  }

  /** The same as {@link #up}; what is killed there comes back at once, however often. */
  static Rig upToBeKilled(String operatorFile, Consumer<Path> configFolder) {
    return up(operatorFile, configFolder, false, Map.of("HATCHLINE_RESTART_MAX_S", "0"));
  }

  /** The same as {@link #up}; a Prometheus that is put beside it looks every 2 s. */
  static Rig upWatched(String operatorFile, Consumer<Path> configFolder) {
    return up(operatorFile, configFolder, false, Map.of("HATCHLINE_SCRAPE_S", "2"));
  }

  private static Rig up(
      String operatorFile,
      Consumer<Path> configFolder,
      boolean measured,
      Map<String, String> environment) {
    try {
      return new Rig(operatorFile, configFolder, measured, environment);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** For an operator's file that names a MySQL server; {@code home} is the file's folder. */
  static void databasePassword(Path home, MySqlServer database) {
    secret(home, "database-password", database.password());
  }

  /** As the operator puts it there. */
  static void secret(Path home, String name, String value) {
    try {
      Path secrets = Files.createDirectories(home.resolve("state").resolve("secrets"));
      Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
      Path file = Files.writeString(secrets.resolve(name), value);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void up() throws IOException {
    String said;
    try (Turn _ = Turn.toStart()) {
      said = hatchline(Duration.ofMinutes(3), "up", "--detach");
    }
    try {
      info = JSON.readTree(Info.json(settings())); // what `info --json` prints, in its own words
    } catch (ConfigException fault) {
      throw new IllegalStateException(fault);
    }
    if (!info.has("pids")) {
      throw new IllegalStateException("expected to be up; " + said);
    }
    // Calls are taken before it is there; without it nobody is promised a call.
    await("the database", () -> quietly(() -> healthOf("database").equals("UP")));
  }

  /** Runs the command; its output, or a failure with it. */
  String hatchline(Duration limit, String... arguments) throws IOException {
    return script.run(limit, arguments);
  }

  /** What tells the script and the program which installation is meant. */
  private Map<String, String> settings() {
    return Map.of(
        "HATCHLINE_HOME", state().toString(),
        "HATCHLINE_CONFIG", config.toString(),
        "HATCHLINE_TOOLS", tools().toString(),
        "HATCHLINE_PORT_OFFSET", String.valueOf(ports.offset()));
  }

  /** Where the phones find the line. */
  SipAddress sip() {
    return new SipAddress("127.0.0.1", info.get("sip").get("port").asInt());
  }

  String uri(String number) {
    return "sip:%s@%s:%d".formatted(number, sip().host(), sip().port());
  }

  /** An agent's phone, registered, that says a steady tone and is recorded. */
  Phone agent(String extension, int hertz, Duration answerAfter) {
    return signIn(
        PhoneSpec.agent(extension, password(extension), sip())
            .saying(new Voice.Tone(hertz))
            .answeringAfter(answerAfter));
  }

  /** A phone of an agent that answers when it is told to. */
  Phone agent(String extension, int hertz) {
    return signIn(
        PhoneSpec.agent(extension, password(extension), sip()).saying(new Voice.Tone(hertz)));
  }

  Phone signIn(PhoneSpec spec) {
    Phone phone = phones.open(spec);
    phone.register();
    return phone;
  }

  String password(String extension) {
    return StreamSupport.stream(info.get("agents").spliterator(), false)
        .filter(agent -> agent.get("extension").asString().equals(extension))
        .findFirst()
        .orElseThrow()
        .get("password")
        .asString();
  }

  /** A caller who shows this number and says a steady tone. */
  Phone caller(String number, int hertz) {
    return phones.open(PhoneSpec.caller(number, sip()).saying(new Voice.Tone(hertz)));
  }

  /** The public network's phone of this number, which says a steady tone. */
  Phone customer(String number, int hertz) {
    return phones.open(customerSpec(number).saying(new Voice.Tone(hertz)));
  }

  PhoneSpec customerSpec(String number) {
    return PhoneSpec.carrier(trunk(), number);
  }

  Phones phones() {
    return phones;
  }

  /** The sound of a prompt of the flow, as the engine speaks it. */
  Sound prompt(String file) throws IOException {
    return Sound.read(home.resolve("state").resolve(file));
  }

  /** The same installation, as the program sees it. */
  Installation installation() {
    return new Installation(state(), tools().resolve("asterisk"), ports.offset());
  }

  /** Where Asterisk, phones and voices lie. */
  Path tools() {
    return root.resolve(".hatchline/tools");
  }

  Path state() {
    return home.resolve("state");
  }

  /** What {@code info --json} prints. */
  String info() {
    return info.toString();
  }

  long pid(String name) {
    try {
      String recorded = Files.readString(state().resolve("run").resolve(name + ".pid"));
      return Long.parseLong(recorded.substring(0, recorded.indexOf(' ')));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Sends a signal to one of our own processes. */
  void signal(String signal, long pid) throws IOException {
    try {
      new ProcessBuilder("kill", "-s", signal, String.valueOf(pid)).inheritIO().start().waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Asks the API. */
  JsonNode api(String path) {
    return api("GET", path);
  }

  JsonNode api(String method, String path) {
    return JSON.readTree(http().text(method, path, 200));
  }

  /** Asks the API for something new; the answer, which has to have this status. */
  JsonNode post(String path, String json, int status) {
    return JSON.readTree(http().post(path, json, status));
  }

  /** Fills in a form of a page, as anybody may; the page that follows. */
  String form(String path, String fields) {
    return http().form(path, fields);
  }

  /** The public network, all of its phones at once; {@code rung} hears of each call. */
  MeterCarrier carrier(Consumer<IncomingCall> rung) {
    return MeterCarrier.at(trunk(), sip(), rung);
  }

  private SipAddress trunk() {
    JsonNode trunk = info.get("trunk");
    return new SipAddress(trunk.get("host").asString(), trunk.get("port").asInt());
  }

  void delete(String path) {
    var _ = http().text("DELETE", path, 204);
  }

  /** What the page plays. */
  byte[] download(String path) {
    return http().bytes(path);
  }

  /** Whether calls can be taken, and why not, in the engine's own words. */
  JsonNode health() {
    return JSON.readTree(http().text("/actuator/health/readiness"));
  }

  /** The meters, as Prometheus reads them. */
  String metrics() {
    return http().text("/actuator/prometheus");
  }

  /** What the health says of this part: UP or DOWN. */
  String healthOf(String part) {
    return JSON.readTree(http().text("/actuator/health"))
        .get("components")
        .get(part)
        .get("status")
        .asString();
  }

  private RigHttp http() {
    return new RigHttp(client, info.get("http").asString(), info.get("api_key").asString());
  }

  /** The events of the call from this number, in order; empty before it arrived. */
  List<JsonNode> story(String number) {
    for (JsonNode call : api("/api/calls?limit=100")) {
      if (number.equals(call.path("caller").asString(""))) {
        List<JsonNode> events = new ArrayList<>();
        api("/api/calls/" + call.get("id").asString())
            .get("events")
            .forEach(entry -> events.add(entry.get("event")));
        return events;
      }
    }
    return List.of();
  }

  /** The events of the same call in the files of events, in order. */
  List<JsonNode> filed(List<JsonNode> story) {
    String call = story.getFirst().get("call").asString();
    List<JsonNode> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(state().resolve("events"))) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.contains(call)) {
            events.add(JSON.readTree(line));
          }
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return events;
  }

  static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.get("type").asString()).toList();
  }

  /** The first event of this type in the call from this number, as soon as it has happened. */
  JsonNode awaitEvent(String number, String type) {
    return awaitEvent(number, event -> event.get("type").asString().equals(type), type);
  }

  JsonNode awaitEvent(String number, Predicate<JsonNode> wanted, String what) {
    List<JsonNode> found = new ArrayList<>();
    await(
        what + " of " + number,
        () -> {
          found.clear();
          story(number).stream().filter(wanted).forEach(found::add);
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  /** The state of an agent, such as {@code Available}. */
  String agentState(String extension) {
    for (JsonNode agent : api("/api/agents")) {
      if (agent.get("extension").asString().equals(extension)) {
        return agent.get("state").asString();
      }
    }
    throw new IllegalStateException("no agent " + extension);
  }

  /** Why an agent is paused; empty if the agent is not. */
  String pauseReason(String extension) {
    for (JsonNode agent : api("/api/agents")) {
      if (agent.get("extension").asString().equals(extension)) {
        return agent.path("reason").asString("");
      }
    }
    throw new IllegalStateException("no agent " + extension);
  }

  void awaitAgent(String extension, String state) {
    try {
      await("agent " + extension + " " + state, () -> agentState(extension).equals(state));
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + ", found " + api("/api/agents"), late);
    }
  }

  /** An engine that the supervisor has started since, and that takes calls. */
  void awaitEngineOtherThan(long pid) {
    await(
        "another engine than " + pid,
        ENGINE_PATIENCE,
        () -> quietly(() -> pid("engine") != pid) && ready());
  }

  /** Whether the engine itself says that calls can be taken. */
  boolean ready() {
    return quietly(() -> api("/actuator/health/readiness").has("status"));
  }

  /** All calls are over, and their ends are stored. */
  void awaitNoCalls() {
    await("no calls", () -> api("/api/calls/live").get("calls").asInt() == 0);
  }

  /** Asks again and again until it is so; what is asked is another process, which tells nobody. */
  static void await(String what, BooleanSupplier so) {
    await(what, PATIENCE, so);
  }

  static void await(String what, Duration limit, BooleanSupplier so) {
    long begun = System.nanoTime();
    while (!so.getAsBoolean()) {
      long waited = System.nanoTime() - begun;
      if (waited > limit.toNanos()) {
        throw new AssertionError("expected within " + limit + ": " + what);
      }
      LockSupport.parkNanos(Math.clamp(waited / ASKINGS, ASK_NANOS_MIN, ASK_NANOS_MAX));
    }
  }

  /** Also when the engine is down for a moment. */
  static boolean quietly(BooleanSupplier so) {
    try {
      return so.getAsBoolean();
    } catch (UncheckedIOException | IllegalStateException _) {
      return false;
    }
  }

  @Override
  public void close() {
    phones.close();
    try {
      hatchline(Duration.ofMinutes(1), "down");
      ports.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("hatchline"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}

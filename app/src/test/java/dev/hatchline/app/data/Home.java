package dev.hatchline.app.data;

import dev.hatchline.call.CallId;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.StoredMessage;
import dev.hatchline.routing.store.Write;
import dev.hatchline.routing.store.bulk.RowSink;
import dev.hatchline.routing.store.bulk.TableSum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** An installation of a test, that nothing runs in. */
record Home(Path folder) {
  private static final int BEGIN_TRIES = 5;
  static final String NUMBER = "+12025550123";
  static final Instant AT = Instant.parse("2026-11-22T09:00:00.123456Z");

  /** With this operator's file, and nothing else. */
  static Home of(Path folder, String operator) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/own.yaml"), operator);
    return new Home(folder);
  }

  /** With this MySQL for the rows. */
  static Home withMySql(Path folder, MySqlServer server) throws Exception {
    Home home =
        Home.of(
            folder,
            "database:\n  mysql: {host: 127.0.0.1, port: %d, database: %s, user: %s}\n"
                .formatted(server.port(), server.database(), server.user()));
    home.write("home/secrets/database-password", server.password() + "\n");
    return home;
  }

  Map<String, String> environment() {
    return Map.of(
        "HATCHLINE_HOME", folder.resolve("home").toString(),
        "HATCHLINE_TOOLS", folder.toString(),
        "HATCHLINE_CONFIG", folder.resolve("config/own.yaml").toString());
  }

  Place place() {
    return Place.of(environment());
  }

  OperatorConfig config() throws Exception {
    return OperatorFile.read(place().operatorFile());
  }

  JdbcStore open() throws Exception {
    return Stores.open(config(), place());
  }

  /** As an engine does: H2's first file takes longer than a connection may, on a busy machine. */
  private static void begin(JdbcStore store) throws StoreFault {
    for (int tries = 1; ; tries++) {
      try {
        store.check();
        return;
      } catch (StoreFault away) {
        if (tries == BEGIN_TRIES) {
          throw away;
        }
      }
    }
  }

  /** Of a caller: a call with a message and its recording, an event in the file of the day. */
  CallId call(String caller) throws Exception {
    CallId call = new CallId(UUID.randomUUID());
    String file = "%d_1000_%s_%s.wav".formatted(AT.getEpochSecond(), caller, call);
    String event =
        ("{\"type\":\"Arrived\",\"call\":\"%s\",\"at\":\"%s\",\"firstRing\":"
                + "{\"at\":\"%s\",\"sequence\":7},\"line\":\"1000\",\"caller\":\"%s\"}")
            .formatted(call, AT, AT, caller);
    write("home/messages/" + file, "the voice of a caller");
    append("home/events/2026-11-22.jsonl", event + "\n");
    try (JdbcStore store = open()) {
      begin(store);
      List<Write> rows =
          List.of(
              new StoredEvent(call, 0, AT, "Arrived", event),
              new StoredMessage(
                  call, "1000", caller, null, AT, Duration.ofSeconds(9), file, false));
      store.write(rows);
    }
    return call;
  }

  /** Of one call. */
  void manyEvents(int count) throws Exception {
    CallId call = new CallId(UUID.randomUUID());
    try (JdbcStore store = open()) {
      begin(store);
      store.write(
          IntStream.range(0, count)
              .<Write>mapToObj(seq ->
                  new StoredEvent(call, seq, AT, "KeyPressed", "{\"say\":\"%d\"}".formatted(seq)))
              .toList());
    }
  }

  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void append(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    write(name, (Files.exists(file) ? Files.readString(file) : "") + text);
  }

  Manifest backup(Path file, boolean secrets) throws Exception {
    try (JdbcStore store = open()) {
      return new Backup(place(), () -> AT).make(file, sink -> read(store, sink), secrets);
    }
  }

  private static String read(JdbcStore store, RowSink sink) throws IOException, DataFault {
    try {
      return store.holdings().read(sink).schema();
    } catch (StoreFault fault) {
      throw new DataFault(String.valueOf(fault.getMessage()), fault);
    }
  }

  List<TableSum> sums() throws Exception {
    try (JdbcStore store = open()) {
      return store.holdings().sums();
    }
  }

  /** All files but those of the database, by name; what is being restored is not left out. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path file : Place.files(folder)) {
      if (!file.toString().endsWith(".db")) {
        files.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}

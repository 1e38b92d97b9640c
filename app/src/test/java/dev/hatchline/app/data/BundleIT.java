package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.commands.BundleCommand;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.Write;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is in a support archive, and what is not, though all of it stands in the logs. */
class BundleIT {
  private static final String OURS = "2026-11-28T14:05:03.120+01:00 INFO  [] d.h.app.Engine: ";
  private static final String ASTERISKS = "[2026-11-28 14:05:03.120] NOTICE[712]: res.c:12 f: ";

  private static final List<String> SECRETS =
      List.of("T0psecret/Webhook+key==", "orders~token_9+Zq/=", "c4rrier-pass");

  private static final List<String> PERSONS =
      List.of(
          "Ottilie Zwack",
          "Bartholomew Quist",
          "my heating is cold since Tuesday",
          "fourteen elm lane",
          "773410962");

  private static final List<String> NUMBERS =
      List.of(
          "+12025550123",
          "12025550123",
          "0012025550123",
          "(202) 555-0123",
          "202.555.0123",
          "202 555 0123",
          "+12025550177");

  @TempDir Path folder;

  private Home home() throws Exception {
    Home home =
        Home.of(
            folder.resolve("one"),
            """
            company: One # Ottilie Zwack, +12025550123
            hours: {zone: Europe/Berlin}
            agents: [{extension: "101", name: Ottilie Zwack}]
            priority: {callers: [{number: "+12025550177", credit: 5 min}]}
            keys: [{name: crm, role: integration}]
            webhooks: [{name: crm, url: "http://127.0.0.1:9/T0KENinPATH", secret: crm-webhook}]
            systems:
              - name: orders
                address: "http://127.0.0.1:9/pathsecret99"
                methods: [GET, POST]
                secret: orders-token
              - {name: network, address: demo}
            """);
    home.write("home/secrets/crm-webhook", SECRETS.get(0) + "\n");
    home.write("home/secrets/orders-token", SECRETS.get(1) + "\n");
    home.write("home/secrets/carrier-password", SECRETS.get(2) + "\n");
    home.call("+12025550123");
    said(home);
    return home;
  }

  /** Of a call that is over. */
  private static void said(Home home) throws Exception {
    CallId call = CallId.of("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11");
    Instant at = Instant.now().minusSeconds(600);
    List<CallEvent> events =
        List.of(
            new CallEvent.Gave(call, at, "account", "account", "773410962"),
            new CallEvent.Wanted(call, at, "my heating is cold since Tuesday"),
            new CallEvent.NoMatch(call, at, "street", "fourteen elm lane"));
    List<Write> rows = new ArrayList<>();
    rows.add(
        new StoredCall(
            call,
            "1000",
            "+12025550123",
            at,
            null,
            at,
            new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_FLOW),
            null,
            null,
            Duration.ZERO));
    for (CallEvent event : events) {
      String type = event.getClass().getSimpleName();
      rows.add(new StoredEvent(call, rows.size(), at, type, new EventJson().write(event)));
    }
    try (JdbcStore store = home.open()) {
      Stores.begin(store);
      store.write(rows);
    }
  }

  private static List<String> forms(String text) {
    List<String> forms = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    forms.add(text);
    forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
    forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
    forms.add(Base64.getEncoder().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    return forms;
  }

  /** As the second engine would write it where the log is JSON. */
  private static String json(String message) {
    return new JsonMapper()
            .writeValueAsString(
                Map.of(
                    "@timestamp",
                    "2026-11-28T14:05:03.120Z",
                    "log",
                    Map.of("level", "INFO", "logger", "d.h.app.Engine"),
                    "message",
                    message))
        + "\n";
  }

  /** Each of them, in each form, in each log. */
  private static void logged(Home home, List<String> all) throws Exception {
    StringBuilder ours = new StringBuilder(OURS + "the line is open\n");
    StringBuilder second = new StringBuilder(json("the line is open"));
    StringBuilder asterisks = new StringBuilder(ASTERISKS + "the line is open\n");
    for (String one : all) {
      for (String form : forms(one)) {
        ours.append(OURS).append("about ").append(form).append(", and more\n");
        asterisks.append(ASTERISKS).append(form).append(" is not there\n");
        ours.append(form).append('\n');
        second.append(json("about " + form + ", and \"" + form + "\""));
      }
    }
    home.write("home/log/engine.log", ours.toString());
    home.write("home/log/engine-b.log", second.toString());
    home.write("home/log/supervisor.out", ours.toString());
    home.write("home/asterisk/log/messages.log", asterisks.toString());
  }

  private Map<String, String> bundled(Path out) throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(out)) {
      for (Path file : found.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static List<String> secrets(Home home) throws Exception {
    List<String> secrets = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.folder().resolve("home/secrets"))) {
      for (Path file : files.toList()) {
        secrets.add(Files.readString(file).strip());
      }
    }
    return secrets;
  }

  private static void holdsNothing(Home home, Map<String, String> files) throws Exception {
    List<String> all = new ArrayList<>(secrets(home));
    all.addAll(PERSONS);
    all.addAll(NUMBERS);
    all.addAll(List.of("T0KENinPATH", "pathsecret99", "Zwack", "Quist", "2025550123"));
    files.forEach((name, text) -> {
      String lower = text.toLowerCase(Locale.ROOT);
      for (String one : all) {
        for (String form : forms(one)) {
          assertThat(lower)
              .as("%s holds %s", name, form)
              .doesNotContain(form.toLowerCase(Locale.ROOT));
        }
      }
    });
  }

  private static List<String> everything(Home home) throws Exception {
    List<String> all = new ArrayList<>(secrets(home));
    all.addAll(PERSONS);
    all.addAll(NUMBERS);
    return all;
  }

  @Test
  void ofARunningEngineThereIsAllThatHelpsAndNothingOfAPerson() throws Exception {
    Home home = home();
    Path out = Files.createDirectories(folder.resolve("out"));
    Path status = Files.writeString(folder.resolve("status"), "hatchline: calls can be taken\n");
    try (RunningEngine engine = RunningEngine.start(home)) {
      assertThat(
              engine
                  .send(
                      "POST",
                      "/api/callbacks",
                      "{\"number\":\"+12025550199\",\"name\":\"Bartholomew Quist\"}")
                  .statusCode())
          .isEqualTo(202);
      Files.createDirectories(home.folder().resolve("home/run"));
      home.write("home/run/engine.pid", engine.process().pid() + " 1\n");
      logged(home, everything(home));
      Commands.Said said = engine.command(BundleCommand.class, status.toString(), out.toString());
      assertThat(said).isEqualTo(new Commands.Said(0, ""));
    }
    Map<String, String> files = bundled(out);
    assertThat(files.keySet())
        .containsExactly(
            "about.txt",
            "asterisk-messages.log.txt",
            "health-engine.txt",
            "info.txt",
            "log-engine-b.log.txt",
            "log-engine.log.txt",
            "log-supervisor.out.txt",
            "meters-engine.txt",
            "operator-file.txt",
            "status.txt",
            "threads-engine.txt");
    assertThat(files.get("about.txt")).contains("java: 25", "processors: ", "events: 1 files");
    assertThat(files.get("status.txt")).contains("calls can be taken");
    assertThat(files.get("health-engine.txt")).contains("status: ", "components.");
    assertThat(files.get("meters-engine.txt")).contains("hatchline_calls_live", "jvm_memory");
    assertThat(files.get("threads-engine.txt")).contains("call-timer", "(java.base@");
    assertThat(files.get("operator-file.txt")).contains("hours.zone: Europe/Berlin");
    assertThat(files.get("log-engine.log.txt"))
        .contains(OURS + "the line is open", OURS + "about ");
    assertThat(files.get("log-engine-b.log.txt"))
        .contains("2026-11-28T14:05:03.120Z INFO  [] d.h.app.Engine: the line is open", ": about ");
    assertThat(files.get("asterisk-messages.log.txt")).contains(ASTERISKS + "the line is open");
    holdsNothing(home, files);
  }

  @Test
  void withoutAnEngineTheDatabaseIsAsked() throws Exception {
    Home home = home();
    logged(home, SECRETS.subList(0, 1));
    logged(home, List.of("Ottilie Zwack", "fourteen elm lane", "+12025550123", "773410962"));
    Map<String, String> files = offline(home);
    assertThat(files.get("log-engine.log.txt")).contains(OURS + "the line is open");
    assertThat(files).doesNotContainKeys("health-engine.txt", "meters-engine.txt");
    holdsNothing(home, files);
  }

  @Test
  void whereNamesCannotBeKnownOnlyTheBeginningsOfLinesAreShown() throws Exception {
    Home home = home();
    logged(home, everything(home));
    home.write("config/own.yaml", "company: [Ottilie Zwack\n");
    Map<String, String> files = offline(home);
    assertThat(files.get("log-engine.log.txt"))
        .startsWith(OURS + "(not shown)\n")
        .doesNotContain("the line is open");
    holdsNothing(home, files);
  }

  private Map<String, String> offline(Home home) throws Exception {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path status = Files.writeString(folder.resolve("status"), "hatchline: not running\n");
    Commands.Said said =
        Commands.run(BundleCommand.class, home.environment(), status.toString(), out.toString());
    assertThat(said.code()).as(said.out()).isZero();
    return bundled(out);
  }
}

package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.WriteBehind;
import dev.hatchline.routing.store.bulk.Traces;
import java.io.BufferedWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** One person in an installation that nothing runs in. */
class PersonsIT {
  private static final Persons.Memory NOBODY =
      new Persons.Memory() {
        @Override
        public boolean onTheLine(Traces traces) {
          return false;
        }

        @Override
        public void erase(Traces traces) {}
      };

  private static final String THEIRS = "home/events-b/2026-11-22.jsonl";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private Home home;
  private Traces traces;

  @BeforeEach
  void begin() throws Exception {
    home = Home.of(folder, "");
    traces = new Numbers(home.config()).traces("(202) 555-0123").orElseThrow();
  }

  private interface Told {
    void of(Persons persons) throws Exception;
  }

  private void with(Told told) throws Exception {
    try (JdbcStore store = home.open();
        WriteBehind writer =
            new WriteBehind(store, home.place().installation().journal(), () -> Home.AT)) {
      told.of(
          new Persons(
              new Persons.House(
                  home.place().installation(),
                  store.holdings(),
                  writer::settled,
                  work -> {
                    FutureTask<?> task = new FutureTask<>(work);
                    task.run();
                    return task;
                  },
                  NOBODY,
                  () -> Home.AT)));
    }
  }

  private List<String> exported(Persons persons) throws Exception {
    StringWriter out = new StringWriter();
    persons.export(traces, out);
    return out.toString().lines().toList();
  }

  @Test
  void everythingIsExportedAndItsEndIsTold() throws Exception {
    home.call(Home.NUMBER);
    home.call("+4930123456");
    with(persons ->
        assertThat(exported(persons))
            .hasSize(5)
            .noneMatch(line -> line.contains("+4930123456"))
            .anyMatch(
                line -> line.startsWith("{\"kind\":\"row\",\"table\":\"call_event\",\"row\":{"))
            .anyMatch(line -> line.startsWith("{\"kind\":\"row\",\"table\":\"message\",\"row\":{"))
            .anyMatch(line -> line.contains("\"event\":{\"type\":\"Arrived\""))
            .anyMatch(
                line -> line.contains("\"kind\":\"recording\"") && line.contains("\"wav\":\""))
            .endsWith("{\"kind\":\"end\",\"lines\":4}"));
  }

  @Test
  void whatWaitsInTheJournalIsErasedToo() throws Exception {
    home.write(
        "home/journal/000000000000000001.jsonl",
        """
        {"row":"StoredCall","call":"c0ffee00-1111-2222-3333-444455556666","line":"1000",\
        "caller":"%s","firstRing":"%s","answeredAt":null,"endedAt":"%s",\
        "end":{"party":"CALLER","reason":"SERVED"},"agent":"101","queue":"people","waited":1.5}
        """
            .formatted(Home.NUMBER, Home.AT, Home.AT));
    with(persons ->
        assertThat(persons.erase(traces, "a test"))
            .isEqualTo(new Persons.Erased.Done(Map.of("call_summary", 1))));
    assertNowhere();
  }

  @Test
  void nothingIsLeftInAnyFileNotEvenInThatOfTheDatabase() throws Exception {
    home.call(Home.NUMBER);
    home.call("+4930123456");
    home.write("home/log/engine.1.log", "call of +1 202 555 0123\n".repeat(90_000));
    home.write("home/asterisk/log/messages.log", "x".repeat((1 << 20) - 5) + Home.NUMBER + "!");
    with(persons ->
        assertThat(persons.erase(traces, "a test")).isInstanceOf(Persons.Erased.Done.class));
    assertNowhere();
    assertThat(home.files().get("home/log/engine.1.log"))
        .startsWith("call of xxxxxxxxxxxxxxx\n")
        .hasSize(90_000 * "call of +1 202 555 0123\n".length())
        .doesNotContain("555");
    assertThat(home.files().get("home/asterisk/log/messages.log")).endsWith("!");
    assertThat(home.files().get("home/events/2026-11-22.jsonl")).hasLineCount(2);
    with(persons -> {
      assertThat(exported(persons)).hasSize(1);
      assertThat(persons.erase(traces, "a test")).isEqualTo(new Persons.Erased.Done(Map.of()));
    });
  }

  private static String pressed(CallId call, char key) {
    return "{\"type\":\"KeyPressed\",\"call\":\"%s\",\"at\":\"%s\",\"key\":\"%c\"}"
        .formatted(call, Home.AT, key);
  }

  private static String gave(CallId call, String value) {
    return ("{\"type\":\"Gave\",\"call\":\"%s\",\"at\":\"%s\",\"node\":\"n\",\"name\":\"order\","
            + "\"value\":\"%s\"}")
        .formatted(call, Home.AT, value);
  }

  @Test
  void whatTheOtherEngineHasInItsFilesIsExportedAndErasedToo() throws Exception {
    CallId own = home.call(Home.NUMBER);
    CallId other = home.call("+4930123456");
    String torn = "{\"type\":\"Gave\",\"value\":\"00 1 202 555 0123";
    String before =
        String.join(
            "\n",
            pressed(own, '7'),
            pressed(other, '7'),
            gave(own, "ü"),
            gave(other, Home.NUMBER),
            torn);
    home.write(THEIRS, before);
    with(persons -> {
      assertThat(exported(persons))
          .filteredOn(line -> line.contains("\"file\":\"events-b/2026-11-22.jsonl\""))
          .hasSize(4)
          .allSatisfy(
              line -> assertThat(JSON.readTree(line).path("event").isMissingNode()).isFalse());
      assertThat(persons.erase(traces, "a test"))
          .isInstanceOfSatisfying(
              Persons.Erased.Done.class,
              done -> assertThat(done.changed()).containsEntry("events in files", 5));
      assertThat(exported(persons)).hasSize(1);
    });
    assertNowhere();
    assertThat(Files.readString(folder.resolve(THEIRS)).lines().map(String::stripTrailing))
        .containsExactly(
            pressed(own, '-'),
            pressed(other, '7'),
            gave(own, ""),
            gave(other, "xxxxxxxxxxxx"),
            torn.replace("00 1 202 555 0123", "x".repeat(17)));
  }

  @Test
  void anEngineThatAppendsMeanwhileLosesNothing() throws Exception {
    CallId own = home.call(Home.NUMBER);
    CallId other = home.call("+4930123456");
    home.write(THEIRS, gave(own, "40017") + "\n");
    try (BufferedWriter theirs =
        Files.newBufferedWriter(folder.resolve(THEIRS), StandardOpenOption.APPEND)) {
      with(persons ->
          assertThat(persons.erase(traces, "a test")).isInstanceOf(Persons.Erased.Done.class));
      theirs.write(pressed(other, '7') + "\n");
    }
    assertThat(Files.readString(folder.resolve(THEIRS)).lines().map(String::stripTrailing))
        .containsExactly(gave(own, ""), pressed(other, '7'));
  }

  @Test
  void anEventOfWordsThatWeDoNotKnowIsRatherGoneThanLeft() throws Exception {
    CallId own = home.call(Home.NUMBER);
    String looked =
        ("{\"type\":\"LookedUp\",\"call\":\"%s\",\"at\":\"%s\",\"node\":\"n\","
                + "\"outcome\":\"found\",\"who\":7}")
            .formatted(own, Home.AT);
    home.write(THEIRS, looked + "\n" + gave(own, "40017") + "\n");
    with(persons ->
        assertThat(persons.erase(traces, "a test")).isInstanceOf(Persons.Erased.Done.class));
    assertThat(Files.readString(folder.resolve(THEIRS)).lines().map(String::stripTrailing))
        .containsExactly("", gave(own, ""));
  }

  private void assertNowhere() throws Exception {
    for (Path file : Place.files(folder)) {
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
          .as("%s", file)
          .doesNotContain("2025550123");
      assertThat(file.toString()).doesNotContain("2025550123");
    }
  }

  @Test
  void aDatabaseThatIsAwayIsSaidAndNothingIsErased() throws Exception {
    home.call(Home.NUMBER);
    home.write("config/own.yaml", "database: {mysql: {host: 127.0.0.1, port: 9, user: nobody}}\n");
    home.write("home/secrets/database-password", "none\n");
    Map<String, String> before = home.files();
    try (JdbcStore store = home.open()) {
      Persons persons =
          new Persons(
              new Persons.House(
                  home.place().installation(),
                  store.holdings(),
                  () -> java.util.concurrent.CompletableFuture.completedFuture(null),
                  _ -> {
                    throw new AssertionError("no file is touched");
                  },
                  NOBODY,
                  () -> Home.AT));
      assertThat(persons.erase(traces, "a test"))
          .isInstanceOfSatisfying(
              Persons.Erased.Failed.class,
              failed -> assertThat(failed.why()).contains("127.0.0.1:9"));
    }
    assertThat(home.files()).isEqualTo(before);
  }
}

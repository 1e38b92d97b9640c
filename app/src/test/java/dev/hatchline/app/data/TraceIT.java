package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.commands.TraceCommand;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoredEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One call's story by the command: from an engine, the database, and the files of the days. */
class TraceIT {
  private static final String TWIN = "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11";
  private static final String OTHER_TWIN = "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b22";

  @TempDir Path folder;

  private Home home() throws Exception {
    return Home.of(folder.resolve("one"), "company: One\n");
  }

  private static Commands.Said offline(Home home, String beginning) throws Exception {
    return Commands.run(TraceCommand.class, home.environment(), beginning);
  }

  private static String beginning(CallId call) {
    return call.toString().substring(0, 8);
  }

  private static void tells(Commands.Said said, CallId call) {
    assertThat(said.code()).as(said.out()).isZero();
    assertThat(said.out())
        .startsWith("call " + call + "\nfirst ring 2026-11-22 09:00:00.123 +00:00\n")
        .contains("Rings on line 1000, from …123", "no end of it is known yet")
        .doesNotContain("2025550123");
  }

  @Test
  void aCallIsFoundByItsBeginningInTheDatabase() throws Exception {
    Home home = home();
    CallId call = home.call(Home.NUMBER);
    Files.delete(home.folder().resolve("home/events/2026-11-22.jsonl"));
    tells(offline(home, beginning(call)), call);
    tells(offline(home, call.toString().toUpperCase(Locale.ROOT)), call);
    try (RunningEngine engine = RunningEngine.start(home)) {
      tells(engine.command(TraceCommand.class, beginning(call)), call);
      assertThat(engine.command(TraceCommand.class, "ffff0000").out())
          .contains("hatchline: No call is remembered or kept whose id begins with ffff0000.");
    }
  }

  @Test
  void whatTheDatabaseHasNotIsInTheFilesOfTheDays() throws Exception {
    Home home = home();
    CallId call = home.call(Home.NUMBER);
    Files.delete(home.place().databaseFile());
    tells(offline(home, beginning(call)), call);
  }

  @Test
  void aBeginningOfSeveralCallsIsRefusedAndTheyAreNamed() throws Exception {
    Home home = home();
    try (JdbcStore store = home.open()) {
      Stores.begin(store);
      for (String twin : List.of(TWIN, OTHER_TWIN)) {
        store.write(List.of(new StoredEvent(CallId.of(twin), 0, Home.AT, "KeyPressed", "{}")));
      }
    }
    Commands.Said said = offline(home, "4be5a0a4");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("More than one call begins with 4be5a0a4", TWIN, OTHER_TWIN);
    assertThat(offline(home, "../x").out()).contains("Expected the id of a call");
    assertThat(offline(home, "4be").out()).contains("Expected the id of a call");
  }
}

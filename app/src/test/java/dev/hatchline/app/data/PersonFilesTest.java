package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.store.bulk.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the files of the days is changed when somebody is erased, and counted as such. */
class PersonFilesTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("+12025550123");
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
  private static final CallId CALL = new CallId(new UUID(0, 1));

  /** As it was written in another order, and before it was told for which queue. */
  private static final String BACK =
      "{\"call\":\"%s\",\"type\":\"CalledBack\",\"at\":\"%s\",\"callback\":\"c\"}"
          .formatted(CALL, AT);

  /** Of a version that tells what we do not know. */
  private static final String STRANGE =
      "{\"type\":\"JoinedLine\",\"call\":\"%s\",\"at\":\"%s\",\"queue\":\"people\",\"who\":\"Jo\"}"
          .formatted(CALL, AT);

  private final EventJson json = new EventJson();
  private final CallEvent arrived =
      new CallEvent.Arrived(CALL, AT, new FirstRing(AT, 1), "1000", NUMBER.e164());
  private final CallEvent joined = new CallEvent.JoinedLine(CALL, AT, "people");

  @TempDir private Path home;
  private Path day;
  private PersonFiles files;

  @BeforeEach
  void begin() throws Exception {
    Installation installation = new Installation(home, home, 0);
    Files.createDirectories(installation.events());
    day = installation.events().resolve("2026-11-22.jsonl");
    files = new PersonFiles(installation, new Traces(NUMBER, "2025550123"));
  }

  @Test
  void anEventInWhichNothingIsThePersonsStaysAsItWasWrittenAndDoesNotCount() throws Exception {
    String gave = json.write(new CallEvent.Gave(CALL, AT, "n", "order", "40017"));
    Files.write(day, List.of(json.write(arrived), BACK, json.write(joined), gave, STRANGE));
    assertThat(files.eraseEvents()).isEqualTo(3);
    assertThat(Files.readAllLines(day).stream().map(String::stripTrailing))
        .containsExactly(
            json.write(new CallEvent.Arrived(CALL, AT, new FirstRing(AT, 1), "1000", null)),
            BACK,
            json.write(joined),
            json.write(new CallEvent.Gave(CALL, AT, "n", "order", "")),
            json.write(joined));
    assertThat(files.eraseEvents()).isZero();
  }

  @Test
  void theSameIsSoForWhatTheDatabaseHas() {
    assertThat(files.nameless(BACK)).isEqualTo(BACK);
    assertThat(files.nameless(STRANGE)).isEqualTo(json.write(joined));
  }
}

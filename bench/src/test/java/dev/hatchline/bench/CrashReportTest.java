package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CrashReportTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final CrashRound ENGINE = new CrashRound(1, "engine", 5, 5, 3, 4, 5, List.of());
  private static final CrashRound ASTERISK =
      new CrashRound(2, "asterisk", 5, 4, 3, 4, 5, List.of("not available: [101]"));

  private static CrashResult result(List<String> twice) {
    return result("h2", twice);
  }

  private static CrashResult result(String store, List<String> twice) {
    return new CrashResult(
        store,
        "2 cores",
        "2026-11-26",
        7,
        List.of(ENGINE, ASTERISK),
        Map.of("connected", 8, "unknown", 1),
        10,
        List.of(),
        twice,
        List.of());
  }

  @Test
  void whatHappenedStandsInOneRowForEachStore() {
    assertThat(new CrashReport(List.of(result(List.of()))).table())
        .endsWith("| h2 | 2026-11-26, 7 | 2 | 1 / 1 / 0 | 9 | 8 | 0 | 1 | 10 | 0 | 0 | 0 |\n");
  }

  @Test
  void oneFaultIsEnough() {
    assertThat(result(List.of()).clean()).isTrue();
    assertThat(result(List.of("+12025551000: two legs at once")).clean()).isFalse();
  }

  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) throws Exception {
    CrashResult result = result(List.of("one"));
    assertThat(JSON.readValue(JSON.writeValueAsString(result), CrashResult.class))
        .isEqualTo(result);
    new CrashReport(List.of(result)).write(folder, JSON);
    assertThat(Files.readString(folder.resolve("crash.md"))).contains("2 cores", "2026-11-26, 7");
    assertThat(Files.readString(folder.resolve("crash.json"))).contains("callbacks_a_round");
  }

  @Test
  void aDrillOfOneStoreLeavesTheOthersAsTheyWere(@TempDir Path folder) throws Exception {
    new CrashReport(List.of(result("h2", List.of()), result("mysql", List.of())))
        .write(folder, JSON);
    new CrashReport(List.of(result("mysql", List.of("one")))).write(folder, JSON);
    new CrashReport(List.of(result("mysql-two", List.of()))).write(folder, JSON);
    assertThat(Files.readString(folder.resolve("crash.md")).lines())
        .filteredOn(line -> line.startsWith("| h2 ") || line.startsWith("| mysql"))
        .satisfiesExactly(
            h2 -> assertThat(h2).endsWith("| 0 | 0 | 0 |"),
            mysql -> assertThat(mysql).endsWith("| 0 | 1 | 0 |"),
            two -> assertThat(two).startsWith("| mysql-two |"));
  }

  @Test
  void theOperatorsFileNamesEveryAgent() {
    String file = CrashRounds.operatorFile("database: here\n");
    assertThat(file).contains(CrashDrill.AGENTS).endsWith("database: here\n");
  }

  @Test
  void aBusyCustomerRestsUntilTheNextAttempt() {
    String json = "{\"id\":\"a\",\"number\":\"+1\",\"state\":\"%s\",\"due\":\"%s\",\"attempts\":1}";
    Instant now = Instant.parse("2026-11-26T10:00:00Z");
    Promised waits = Promised.of(json.formatted("waiting", now.plusSeconds(9)));
    assertThat(waits.open()).isTrue();
    assertThat(waits.restsAt(now)).isTrue();
    assertThat(waits.restsAt(now.plusSeconds(8))).isFalse();
    assertThat(Promised.of(json.formatted("given-up", now)).open()).isFalse();
  }
}

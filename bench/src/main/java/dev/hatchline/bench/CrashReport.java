package dev.hatchline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The table of a drill, one row for each store. */
record CrashReport(List<CrashResult> results) {
  static final String HEAD =
      """
      # Crash rounds

      Written by `./hatchline drill crash`, which exits with 1 when something went wrong; all rounds
      are in [crash.json](crash.json).

      """;

  static final String TAIL =
      """

      Each round asks for 5 callbacks at once by the API, kills the engine with kill -9 within 2 s
      (of two engines either; in some rounds Asterisk, or both), waits until the supervisor has it up again, and then until
      every promise has ended; one that was busy may still wait for its next attempt. 6 agents, and a
      carrier whose customers answer within 1.5 s or are busy (one of ten), are
      [phones in one Java process](../phones.md#for-measuring).

      - **promised**: requests that were answered with an id. Those that the kill cut off are made
        again with the same key when the engine is back.
      - **lost**: promises that came to no end, or to one other than connected, given up after all
        attempts, or unknown, which is an incident for a person.
      - **twice**: a customer with two legs of ours at once, or dialled again after an answer, or more
        INVITEs than attempts. A key has no name at the carrier, so keys are counted by attempts.
      - **stuck**: agents who were not available at the end of a round.
      """;

  String table() {
    return results.stream()
        .map(CrashReport::row)
        .collect(
            Collectors.joining(
                "",
                "| store | rounds | engine / Asterisk / both killed | promised | connected | given up"
                    + " | unknown | INVITEs | lost | twice | stuck |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|---|\n",
                ""));
  }

  private static String row(CrashResult result) {
    Map<String, Integer> ends = result.outcomes();
    return "| %s | %d | %d / %d / %d | %d | %d | %d | %d | %d | %d | %d | %d |\n"
        .formatted(
            result.store(),
            result.rounds().size(),
            result.killed("engine"),
            result.killed("asterisk"),
            result.killed("both"),
            result.promised(),
            ends.getOrDefault("connected", 0),
            ends.getOrDefault("given-up", 0),
            ends.getOrDefault("unknown", 0),
            result.invites(),
            result.lost().size(),
            result.twice().size(),
            result.stuck().size());
  }

  /** Writes {@code crash.md} and {@code crash.json}. */
  void write(Path folder, JsonMapper json) throws IOException {
    Files.createDirectories(folder);
    CrashResult first = results.getFirst();
    Files.writeString(
        folder.resolve("crash.md"),
        HEAD
            + "Run on %s, %s, seed %d.\n\n".formatted(first.machine(), first.date(), first.seed())
            + table()
            + TAIL);
    Map<String, Object> all = new LinkedHashMap<>(CrashDrill.settings());
    all.put("stores", results);
    Files.writeString(folder.resolve("crash.json"), json.writeValueAsString(all) + "\n");
  }
}

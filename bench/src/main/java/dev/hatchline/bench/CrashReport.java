package dev.hatchline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The table of a drill, one row for each store: the last drill of each. */
record CrashReport(List<CrashResult> results) {
  /** What {@code crash.json} has of it. */
  private record Kept(List<CrashResult> stores) {}

  static final String HEAD =
      """
      # Crash rounds

      Written by `./hatchline drill crash`, which exits with 1 when something went wrong; all rounds
      are in [crash.json](crash.json).

      """;

  static final String TAIL =
      """

      Each round asks for 5 callbacks at once by the API, kills the engine with kill -9 within 2 s
      (in some rounds Asterisk, or both), waits until the supervisor has it up again, and then until
      every promise has ended; one that was busy may still wait for its next attempt. 6 agents, and a
      carrier whose customers answer within 1.5 s or are busy (one of ten), are
      [phones in one Java process](../phones.md#for-measuring).

      - **store**: `mysql-two` has two engines (`engines: 2`) on one MySQL: callbacks are asked for at
        each, and either is killed.
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
                "| store | date, seed | rounds | engine / Asterisk / both killed | promised |"
                    + " connected | given up | unknown | INVITEs | lost | twice | stuck |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|---|---|\n",
                ""));
  }

  private static String row(CrashResult result) {
    Map<String, Integer> ends = result.outcomes();
    return "| %s | %s, %d | %d | %d / %d / %d | %d | %d | %d | %d | %d | %d | %d | %d |\n"
        .formatted(
            result.store(),
            result.date(),
            result.seed(),
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

  /** With the stores of an earlier drill that this one has not tried. */
  private CrashReport with(Path before, JsonMapper json) throws IOException {
    if (!Files.exists(before)) {
      return this;
    }
    Map<String, CrashResult> all = new LinkedHashMap<>();
    json.readValue(Files.readString(before), Kept.class)
        .stores()
        .forEach(each -> all.put(each.store(), each));
    results.forEach(each -> all.put(each.store(), each));
    return new CrashReport(List.copyOf(all.values()));
  }

  /** Writes {@code crash.md} and {@code crash.json}; what they have of other stores stays. */
  void write(Path folder, JsonMapper json) throws IOException {
    Files.createDirectories(folder);
    CrashReport whole = with(folder.resolve("crash.json"), json);
    Files.writeString(
        folder.resolve("crash.md"),
        HEAD + "Run on %s.\n\n".formatted(results.getFirst().machine()) + whole.table() + TAIL);
    Map<String, Object> all = new LinkedHashMap<>(CrashDrill.settings());
    all.put("stores", whole.results());
    Files.writeString(folder.resolve("crash.json"), json.writeValueAsString(all) + "\n");
  }
}

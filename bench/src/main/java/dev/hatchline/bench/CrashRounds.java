package dev.hatchline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hatchline drill crash}. */
public final class CrashRounds {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CrashRounds() {}

  /**
   * {@code config FOLDER [MYSQL-PORT [ENGINES]]} writes the operator's file. {@code rounds HOME
   * STORE ROUNDS SEED RESULT.json}, with HATCHLINE_INFO set, makes the rounds. {@code report FOLDER
   * RESULT.json…} writes the table; exit code 1 when something went wrong in a round.
   */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "config" -> {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Files.writeString(
            folder.resolve("hatchline.yaml"),
            operatorFile(
                (arguments.length > 2 ? mysql(Integer.parseInt(arguments[2])) : "")
                    + (arguments.length > 3 ? "engines: " + arguments[3] + "\n" : "")));
      }
      case "rounds" -> {
        CrashResult result =
            run(
                System.getenv("HATCHLINE_INFO"),
                Path.of(arguments[1]),
                arguments[2],
                Integer.parseInt(arguments[3]),
                Long.parseLong(arguments[4]));
        Files.writeString(Path.of(arguments[5]), JSON.writeValueAsString(result));
      }
      case "report" -> {
        List<CrashResult> results = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
          results.add(JSON.readValue(Files.readString(Path.of(arguments[i])), CrashResult.class));
        }
        CrashReport report = new CrashReport(results);
        report.write(Path.of(arguments[1]), JSON);
        System.out.printf("%n%s", report.table());
        System.exit(results.stream().allMatch(CrashResult::clean) ? 0 : 1);
      }
      default -> throw new IllegalArgumentException("expected config, rounds or report");
    }
  }

  private static String mysql(int port) {
    return """
    database:
      mysql: {host: 127.0.0.1, port: %d, database: drill, user: drill}
    """
        .formatted(port);
  }

  /**
   * The installation that is killed.
   *
   * @param database the block of the operator's file; empty for H2
   */
  public static String operatorFile(String database) {
    String extensions =
        CrashDrill.AGENTS.stream().map(a -> '"' + a + '"').collect(Collectors.joining(", "));
    String agents =
        CrashDrill.AGENTS.stream()
            .map(a -> "  - {extension: \"%1$s\", name: Agent %1$s}\n".formatted(a))
            .collect(Collectors.joining());
    return """
    company: Crash Drill
    queues:
      - name: people
        agents: [%s]
        ring: 15 s
        wrap-up: 0 s
    callback:
      ring: 15 s
      again: [10 s]
      limits: {number-day: 5, address-hour: 10000, hour: 10000, day: 10000}
    agents:
    %s%s\
    """
        .formatted(extensions, agents, database);
  }

  /**
   * Makes the rounds; throws nothing for what went wrong with a callback.
   *
   * @param info what {@code ./hatchline info --json} prints
   * @param home the state folder
   */
  static CrashResult run(String info, Path home, String store, int rounds, long seed)
      throws IOException {
    try (CrashDrill drill = new CrashDrill(Installation.of(info), home, store, seed)) {
      return drill.run(rounds, CrashRounds::tell);
    }
  }

  /** The same for a test: what went wrong, nothing if nothing did. */
  public static List<String> faults(String info, Path home, String store, int rounds, long seed)
      throws IOException {
    CrashResult result = run(info, home, store, rounds, seed);
    List<String> faults = new ArrayList<>();
    faults.addAll(result.lost());
    faults.addAll(result.twice());
    faults.addAll(result.stuck());
    if (!result.outcomes().containsKey("connected")) {
      faults.add("expected somebody to be connected, found " + result.outcomes());
    }
    return faults;
  }

  private static void tell(CrashRound round) {
    System.out.printf(
        "· round %d: %s killed after %d ms, back after %d ms, settled after %d ms, %d promised%s%n",
        round.number(),
        round.killed(),
        round.killedAfterMs(),
        round.backAfterMs(),
        round.settledAfterMs(),
        round.promised(),
        round.faults().isEmpty() ? "" : " " + round.faults());
  }
}

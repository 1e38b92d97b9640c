package dev.hatchline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hatchline bench routing}: how long a decision takes, by how many are in line. */
public final class RoutingBench {
  private static final List<Integer> IN_LINE = List.of(1_000, 10_000, 50_000, 100_000);
  private static final int WARM = 30_000;
  private static final int STEPS = 100_000;
  private static final int QUICK = 10;
  private static final double P99_MAX_MS = 1;

  /** A line of this many is what growth is held against. */
  private static final int FEW = IN_LINE.getFirst();

  private RoutingBench() {}

  /**
   * One size of the line; times in ms.
   *
   * @param p50 of decisions, as {@code p99} and {@code longest}
   * @param joined the p99 of joining
   * @param tree the p50 of the bare tree
   */
  private record Row(
      int inLine, double p50, double p99, double longest, double joined, double tree) {
    /** How many times as long as with few. */
    double growth(Row few) {
      return p50 / few.p50;
    }

    double treeGrowth(Row few) {
      return tree / few.tree;
    }

    double logarithm() {
      return Math.log(inLine) / Math.log(FEW);
    }

    boolean met(Row few) {
      return p99 <= P99_MAX_MS && joined <= P99_MAX_MS && growth(few) <= treeGrowth(few);
    }
  }

  /**
   * {@code RoutingBench OUT [--quick] [--mysql PORT]}; exit code 1 when a target is missed. Without
   * a port claims are measured in H2 alone.
   */
  public static void main(String[] arguments) throws IOException {
    List<String> options = List.of(arguments);
    int share = options.contains("--quick") ? QUICK : 1;
    int port = options.indexOf("--mysql") + 1;
    List<Row> rows = new ArrayList<>();
    for (int inLine : IN_LINE) {
      Row row = measure(inLine, share);
      System.out.println("· " + text(row, rows.isEmpty() ? row : rows.getFirst()));
      rows.add(row);
    }
    List<ClaimBench.Row> claims =
        ClaimRows.measure(
            IN_LINE,
            share,
            port == 0 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(options.get(port))));
    boolean met =
        rows.stream().allMatch(row -> row.met(rows.getFirst()))
            && claims.stream().allMatch(ClaimBench.Row::met);
    write(Path.of(arguments[0]), rows, claims, met);
    System.exit(met ? 0 : 1);
  }

  private static Row measure(int inLine, int share) {
    RoutingCrowd crowd = new RoutingCrowd(inLine, inLine);
    for (int i = 0; i < WARM / share; i++) {
      var _ = crowd.step();
    }
    List<Double> freed = new ArrayList<>();
    List<Double> joined = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    BareTree tree = new BareTree(crowd.waiting());
    for (int i = 0; i < STEPS / share; i++) {
      RoutingCrowd.Took took = crowd.step();
      freed.add(took.freed() / 1e6);
      joined.add(took.joined() / 1e6);
      bare.add(tree.step(took.given().entry(), took.next()) / 1e6);
    }
    if (Math.abs(crowd.inLine() - inLine) > inLine / 10) {
      throw new IllegalStateException(
          "expected about " + inLine + " in line, found " + crowd.inLine());
    }
    Sample sample = new Sample(freed);
    return new Row(
        inLine,
        sample.median(),
        sample.quantile(0.99),
        sample.quantile(1),
        new Sample(joined).quantile(0.99),
        new Sample(bare).median());
  }

  private static String text(Row row, Row few) {
    return String.format(
        Locale.ROOT,
        "%,d in line: p50 %.4f ms, p99 %.4f ms, longest %.2f ms, joining p99 %.4f ms; "
            + "p50 × %.2f, bare tree × %.2f, log × %.2f",
        row.inLine,
        row.p50,
        row.p99,
        row.longest,
        row.joined,
        row.growth(few),
        row.treeGrowth(few),
        row.logarithm());
  }

  private static void write(Path folder, List<Row> rows, List<ClaimBench.Row> claims, boolean met)
      throws IOException {
    Files.createDirectories(folder);
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    Files.writeString(
        folder.resolve("routing.md"),
        """
        # Decisions of the routing

        Written by `./hatchline bench routing`, which exits with 1 when a p99 is above %s ms, or the
        p50 grows by more than that of a bare red-black tree; all values are in
        [routing.json](routing.json).

        Measured on %s, %s.

        %s
        How it is measured: %,d agents who all talk, each with five of %d skills; callers in line for
        as many queues, each of which asks for one skill, at first at a high level and after ten
        minutes at any; one in ten has two minutes of credit, and one in ten waits for one agent. A
        decision is what the routing does when an agent is done with a call: ends what has lasted too
        long, widens what has waited long enough, finds the next caller and reserves the agent. After
        each one another caller joins.

        The bare tree is one `java.util.TreeSet` of the same callers, from which by turns with the
        decisions the same caller is taken and to which the same next one is added: steps that are
        logarithmic by their kind, on the same memory at the same time. Beside it stands the logarithm
        itself, which knows no memory that is the slower the more of it is used.

        ## Where two engines share the line

        The decision and its claim in the database, and by turns the bare claiming transaction for the
        same agent and caller: two conditional updates and a commit, on a connection of its own that
        keeps them prepared, as the engine's does, and on the same thread. The claim writes besides
        whose the caller is and what the other engines read, and looks for a caller of an earlier place
        whom the other engine has written of since the last look. Each engine has every second caller;
        one engine decides and asks, one decision at a time, and looks after every %d. %d rounds of
        at least %d decisions each after a warming of %d s; each value is the median of the rounds, and
        so are the ratios. The p99 may be three times that of the bare transaction, and the rate half of
        it at least.

        %s\
        """
            .formatted(
                P99_MAX_MS,
                Machine.name(),
                date,
                table(rows),
                RoutingCrowd.AGENTS,
                RoutingCrowd.SKILLS,
                ClaimBench.LOOK_EVERY,
                ClaimBench.ROUNDS,
                ClaimBench.MEASURED.steps(),
                ClaimBench.WARM.time().toSeconds(),
                ClaimRows.table(claims)));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", Machine.name());
    all.put("date", date);
    all.put("met", met);
    all.put("rows", rows);
    all.put("claims", claims);
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(folder.resolve("routing.json"), mapper.writeValueAsString(all) + "\n");
  }

  private static String table(List<Row> rows) {
    StringBuilder table =
        new StringBuilder("| in line | p50 | p99 | longest | joining, p99 | p50, times that of ");
    table.append(
        String.format(Locale.ROOT, "%,d | bare tree, so often | logarithm, so often |%n", FEW));
    table.append("|---|---|---|---|---|---|---|---|\n");
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %.4f ms | %.4f ms | %.2f ms | %.4f ms | %.2f | %.2f | %.2f |%n",
              row.inLine,
              row.p50,
              row.p99,
              row.longest,
              row.joined,
              row.growth(rows.getFirst()),
              row.treeGrowth(rows.getFirst()),
              row.logarithm()));
    }
    return table.toString();
  }
}

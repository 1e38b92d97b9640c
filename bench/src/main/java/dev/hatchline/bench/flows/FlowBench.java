package dev.hatchline.bench.flows;

import dev.hatchline.bench.Machine;
import dev.hatchline.bench.Sample;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hatchline bench flow}: how fast flows are walked through, checked and published. */
public final class FlowBench {
  private static final double STEPS_MIN = 1_000_000;
  private static final int CHECKED = 500;
  private static final double CHECK_MAX_MS = 1_000;
  private static final int COLD = 50;
  private static final double COLD_MAX_MS = 1_500;
  private static final List<Integer> SIZES = List.of(50, CHECKED, 1_500);
  private static final double WORST_MAX_MS = 1_000;
  private static final double LIVE_MAX_MS = 2_000;
  private static final int QUICK = 5;

  private FlowBench() {}

  /** {@code FlowBench OUT [--quick]}; exit code 1 when a target is missed. */
  public static void main(String[] arguments)
      throws IOException, FlowException, InterruptedException {
    int share = List.of(arguments).contains("--quick") ? QUICK : 1;
    FlowSteps.Measured steps =
        FlowSteps.measure(
            new FlowReader(Map.of("company", "Example Company")).read("steps.yaml", text()), share);
    System.out.println("· " + text(steps));
    List<FlowChecks.Row> rows = new ArrayList<>();
    for (int nodes : SIZES) {
      FlowChecks.Row row = FlowChecks.measure(nodes, share);
      System.out.printf(
          Locale.ROOT,
          "· check of %,d nodes: p50 %.1f ms, p99 %.1f ms%n",
          nodes,
          row.ours().median(),
          row.ours().quantile(0.99));
      rows.add(row);
    }
    List<ColdShell.Row> cold = ColdShell.measure(COLD, share);
    cold.forEach(row -> System.out.println("· " + text(row)));
    WorstFile.Row worst = WorstFile.measure(share);
    System.out.println("· " + text(worst));
    List<SavedFlow.Row> saved = SavedFlow.measure(COLD, share);
    saved.forEach(row -> System.out.println("· " + text(row)));
    boolean met =
        rate(steps) >= STEPS_MIN
            && rows.stream().allMatch(FlowBench::met)
            && cold.stream().allMatch(FlowBench::met)
            && met(worst)
            && saved.stream().allMatch(FlowBench::met);
    write(Path.of(arguments[0]), new Found(steps, rows, cold, worst, saved, met));
    System.exit(met ? 0 : 1);
  }

  /** All that was measured. */
  private record Found(
      FlowSteps.Measured steps,
      List<FlowChecks.Row> checks,
      List<ColdShell.Row> cold,
      WorstFile.Row worst,
      List<SavedFlow.Row> saved,
      boolean met) {}

  private static boolean met(SavedFlow.Row row) {
    return row.heard().quantile(1) <= LIVE_MAX_MS;
  }

  private static String text(SavedFlow.Row row) {
    return String.format(
        Locale.ROOT,
        "from the save to the next call, %s: p50 %,.0f ms, most %,.0f ms of %d saves",
        row.what(),
        row.heard().median(),
        row.heard().quantile(1),
        row.heard().sorted().size());
  }

  private static boolean met(ColdShell.Row row) {
    return row.ours().median() <= COLD_MAX_MS;
  }

  private static String text(ColdShell.Row row) {
    return String.format(
        Locale.ROOT,
        "check of %d nodes from a cold shell, %s: p50 %,.0f ms of %d runs, %.1f times `java -version`",
        row.nodes(),
        row.what(),
        row.ours().median(),
        row.ours().sorted().size(),
        row.ratio());
  }

  private static boolean met(WorstFile.Row row) {
    return row.ours().median() <= WORST_MAX_MS;
  }

  private static String text(WorstFile.Row row) {
    return String.format(
        Locale.ROOT,
        "the worst of %d hostile files, %s: p50 %,.0f ms of %d runs, %.1f times `java -version`",
        row.files(),
        row.name(),
        row.ours().median(),
        row.ours().sorted().size(),
        row.ratio());
  }

  private static boolean met(FlowChecks.Row row) {
    return row.nodes() > CHECKED || row.ours().quantile(0.99) <= CHECK_MAX_MS;
  }

  private static double rate(FlowSteps.Measured steps) {
    return new Sample(steps.steps()).median();
  }

  private static String text(FlowSteps.Measured steps) {
    Sample sample = new Sample(steps.steps());
    return String.format(
        Locale.ROOT,
        "%,.0f nodes a second (least %,.0f, most %,.0f), in calls of %d nodes",
        sample.median(),
        sample.quantile(0.01),
        sample.quantile(1),
        steps.nodes());
  }

  private static String text() throws IOException {
    try (InputStream in = Machine.class.getResourceAsStream("steps.yaml")) {
      if (in == null) {
        throw new IllegalStateException("expected steps.yaml in this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(Path folder, Found found) throws IOException {
    Files.createDirectories(folder);
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    Files.writeString(
        folder.resolve("flow.md"),
        """
        # Flows walked through and checked

        Written by `./hatchline bench flow`, which exits with 1 when fewer than %,.0f nodes are walked
        through in a second, the check of %d nodes takes more than %,.0f ms at its p99, or that of %d
        nodes from a cold shell more than %,.0f ms at its median, that of the worst file made to harm more than
        %,.0f ms, or when a file that is saved is not heard by the next call within %,.0f ms; all values are in
        [flow.json](flow.json).

        Measured on %s, %s.

        ## Walking

        On one thread: %s. To reach: %,.0f.

        A call sets values, branches by conditions, hears prompts with values in them, chooses, types
        an order and an account that is read back, and looks the order up; each call has an
        interpreter of its own. The caller has heard everything at once and has each key ready, and
        the systems have answered before they are asked: what is measured is the flow alone. The
        median of five rounds, after a warming of six seconds.

        ## Checking

        %s
        From the text to the flow and its certificate, or all its faults, again and again in one process. Of ten nodes one
        is a menu, one an ask, one a lookup, two are branches of one to three conditions, one computes
        two values, and no two conditions are the same. Beside it stands what the YAML library alone
        takes for the same text, in the same run, by turns.

        ## From a cold shell

        %s
        `./hatchline flow check FILE`, from the shell to the end of its process: the script, which looks
        whether the program is of the present sources, a Java that starts out of its cache, the voice,
        the flow and its certificate. The first time the voice has to speak what may be too long; then its
        seconds are known, until its words are others: a short prompt is never spoken, a long one is anew.
        Beside it stands the same Java that says its version and ends, by turns: a busy machine slows both.

        ## Files made to harm

        %s
        Of %d files, each made to take as much time or memory as it can, the one that keeps a designer longest from
        its faults: nested, doubled by aliases, of ten megabytes, full of conditions, of no language at all. All are
        read and proved by a Java that starts as `flow check` does, with 64 MB, and has read one flow before.

        ## From the save to the next call

        %s
        The file of %d nodes is saved as an editor does, at any moment between two looks of the watch, and the time
        ends when a call that begins takes the new version. A process of its own publishes it as the engine does:
        it reads and proves it, speaks it by the line's own voice, and keeps it. "The watch" is how long the file lies there before it is read: it
        is looked at four times a second, and has to stand still from one look to the next.
        """
            .formatted(
                STEPS_MIN,
                CHECKED,
                CHECK_MAX_MS,
                COLD,
                COLD_MAX_MS,
                WORST_MAX_MS,
                LIVE_MAX_MS,
                Machine.name(),
                date,
                text(found.steps()),
                STEPS_MIN,
                table(found.checks()),
                cold(found.cold()),
                table(found.worst()),
                found.worst().files(),
                saved(found.saved()),
                COLD));
    Map<String, Object> all = json(found, date);
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(folder.resolve("flow.json"), mapper.writeValueAsString(all) + "\n");
  }

  private static Map<String, Object> json(Found found, String date) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", Machine.name());
    all.put("date", date);
    all.put("met", found.met());
    all.put("steps", found.steps());
    all.put("checks", found.checks());
    all.put("cold", found.cold());
    all.put("worst", found.worst());
    all.put("saved", found.saved());
    return all;
  }

  private static String saved(List<SavedFlow.Row> rows) {
    StringBuilder table =
        new StringBuilder(
            "| | p50 | most | the watch, p50 | most | to reach | |\n|---|---|---|---|---|---|---|\n");
    for (SavedFlow.Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f ms | %,.0f ms | %,.0f ms | %,.0f ms | most ≤ %,.0f ms | %s |%n",
              row.what(),
              row.heard().median(),
              row.heard().quantile(1),
              row.read().median(),
              row.read().quantile(1),
              LIVE_MAX_MS,
              met(row) ? "met" : "**missed**"));
    }
    return table.toString();
  }

  private static String cold(List<ColdShell.Row> rows) {
    return besideJava("a check of " + COLD + " nodes")
        + rows.stream()
            .map(row -> besideJava(row.what(), row.ours(), row.java(), COLD_MAX_MS))
            .collect(Collectors.joining());
  }

  private static String table(WorstFile.Row row) {
    return besideJava("")
        + besideJava("`%s`".formatted(row.name()), row.ours(), row.java(), WORST_MAX_MS);
  }

  private static String besideJava(String what) {
    return "| %s | p50 | least | most | `java -version`, p50 | ratio | to reach | |%n|---|---|---|---|---|---|---|---|%n"
        .formatted(what);
  }

  private static String besideJava(String what, Sample ours, Sample java, double most) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f ms | %,.0f ms | %,.0f ms | %,.0f ms | %.1f | ≤ %,.0f ms | %s |%n",
        what,
        ours.median(),
        ours.quantile(0.01),
        ours.quantile(1),
        java.median(),
        ours.median() / java.median(),
        most,
        ours.median() <= most ? "met" : "**missed**");
  }

  private static String table(List<FlowChecks.Row> rows) {
    StringBuilder table =
        new StringBuilder(
            "| nodes | p50 | p99 | YAML alone, p50 | to reach | |\n|---|---|---|---|---|---|\n");
    for (FlowChecks.Row row : rows) {
      boolean wanted = row.nodes() <= CHECKED;
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %.1f ms | %.1f ms | %.1f ms | %s | %s |%n",
              row.nodes(),
              row.ours().median(),
              row.ours().quantile(0.99),
              row.yaml().median(),
              wanted ? String.format(Locale.ROOT, "≤ %,.0f ms", CHECK_MAX_MS) : "",
              wanted ? met(row) ? "met" : "**missed**" : ""));
    }
    return table.toString();
  }
}

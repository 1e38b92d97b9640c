package dev.hatchline.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one run found.
 *
 * @param text what stands around the table
 * @param machine processor and cores
 * @param date of the run
 * @param details everything measured, for the JSON
 */
record BenchReport(
    BenchText text,
    String machine,
    String date,
    List<Target> targets,
    Map<String, Object> details) {

  boolean met() {
    return targets.stream().allMatch(Target::met);
  }

  void print() {
    System.out.printf("%n%s, %s%n%n%s", machine, date, table());
  }

  /** The table, in Markdown. */
  String table() {
    return targets.stream()
        .map(BenchReport::row)
        .collect(
            Collectors.joining(
                "",
                "| measure | hatchline | bare Asterisk | ratio | to reach | |\n"
                    + "|---|---|---|---|---|---|\n",
                ""));
  }

  private static String row(Target target) {
    String met = target.wanted() ? "met" : "";
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            target.what(),
            measured(target, target.ours()),
            measured(target, target.bare()),
            number(2, target.ours() / target.bare()),
            target.wanted() ? (target.atMost() ? "≤ " : "≥ ") + value(target, target.limit()) : "",
            target.met() ? met : "**missed**");
  }

  private static String measured(Target target, double value) {
    boolean ended = target.tried() > 0 && value >= target.tried();
    return value(target, value) + (ended ? " (the most tried)" : "");
  }

  private static String value(Target target, double value) {
    int digits =
        switch (target.unit()) {
          case "cores" -> 3;
          case "ms" -> 1;
          default -> 0;
        };
    String text = number(digits, value);
    return Double.isFinite(value) ? (text + " " + target.unit()).strip() : text;
  }

  private static String number(int digits, double value) {
    if (!Double.isFinite(value)) {
      return "not measured";
    }
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  /** Writes the table between its fixed text, and beside it all values in JSON. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(text.name() + ".md"),
        text.head() + "Measured on %s, %s.\n\n".formatted(machine, date) + table() + text.tail());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("date", date);
    all.put("met", met());
    all.put("targets", targets);
    all.putAll(details);
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(folder.resolve(text.name() + ".json"), mapper.writeValueAsString(all) + "\n");
  }
}

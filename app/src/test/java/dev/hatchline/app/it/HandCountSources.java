package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.app.it.Edge.Span;
import dev.hatchline.app.monitor.Monitoring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an installation says of a day: its meters, its report as CSV, and its score. */
final class HandCountSources {
  /** The report has thousandths of a second, and ten thousandths of a share. */
  private static final Offset<Double> BY = within(0.0011);

  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!=|=)\"([^\"]*)\"");

  /** Of a query: all that a counter was raised by in a day. */
  private static final Pattern TERM =
      Pattern.compile("sum( by \\(queue\\) )?\\(increase\\((\\w+)(?:\\{([^}]*)})?\\[1d]\\)\\)");

  private static final JsonMapper JSON = new JsonMapper();

  private final Rig rig;
  private final LocalDate day;
  private final ZoneId zone;
  private final Map<String, String> report = new HashMap<>();
  private String metrics = "";

  private HandCountSources(Rig rig, LocalDate day, ZoneId zone) {
    this.rig = rig;
    this.day = day;
    this.zone = zone;
  }

  /** Once all that is told is written: so many calls, contacts and kept promises, and nobody in. */
  static HandCountSources of(Rig rig, ZoneId zone, int calls, int promises) throws IOException {
    HandCountSources sources = new HandCountSources(rig, LocalDate.now(zone), zone);
    Rig.await("all of it in the database", () -> sources.written(calls, promises));
    Path folder = Files.createTempDirectory(rig.state().getParent(), "report-");
    rig.hatchline(Rig.ENGINE_PATIENCE, "report", "--day", "today", "--out", folder.toString());
    List<String> lines = Files.readAllLines(folder.resolve("hatchline-" + sources.day + ".csv"));
    for (String line : lines) {
      int at = line.lastIndexOf(',');
      int unit = line.lastIndexOf(',', at - 1);
      sources.report.put(line.substring(0, unit), line.substring(at + 1));
    }
    sources.metrics = rig.metrics(); // once, as what goes on counts already
    return sources;
  }

  private boolean written(int calls, int promises) {
    Map<String, String> agents = new HashMap<>();
    history("moves")
        .forEach(move -> agents.put(move.get("agent").toString(), move.get("state").asString()));
    return history("calls").size() == calls
        && history("contacts").size() == calls
        && history("callbacks").stream().filter(each -> each.hasNonNull("after")).count()
            == promises
        && agents.values().stream().allMatch("SignedOut"::equals);
  }

  private List<JsonNode> history(String kind) {
    String asked =
        "/api/history/%s?from=%s&to=%s"
            .formatted(
                kind,
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    List<JsonNode> all = new ArrayList<>();
    new String(rig.download(asked), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> all.add(JSON.readTree(line)));
    all.removeLast(); // how many there are
    return all;
  }

  /** A line of what Prometheus reads. */
  private record Sample(String name, Map<String, String> labels, double value) {
    /** That the label has this value, or by {@code =~} and {@code !=} as in a query. */
    boolean fits(String label, String operator, String value) {
      String found = labels.getOrDefault(label, "");
      return switch (operator) {
        case "=" -> found.equals(value);
        case "!=" -> !found.equals(value);
        case "=~" -> found.matches(value);
        default -> throw new IllegalStateException("unexpected " + operator);
      };
    }
  }

  private Stream<Sample> samples(String name) {
    return metrics
        .lines()
        .flatMap(line -> {
          Matcher sample = SAMPLE.matcher(line);
          return sample.matches() && sample.group(1).equals(name)
              ? Stream.of(
                  new Sample(name, labels(sample.group(2)), Double.parseDouble(sample.group(3))))
              : Stream.empty();
        });
  }

  private static Map<String, String> labels(@Nullable String all) {
    return all == null
        ? Map.of()
        : LABEL
            .matcher(all)
            .results()
            .collect(Collectors.toMap(each -> each.group(1), each -> each.group(3)));
  }

  /** The sum of the samples of this name with these labels; 0 if there is none. */
  double meter(String name, String... labels) {
    Stream<Sample> samples = samples(name);
    for (int i = 0; i < labels.length; i += 2) {
      String label = labels[i];
      String value = labels[i + 1];
      samples = samples.filter(sample -> sample.fits(label, "=", value));
    }
    return samples.mapToDouble(Sample::value).sum();
  }

  /**
   * What the PromQL of {@code docs/metrics.md} for this measure comes to, over all that there was;
   * of this queue, if it asks by queue.
   */
  double documented(String measure, String queue) {
    String row =
        Monitoring.text(Path.of("..", "docs", "metrics.md"))
            .lines()
            .filter(line -> line.startsWith("| " + measure + " | `"))
            .findFirst()
            .orElseThrow();
    List<Double> terms =
        TERM.matcher(row.replace("\\|", "|"))
            .results()
            .map(term -> term(term.group(2), term.group(3), term.group(1) == null ? "" : queue))
            .toList();
    assertThat(terms).as(row).hasSize(2);
    return terms.getFirst() / terms.getLast();
  }

  private double term(String name, @Nullable String conditions, String queue) {
    Stream<Sample> samples =
        samples(name).filter(each -> queue.isEmpty() || each.fits("queue", "=", queue));
    if (conditions != null) {
      for (MatchResult each : LABEL.matcher(conditions).results().toList()) {
        samples =
            samples.filter(sample -> sample.fits(each.group(1), each.group(2), each.group(3)));
      }
    }
    return samples.mapToDouble(Sample::value).sum();
  }

  /**
   * A figure of the report, as it stands there.
   *
   * @param row the table and the keys of the row, such as {@code queues,1000,people,,,,,,}
   */
  String report(String row, String measure) {
    String value = report.get(row + "," + measure);
    assertThat(value).as(row + " " + measure).isNotNull();
    return value;
  }

  /** Of how many how many, such as {@code 3 of 4}. */
  String score(String finding) {
    for (JsonNode point :
        rig.api("/api/score?from=%s&to=%s".formatted(day, day)).get("score").get("points")) {
      for (JsonNode each : point.get("findings")) {
        if (each.get("id").asString().equals(finding)) {
          return each.get("part").asLong() + " of " + each.get("whole").asLong();
        }
      }
    }
    throw new IllegalStateException("no finding " + finding);
  }

  /** Both say this number. */
  void count(int expected, double meter, String row, String measure) {
    assertThat(meter).as("the meter of " + measure).isEqualTo(expected);
    assertThat(report(row, measure)).as(row).isEqualTo(String.valueOf(expected));
  }

  /** Both say this share. */
  void share(String expected, double meter, String row, String measure) {
    assertThat(meter).as("the meters of " + measure).isCloseTo(Double.parseDouble(expected), BY);
    assertThat(report(row, measure)).as(row).isEqualTo(expected);
  }

  /** Both say the same time, and the phones saw that it may be so. */
  void time(Span seen, double meter, String row, String measure) {
    double reported = time(seen, row, measure);
    assertThat(meter).as("the meter beside " + measure).isCloseTo(reported, BY);
  }

  /** The report says a time of which the phones saw that it may be so. */
  double time(Span seen, String row, String measure) {
    double reported = Double.parseDouble(report(row, measure));
    assertThat(seen.allows(reported)).as("%s %s, %s", measure, reported, seen).isTrue();
    return reported;
  }

  /** A share of times is the same in both, and the phones saw that it may be so. */
  void shareOfTimes(Span part, Span whole, double meter, String row, String measure) {
    double reported = Double.parseDouble(report(row, measure));
    assertThat(part.allowsShare(reported, whole))
        .as("%s %s, %s of %s", measure, reported, part, whole)
        .isTrue();
    assertThat(meter).as("the meters beside " + measure).isCloseTo(reported, BY);
  }

  static String row(String table, String line, String queue, String flow, String node) {
    return String.join(",", table, line, queue, flow, node, "", "", "", "");
  }
}

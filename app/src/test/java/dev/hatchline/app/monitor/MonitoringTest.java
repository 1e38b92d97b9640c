package dev.hatchline.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.monitor.Monitoring.Query;
import dev.hatchline.app.monitor.Monitoring.Rule;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alerts and dashboards ask for what there is, and operators find what each of them means. */
class MonitoringTest {
  private static final String METERS = Monitoring.text(Path.of("..", "docs", "metrics.md"));
  private static final String OPERATIONS = Monitoring.text(Path.of("..", "docs", "operations.md"));

  /** Not ours: Prometheus itself, and what Micrometer tells of the JVM and the machine. */
  private static final Pattern OTHERS = Pattern.compile("up|ALERTS|(jvm|process|system)_[a-z_]+");

  /** What Prometheus and its buckets add to our labels. */
  private static final Set<String> ADDED =
      Set.of("le", "instance", "job", "area", "alertname", "alertstate");

  private static final int COLUMNS = 24;

  /** All queries, each with where it is. */
  private static Stream<Query> all() {
    Stream<Query> alerts =
        Monitoring.rules().stream().map(rule -> new Query("alert", rule.alert(), rule.expr(), ""));
    return Stream.concat(alerts, Monitoring.queries().stream());
  }

  /** In the column of {@code docs/metrics.md}. */
  private static Set<String> quoted(String marker, int column) {
    return METERS
        .lines()
        .filter(row -> row.startsWith("| `" + marker))
        .flatMap(
            row -> Pattern.compile("`([^`]+)`").matcher(row.split("\\|", -1)[column]).results())
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void metersOfEachQueryAreDocumented() {
    Set<String> meters = quoted("hatchline.", 1);
    assertThat(all())
        .allSatisfy(query ->
            assertThat(Monitoring.metrics(query.expr()))
                .isNotEmpty()
                .allMatch(name ->
                    OTHERS.matcher(name).matches()
                        || meters.contains(name.replaceAll("_(bucket|count|sum)$", ""))
                        || meters.contains(name)));
  }

  @Test
  void labelsOfEachQueryAreDocumented() {
    Set<String> labels = quoted("", 1);
    labels.addAll(ADDED);
    assertThat(all())
        .allSatisfy(query -> assertThat(labels).containsAll(Monitoring.labels(query.expr())));
  }

  @Test
  void eachAlertSaysHowBadItIsAndWhatToDo() {
    assertThat(Monitoring.rules())
        .isNotEmpty()
        .allSatisfy(rule -> {
          assertThat(rule.comparisons()).isPositive();
          assertThat(rule.annotations().keySet())
              .containsExactlyInAnyOrder("summary", "description", "runbook_url");
          assertThat(rule.annotations().get("runbook_url"))
              .isEqualTo("docs/operations.md#" + rule.alert().toLowerCase(Locale.ROOT));
          assertThat(OPERATIONS).contains("### " + rule.alert() + "\n*" + severity(rule) + ". ");
        });
  }

  private static String severity(Rule rule) {
    Object severity = rule.labels().get("severity");
    assertThat(severity).isIn("critical", "warning");
    return severity.equals("critical") ? "Critical" : "Warning";
  }

  @Test
  void eachAlertIsInTheBookOnceAndNoOther() {
    List<String> alerts = Monitoring.rules().stream().map(Rule::alert).toList();
    assertThat(alerts).doesNotHaveDuplicates();
    assertThat(OPERATIONS.lines().filter(line -> line.startsWith("### ")))
        .containsExactlyInAnyOrderElementsOf(alerts.stream().map(alert -> "### " + alert).toList());
  }

  /** That it fires and that it does not, each at its border. */
  @Test
  void eachAlertHasItsTest() {
    String tests =
        Stream.of("reach", "promises", "automation", "engine")
            .map(group -> Monitoring.text(Monitoring.ALERTS.resolve("tests/" + group + ".yaml")))
            .collect(Collectors.joining());
    assertThat(Monitoring.rules())
        .allSatisfy(
            rule -> assertThat(tests.split(rule.alert() + "\\b", -1)).hasSizeGreaterThan(1));
  }

  @Test
  void eachPanelTellsWhatItShows() {
    Set<String> names = new TreeSet<>();
    Monitoring.dashboards()
        .forEach((name, board) -> {
          names.add(name);
          assertThat(board.get("uid").asString()).isEqualTo("hatchline-" + name);
          assertThat(board.get("templating").get("list").get(0).get("name").asString())
              .isEqualTo("datasource");
          assertThat(board.get("panels")).isNotEmpty().allSatisfy(MonitoringTest::tells);
          doNotOverlap(board.get("panels"));
        });
    assertThat(names).containsExactly("callbacks", "engine", "flows", "overview", "queues");
    assertThat(OPERATIONS).contains(names.stream().map(name -> "| " + name + " |").toList());
  }

  private static void tells(JsonNode panel) {
    assertThat(panel.get("title").asString()).isNotBlank();
    assertThat(panel.get("description").asString()).endsWith(".");
    assertThat(panel.get("datasource").get("uid").asString()).isEqualTo("${datasource}");
    assertThat(panel.get("targets")).isNotEmpty();
    assertThat(panel.get("fieldConfig").get("defaults").get("unit").asString()).isNotBlank();
  }

  private static void doNotOverlap(JsonNode panels) {
    Set<List<Integer>> taken = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : panels) {
      assertThat(ids.add(panel.get("id").asInt())).isTrue();
      JsonNode at = panel.get("gridPos");
      int right = at.get("x").asInt() + at.get("w").asInt();
      assertThat(right).isLessThanOrEqualTo(COLUMNS);
      for (int x = at.get("x").asInt(); x < right; x++) {
        for (int y = 0; y < at.get("h").asInt(); y++) {
          assertThat(taken.add(List.of(x, at.get("y").asInt() + y))).isTrue();
        }
      }
    }
  }
}

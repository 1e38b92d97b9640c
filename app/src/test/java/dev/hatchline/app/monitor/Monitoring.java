package dev.hatchline.app.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alert rules and dashboards as they are shipped. */
public final class Monitoring {
  /** Where rules and their tests are. */
  static final Path ALERTS = Path.of("..", "metrics", "alerts");

  private static final Path DASHBOARDS = Path.of("..", "metrics", "dashboards");
  private static final JsonMapper JSON = new JsonMapper();

  /** A comparison has a line of its own, so that the figure can be had without it. */
  private static final Pattern COMPARISON = Pattern.compile("(?m)^\\s*(>|<|>=|<=|==) [0-9.]+$");

  /** What is no metric: texts, ranges, labels, and functions. */
  private static final Pattern NO_NAME =
      Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\w+ +by *\\([^)]*\\)|\\w+ *\\(");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
  private static final Pattern LABELS = Pattern.compile("\\{([^}]*)}|\\bby *\\(([^)]*)\\)");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");

  private Monitoring() {}

  /**
   * An alert.
   *
   * @param expr as it is written
   */
  public record Rule(
      String alert, String expr, Map<String, Object> labels, Map<String, Object> annotations) {
    /** How many comparisons it is that decide. */
    long comparisons() {
      return COMPARISON.matcher(expr).results().count();
    }

    /** The figures that decide, whatever they are. */
    public String figures() {
      return COMPARISON.matcher(expr).replaceAll("");
    }

    /** Names of labels that its words mention. */
    public Set<String> mentioned() {
      return found(Pattern.compile("\\$labels\\.(\\w+)"), annotations.toString());
    }
  }

  /**
   * A question that a panel asks.
   *
   * @param expr with Grafana's variables in it
   * @param legend with labels in it, or empty
   */
  public record Query(String board, String panel, String expr, String legend) {
    /** As somebody asks who looks at all queues and flows, and at so much time. */
    public String over(String range) {
      return expr.replace("$__range", range)
          .replace("$__rate_interval", range)
          .replaceAll("\\$(queue|flow)\\b", ".*");
    }

    /** Names of labels that its legend shows. */
    public Set<String> mentioned() {
      return found(Pattern.compile("\\{\\{(\\w+)}}"), legend);
    }
  }

  /** Every alert. */
  public static List<Rule> rules() {
    return files(ALERTS, ".yaml").flatMap(Monitoring::rules).toList();
  }

  @SuppressWarnings("unchecked")
  private static Stream<Rule> rules(Path file) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(text(file));
    List<Rule> rules = new ArrayList<>();
    for (Map<String, Object> group : (List<Map<String, Object>>) ((Map<?, ?>) tree).get("groups")) {
      for (Map<String, Object> rule : (List<Map<String, Object>>) group.get("rules")) {
        rules.add(
            new Rule(
                String.valueOf(rule.get("alert")),
                String.valueOf(rule.get("expr")),
                (Map<String, Object>) rule.get("labels"),
                (Map<String, Object>) rule.get("annotations")));
      }
    }
    return rules.stream();
  }

  /** Every dashboard, by the name of its file. */
  static Map<String, JsonNode> dashboards() {
    return files(DASHBOARDS, ".json")
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".json", ""),
                file -> JSON.readTree(text(file))));
  }

  /** What the panels of all dashboards ask. */
  public static List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    dashboards()
        .forEach((board, json) ->
            json.get("panels")
                .forEach(panel ->
                    panel
                        .get("targets")
                        .forEach(target -> queries.add(query(board, panel, target)))));
    return queries;
  }

  private static Query query(String board, JsonNode panel, JsonNode target) {
    return new Query(
        board,
        panel.get("title").asString(),
        target.get("expr").asString(),
        target.path("legendFormat").asString(""));
  }

  /** Names of metrics in a query. */
  static Set<String> metrics(String query) {
    Set<String> names = found(NAME, NO_NAME.matcher(query).replaceAll(" "));
    names.removeAll(OPERATORS);
    return names;
  }

  /** Names of labels in a query. */
  static Set<String> labels(String query) {
    return LABELS
        .matcher(TEXT.matcher(query).replaceAll(""))
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .flatMap(list -> NAME.matcher(list).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(match.groupCount()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}

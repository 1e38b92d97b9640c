package dev.hatchline.app.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report as one file of HTML: figures, plots (Chart.js, which is put into it) and tables. Its
 * policy lets nothing run but what we put in, and nothing be fetched.
 */
final class ReportPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  private static final DateTimeFormatter MADE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm xxx", Locale.ENGLISH);

  /** Of parts of a period; the CSV has the others. */
  private static final Set<String> OF_PARTS =
      Set.of(
          "calls",
          "offered",
          "answered",
          "abandoned",
          "service-level-answered",
          "service-level-offered",
          "service-level-ended",
          "asa",
          "longest-wait",
          "time-to-human-p50",
          "time-to-human-p95",
          "promises",
          "kept",
          "late",
          "broken");

  /** What is seen first: a table's total, and which of its columns. */
  private record Glance(String table, String column, String words) {}

  private static final List<Glance> GLANCE =
      List.of(
          new Glance("lines", "calls", "calls"),
          new Glance("queues", "offered", "joined the line for a person"),
          new Glance("queues", "service-level-offered", "of them answered within T"),
          new Glance("queues", "asa", "average speed of answer"),
          new Glance("queues", "abandonment", "hung up before a person"),
          new Glance("lines", "time-to-human-p95", "to a person, for 95 of 100"),
          new Glance("callbacks", "promises", "calls promised"),
          new Glance("callbacks", "kept-share", "of the promises that are over kept"));

  private final Report report;
  private final List<Chart> charts;

  private ReportPage(Report report) {
    this.report = report;
    this.charts =
        report.tables().stream()
            .filter(ReportPage::isOfParts)
            .flatMap(table -> Chart.of(table).stream())
            .toList();
  }

  static String of(Report report) {
    return new ReportPage(report).markup();
  }

  private static boolean isOfParts(Table table) {
    return table.keys().equals(List.of(Series.HOUR)) || table.keys().equals(List.of(Series.DAY));
  }

  private String markup() {
    String style = ChartLibrary.resource("report.css");
    String script = ChartLibrary.plots() + ChartLibrary.resource("report.js");
    String library = ChartLibrary.script().replace("</script", "<\\/script");
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "policy",
        ("default-src 'none'; script-src %s %s; style-src %s; img-src data:; base-uri 'none';"
                + " form-action 'none'")
            .formatted(hash(library), hash(script), hash(style)));
    parts.put("company", escaped(report.company()));
    parts.put("period", escaped(report.period().title()));
    parts.put("note", note());
    parts.put("style", style);
    parts.put("glance", glance());
    parts.put("plots", plots());
    parts.put("tables", report.tables().stream().map(ReportPage::table).collect(joined()));
    parts.put("formulas", report.tables().stream().map(ReportPage::formulas).collect(joined()));
    // Within a script "<" could end it.
    parts.put("data", new JsonMapper().writeValueAsString(charts).replace("<", "\\u003c"));
    parts.put("library", library);
    parts.put("script", script);
    return PLACE
        .matcher(ChartLibrary.resource("report.html"))
        .replaceAll(
            place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("\n");
  }

  private String note() {
    String zone = report.period().zone().getId();
    String made = MADE.format(report.made().atZone(report.period().zone()));
    return escaped(
        "By the clock of %s. Made on %s%s.%s"
            .formatted(
                zone,
                made,
                report.soFar() ? ", before the period was over" : "",
                report.unreadable() == 0
                    ? ""
                    : " Calls that could not be read whole, as events of theirs are gone: %,d."
                        .formatted(report.unreadable())));
  }

  private String glance() {
    return GLANCE.stream()
        .map(each ->
            "<div><dt>%s</dt><dd>%s</dd></div>"
                .formatted(escaped(each.words()), escaped(total(each.table(), each.column()))))
        .collect(joined());
  }

  private String total(String name, String column) {
    Table table =
        report.tables().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    int at = table.columns().stream().map(Table.Column::name).toList().indexOf(column);
    return Shown.of(table.columns().get(at).unit(), table.rows().getLast().values().get(at));
  }

  private String plots() {
    return charts.stream()
        .map(chart ->
            """
            <figure><figcaption>%1$s</figcaption><div class="plot"><canvas role="img" \
            aria-label="%1$s; the figures are in the tables"></canvas></div></figure>\
            """
                .formatted(escaped(chart.title())))
        .collect(joined());
  }

  private static List<Integer> shown(Table table) {
    boolean parts = isOfParts(table);
    return IntStream.range(0, table.columns().size())
        .filter(i -> !parts || OF_PARTS.contains(table.columns().get(i).name()))
        .boxed()
        .toList();
  }

  private static String table(Table table) {
    if (table.rows().isEmpty()) {
      return "<section><h2>%s</h2><p class=\"none\">Nothing in this period.</p></section>"
          .formatted(escaped(table.title()));
    }
    String head =
        table.keys().stream()
                .map("<th scope=\"col\" class=\"key\">%s</th>"::formatted)
                .collect(Collectors.joining())
            + shown(table).stream()
                .map(i ->
                    "<th scope=\"col\">%s</th>".formatted(escaped(table.columns().get(i).title())))
                .collect(Collectors.joining());
    return """
    <section><h2>%s</h2><div class="wide"><table id="%s"><thead><tr>%s</tr></thead>
    <tbody>%s</tbody></table></div></section>\
    """
        .formatted(
            escaped(table.title()),
            table.name(),
            head,
            table.rows().stream().map(row -> row(table, row)).collect(joined()));
  }

  private static String row(Table table, Table.Row row) {
    String keys =
        row.keys().stream()
            .map(key -> "<th scope=\"row\">%s</th>".formatted(escaped(key)))
            .collect(Collectors.joining());
    String values =
        shown(table).stream()
            .map(i -> Shown.of(table.columns().get(i).unit(), row.values().get(i)))
            .map(value -> "<td>%s</td>".formatted(escaped(value)))
            .collect(Collectors.joining());
    return "<tr%s>%s%s</tr>".formatted(row.isTotal() ? " class=\"total\"" : "", keys, values);
  }

  private static String formulas(Table table) {
    if (isOfParts(table)) {
      return "";
    }
    return "<h3>%s</h3><dl>%s</dl>"
        .formatted(
            escaped(table.title()),
            table.columns().stream()
                .map(column ->
                    "<div><dt>%s</dt><dd>%s</dd></div>"
                        .formatted(escaped(column.title()), escaped(column.formula())))
                .collect(Collectors.joining()));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static String hash(String text) {
    try {
      return "'sha256-%s'"
          .formatted(
              Base64.getEncoder()
                  .encodeToString(
                      MessageDigest.getInstance("SHA-256")
                          .digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }
}

package dev.hatchline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentMoved;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The operator's list and the meters that exist are the same. */
class MetersDocumentedTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  /** A meter as "name kind label,label". */
  private static String line(String name, String kind, List<String> labels) {
    return name + " " + kind + " " + labels.stream().sorted().collect(Collectors.joining(","));
  }

  private static List<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  private static List<String[]> rows(String marker) throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(row -> row.startsWith("| `" + marker))
        .map(row -> row.split("\\|", -1))
        .toList();
  }

  /** Every meter that we own, each with at least one series. */
  static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    HouseMetrics.register(
        registry,
        new HouseMetrics.Labels(
            List.of("Available"), List.of("waiting"), List.of("inside"), List.of("people")),
        HouseMetricsTest::nothing);
    EngineMetrics.register(registry, EngineMetricsTest::healthy);
    AgentMetrics agents = new AgentMetrics(registry, List.of("lunch"), InstantSource.fixed(NOW));
    agents.moved(new AgentMoved(new AgentId("101"), NOW, AgentDoing.PAUSED, "lunch"), true);
    WebhookMetrics.register(registry, List.of("crm"), _ -> WebhookReadings.NOTHING);
    NoticeMetrics notices = new NoticeMetrics(registry);
    notices.ended("progress", "confirmed");
    notices.attempted("answered");
    NoticeMetrics.register(registry, () -> 0, () -> 0);
    new SpeechMetrics(registry).understood(0.9);
    SpeechMetrics.register(registry, () -> SpeechReadings.NOTHING);
    CallbackMetrics callbacks = new CallbackMetrics(registry);
    callbacks.promised("api");
    callbacks.refused("number-day");
    callbacks.attempted("answered");
    callbacks.connected("1000", "people", Duration.ofSeconds(40));
    callbacks.ended("kept");
    CaseMetrics cases = new CaseMetrics(registry);
    cases.happened("opened");
    cases.solved(Duration.ofHours(1), 2);
    cases.credit("sent");
    CaseMetrics.register(registry, () -> 1, () -> 2);
    RetentionMetrics.register(registry, "calls", NOW, _ -> 1);
    TraceMetrics.register(registry, NOW, _ -> TraceReadings.NOTHING);
    call(new CallMetrics(registry, new Lines(List.of(), Map.of("people", Duration.ofSeconds(20)))));
    return registry;
  }

  private static void call(CallMetrics metrics) {
    CallId call = new CallId(new UUID(0, 1));
    AgentId ann = new AgentId("101");
    List.of(
            new CallEvent.Arrived(call, NOW, new FirstRing(NOW, 1), "1000", null),
            new CallEvent.NoInput(call, NOW, "choice"),
            new CallEvent.NoMatch(call, NOW, "choice", "9"),
            new CallEvent.LookedUp(call, NOW, "order", "found", Map.of()),
            new CallEvent.Gave(call, NOW, "ask", "order", "40017"),
            new CallEvent.Gave(call, NOW, "again", "order", "40017"),
            new CallEvent.ZeroOut(call, NOW, "choice", "0"),
            new CallEvent.JoinedLine(call, NOW, "people"),
            new CallEvent.PlaceTold(call, NOW, 1, 60L, 0L, 120L),
            new CallEvent.AgentMissed(call, NOW, ann, "no-answer"),
            new CallEvent.Bridged(call, NOW, ann),
            new CallEvent.Ended(
                call, NOW, new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED)))
        .forEach(metrics);
  }

  private static Set<String> existing() {
    return registry().getMeters().stream()
        .map(Meter::getId)
        .map(id ->
            line(
                id.getName(),
                id.getType().name().toLowerCase(Locale.ROOT),
                id.getTags().stream().map(Tag::getKey).toList()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a real scrape says of our families: each name, and its help. */
  static Map<String, String> scraped(PrometheusMeterRegistry registry) {
    return registry
        .scrape()
        .lines()
        .filter(line -> line.startsWith("# HELP hatchline_"))
        .map(line -> line.substring("# HELP ".length()).split(" ", 2))
        .collect(
            Collectors.toMap(
                family -> family[0],
                family -> family.length > 1 ? family[1] : "",
                (one, _) -> one,
                TreeMap::new));
  }

  @Test
  void everyFamilyOfAScrapeIsListedWithItsHelpAndNoOther() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    Map<String, String> scraped = scraped(registry());
    for (String[] cells : rows("hatchline.")) {
      String family = quoted(cells[1]).getLast();
      String says = cells[4].strip().replace("`", "");
      String help = scraped.getOrDefault(family, "(no such family)");
      documented.put(family, says.startsWith(help) ? help : says);
    }
    scraped.keySet().removeIf(family -> family.endsWith("_max"));
    assertThat(documented).isEqualTo(scraped);
  }

  /** As Prometheus wants it: counters end with total, and units are base units in the name. */
  @Test
  void namesEndWithTheirUnit() {
    PrometheusMeterRegistry registry = registry();
    Map<String, String> scraped = scraped(registry);
    for (Meter meter : registry.getMeters()) {
      Meter.Id id = meter.getId();
      String unit =
          registry.config().namingConvention().name(id.getName(), id.getType(), id.getBaseUnit());
      String name = id.getType() == Meter.Type.COUNTER ? unit + "_total" : unit;
      assertThat(scraped).containsKey(name);
      String says = String.valueOf(id.getDescription());
      assertThat(unit.endsWith("_seconds"))
          .as("%s: %s", name, says)
          .isEqualTo(says.startsWith("Seconds"));
      assertThat(unit.endsWith("_ratio"))
          .as("%s: %s", name, says)
          .isEqualTo(says.endsWith("0 to 1"));
    }
  }

  @Test
  void everyMeterIsListedWithItsKindAndLabelsAndNoOther() throws IOException {
    Set<String> documented =
        rows("hatchline.").stream()
            .map(cells -> line(quoted(cells[1]).getFirst(), cells[2].strip(), quoted(cells[3])))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(existing());
  }

  @Test
  void everyNameIsUsed() throws IllegalAccessException {
    Set<String> names = new TreeSet<>();
    for (var field : MeterNames.class.getFields()) {
      String value = String.valueOf(field.get(null));
      if (value.startsWith("hatchline.")) {
        names.add(value);
      }
    }
    assertThat(existing().stream().map(line -> line.split(" ", 2)[0])).containsAll(names);
  }

  @Test
  void everyOutcomeIsListedAndNoOther() throws IOException {
    String document = Files.readString(DOCUMENT);
    List<String> listed =
        document
            .substring(document.indexOf("## Outcomes"))
            .lines()
            .filter(row -> row.startsWith("| `") && !row.startsWith("| `outcome`"))
            .map(row -> quoted(row).getFirst())
            .toList();
    List<String> reasons =
        Arrays.stream(CallEnd.Reason.values())
            .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(reasons);
  }
}

package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.callback.TimeWords;
import dev.hatchline.app.flow.FlowState;
import dev.hatchline.app.flow.FlowVersion;
import dev.hatchline.app.flow.NodeCounts;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.draw.Svg;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The pages on which it is seen what callers hear, and where they are.
 *
 * <pre>
 *   GET /flows               the flows of the lines
 *   GET /flows/NAME          one: picture, version, certificate
 *   GET /flows/NAME/counts   {"NODE": {"here", "came", "left"}}, for its script
 *   GET /flows.css           the looks of pictures
 * </pre>
 */
@RestController
public class FlowPages {
  static final Pattern PATH =
      Pattern.compile("/flows(\\.css|/[A-Za-z][A-Za-z0-9_-]{0,39}(/counts)?)?");

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

  private final HtmlTemplate list = HtmlTemplate.of("flows.html");
  private final HtmlTemplate one = HtmlTemplate.of("flow.html");
  private final FlowPictures pictures;
  private final Publisher flows;
  private final OperatorConfig config;
  private final InstantSource clock;

  FlowPages(Engine engine, InstantSource clock) {
    this.flows = engine.flows();
    this.pictures = new FlowPictures(engine.promptLengths());
    this.config = engine.setting().config();
    this.clock = clock;
  }

  @GetMapping("/flows")
  public ResponseEntity<String> all() {
    List<Html> rows = flows.states().stream().map(this::row).toList();
    Map<String, String> values = Map.of("title", "Flows", "company", config.company());
    return html(list.with(values, Map.of("flows", Html.all(rows))));
  }

  @GetMapping("/flows/{flow}")
  public ResponseEntity<String> one(@PathVariable String flow) {
    FlowState state = known(flow);
    FlowVersion live = state.live().main();
    Map<String, String> values =
        Map.of(
            "title", flow,
            "company", config.company(),
            "flow", flow,
            "version", version(live),
            "hash", live.kept().text().hash());
    Map<String, Html> parts =
        Map.of(
            "picture", new Html(pictures.of(live)),
            "certificate", certificate(live),
            "others", Html.all(others(state)));
    return html(one.with(values, parts));
  }

  /** How many callers are where; nodes to which nobody has come are left out. */
  @GetMapping(path = "/flows/{flow}/counts", produces = MediaType.APPLICATION_JSON_VALUE)
  public Map<String, NodeCounts.Count> counts(@PathVariable String flow) {
    known(flow);
    return flows.shelf().nodes().of(flow);
  }

  @GetMapping("/flows.css")
  public ResponseEntity<String> css() {
    return ResponseEntity.ok().contentType(CSS).body(Svg.CSS);
  }

  private Html row(FlowState state) {
    String name = state.flow();
    return Html.in(
        "article",
        Html.in("h3", Html.in("a href=\"/flows/%s\"".formatted(name), name)),
        Html.in("p", lines(name) + " · " + version(state.live().main())),
        Html.all(others(state)));
  }

  private String lines(String flow) {
    List<String> numbers =
        config.lines().stream()
            .filter(line -> line.flow().equals(flow))
            .map(OperatorConfig.Line::number)
            .toList();
    return (numbers.size() == 1 ? "line " : "lines ") + String.join(", ", numbers);
  }

  private String version(FlowVersion version) {
    Instant at = version.kept().text().at();
    String time = TimeWords.WRITTEN.of(at, config.hours().zone(), clock.instant());
    return "version %d by %s, %s, heard by %d calls since the start"
        .formatted(
            version.number(),
            version.kept().text().who(),
            time,
            flows.shelf().calls(version.name(), version.number()));
  }

  private static Html certificate(FlowVersion version) {
    return version
        .kept()
        .text()
        .certificate()
        .map(words -> Html.in("pre", words))
        .orElseGet(() -> Html.in("p class=\"empty\"", "None was made for this version."));
  }

  /** A version that is tried, and a saved file with faults. */
  private List<Html> others(FlowState state) {
    var trial = state.live().trial();
    Stream<Html> tried =
        trial == null
            ? Stream.of()
            : Stream.of(
                Html.in(
                    "p",
                    "%d %% of the calls hear %s"
                        .formatted(trial.percent(), version(trial.version()))));
    Stream<Html> faults =
        FlowViews.faults(List.of(state)).stream()
            .map(fault -> Html.in("p class=\"trouble\"", fault));
    return Stream.concat(tried, faults).toList();
  }

  private FlowState known(String flow) {
    return flows.states().stream()
        .filter(state -> state.flow().equals(flow))
        .findFirst()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no line has a flow " + flow));
  }

  private static ResponseEntity<String> html(String page) {
    return ResponseEntity.ok().contentType(HTML).body(page);
  }
}

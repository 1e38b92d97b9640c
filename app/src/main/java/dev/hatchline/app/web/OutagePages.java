package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.routing.outage.Area;
import dev.hatchline.routing.outage.Outage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which operations enter outages and clear them; it works without a script.
 *
 * <pre>
 *   GET  /outages            those that last, and a form for another
 *   POST /outages/enter      303 to the page
 *   POST /outages/ID/say     303 to the page
 *   POST /outages/ID/clear   303 to the page
 * </pre>
 */
@RestController
public class OutagePages {
  static final String PATH = "/outages";

  static final OpsPage.Where AT =
      new OpsPage.Where(
          PATH,
          "Outages",
          Pattern.compile("/(enter|[0-9a-fA-F-]{36}/(say|clear))"),
          Map.of(
              "enter", "Callers whom it concerns hear it from now on.",
              "say", "Callers hear that from now on.",
              "clear", "It is over. Whoever wanted to be called is called."));

  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

  /** Of each form that is shown; sent twice, it enters one outage. */
  private static final String ONCE = "once";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

  private static final Map<String, String> EMPTY =
      Map.of("sentence", "", "prefixes", "", "places", "", "lines", "", "next-news", "");

  private final HtmlTemplate one = HtmlTemplate.of("outages-one.html");
  private final OpsPage page;
  private final Setting setting;
  private final OutageActs acts;
  private final InstantSource clock;

  OutagePages(Setting setting, OutageActs acts, InstantSource clock) {
    this.page = new OpsPage(AT, setting, clock);
    this.setting = setting;
    this.acts = acts;
    this.clock = clock;
  }

  @GetMapping(PATH)
  public ResponseEntity<String> page(@RequestParam(required = false) @Nullable String done) {
    return page(page.told(done), Typed.NOTHING);
  }

  @PostMapping(PATH + "/enter")
  public ResponseEntity<String> enter(HttpServletRequest request) throws IOException {
    Map<String, String> fields = WebForm.read(request, clock);
    try {
      OutageActs.Where where =
          new OutageActs.Where(
              words(fields, "lines"), words(fields, "prefixes"), words(fields, "places"));
      var _ = acts.enter(where, said(fields), fields.get(ONCE));
    } catch (ErrorResponseException problem) {
      return page(OpsPage.Told.problem(problem), new Typed("", fields));
    }
    return page.seeOther("enter");
  }

  @PostMapping(PATH + "/{id}/{act}")
  public ResponseEntity<String> act(
      @PathVariable String id, @PathVariable String act, HttpServletRequest request)
      throws IOException {
    Map<String, String> fields = WebForm.read(request, clock);
    try {
      var _ =
          act.equals("clear")
              ? acts.clear(id, fields.getOrDefault("all-clear", ""))
              : acts.say(id, said(fields));
    } catch (ErrorResponseException problem) {
      return page(OpsPage.Told.problem(problem), new Typed(id, fields));
    }
    return page.seeOther(act);
  }

  private static OutageActs.Said said(Map<String, String> fields) {
    return new OutageActs.Said(fields.getOrDefault("sentence", ""), fields.get("next-news"));
  }

  private static List<String> words(Map<String, String> fields, String name) {
    return Stream.of(BETWEEN.split(fields.getOrDefault(name, ""), -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  // ---- What is shown

  /**
   * What was typed into a form and could not be used; it stays there.
   *
   * @param outage whose form it was; empty for that of another one
   */
  private record Typed(String outage, Map<String, String> fields) {
    static final Typed NOTHING = new Typed("", Map.of());

    Map<String, String> of(String form) {
      return form.equals(outage) ? fields : Map.of();
    }
  }

  private ResponseEntity<String> page(OpsPage.Told told, Typed typed) {
    List<Html> lasting =
        acts.latest().stream()
            .filter(counted -> counted.outage().open())
            .map(counted -> lasting(counted, typed))
            .toList();
    Map<String, String> values = new HashMap<>(EMPTY);
    values.put(ONCE, UUID.randomUUID().toString());
    values.putAll(typed.of(""));
    values.put("zone", setting.config().hours().zone().getId());
    Html none = Html.in("p class=\"empty\"", "Everything works.");
    return page.show(told, values, Map.of("lasting", lasting.isEmpty() ? none : Html.all(lasting)));
  }

  private Html lasting(OutageActs.Counted counted, Typed typed) {
    Outage outage = counted.outage();
    String id = outage.id().toString();
    Map<String, String> values = new HashMap<>();
    values.put("sentence", outage.sentence());
    values.put("next-news", asTyped(outage.nextNews()));
    values.put("all-clear", "");
    values.putAll(typed.of(id));
    values.putAll(
        Map.of(
            "id", id,
            "csrf", SessionForms.key(),
            "said", outage.sentence(),
            "area", area(outage.area()),
            "since", page.time(outage.since()),
            "next", next(outage.nextNews()),
            "subscribers", Integer.toString(counted.subscribers())));
    return new Html(one.with(values));
  }

  private String next(@Nullable Instant at) {
    return at == null ? "nobody can say when there is news" : "next news " + page.time(at);
  }

  /** As the form takes it, so that other words do not take the time away; empty once it is over. */
  private String asTyped(@Nullable Instant at) {
    return at == null || at.isBefore(clock.instant())
        ? ""
        : MINUTE.format(at.atZone(setting.config().hours().zone()));
  }

  private static String area(Area area) {
    String numbers =
        area.prefixes().isEmpty()
            ? "all numbers"
            : "numbers that begin with " + String.join(", ", area.prefixes());
    String places = area.places().isEmpty() ? "" : ", at " + String.join(", ", area.places());
    String lines = area.lines().isEmpty() ? "" : ", on line " + String.join(", ", area.lines());
    return numbers + places + lines;
  }
}

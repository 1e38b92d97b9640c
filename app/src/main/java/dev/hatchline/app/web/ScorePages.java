package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.app.report.Period;
import dev.hatchline.app.score.Scored;
import dev.hatchline.metrics.score.Bar;
import dev.hatchline.metrics.score.Behind;
import dev.hatchline.metrics.score.Beside;
import dev.hatchline.metrics.score.Finding;
import dev.hatchline.metrics.score.Point;
import dev.hatchline.metrics.score.Score;
import dev.hatchline.metrics.score.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the line does by the standard and by laws, for people; it prints, and needs no script. */
@RestController
public class ScorePages {
  static final OpsPage.Where AT =
      new OpsPage.Where("/score", "Score", Pattern.compile("(?!)"), Map.of());

  private final HtmlTemplate chooser = HtmlTemplate.of("score-chooser.html");
  private final OpsPage page;
  private final ScoreDesk desk;

  ScorePages(Setting setting, ScoreDesk desk, InstantSource clock) {
    this.page = new OpsPage(AT, setting, clock);
    this.desk = desk;
  }

  /**
   * Of a day, a week or a month.
   *
   * @param kind {@code day}, {@code week} or {@code month}; a month unless said
   * @param date a day in it; today unless said
   */
  @GetMapping("/score")
  public ResponseEntity<String> score(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String date) {
    Period period = Period.of(kind(kind), desk.today(), desk.zone());
    try {
      LocalDate day = date == null || date.isEmpty() ? desk.today() : ScoreApi.date(date);
      period = Period.of(period.kind(), day, desk.zone());
      Scored scored = desk.scored(period.first(), period.behind());
      return page.show(page.told(null), Map.of(), parts(period, scored));
    } catch (ErrorResponseException problem) {
      Map<String, Html> parts = new HashMap<>(Map.of("chooser", chooser(period)));
      for (String none : List.of("about", "standard", "laws")) {
        parts.put(none, Html.NONE);
      }
      return page.show(OpsPage.Told.problem(problem), Map.of(), parts);
    }
  }

  private static Period.Kind kind(@Nullable String word) {
    return Arrays.stream(Period.Kind.values())
        .filter(kind -> word(kind).equals(word))
        .findFirst()
        .orElse(Period.Kind.MONTH);
  }

  private static String word(Period.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, Html> parts(Period period, Scored scored) {
    List<Point> points = scored.score().points();
    return Map.of(
        "chooser", chooser(period),
        "about", about(period, scored),
        "standard", all(points.stream().filter(ScorePages::ofStandard).toList()),
        "laws", all(points.stream().filter(point -> !ofStandard(point)).toList()));
  }

  private static boolean ofStandard(Point point) {
    return point.id().matches("G[1-9]");
  }

  private Html chooser(Period period) {
    Map<String, String> values = new HashMap<>();
    values.put("date", period.first().toString());
    for (Period.Kind kind : Period.Kind.values()) {
      values.put(word(kind) + "-chosen", kind == period.kind() ? "selected" : "");
    }
    values.put("kind", word(period.kind()));
    values.put("before", period.first().minusDays(1).toString());
    values.put("after", period.behind().toString());
    return new Html(chooser.with(values));
  }

  // ---- What is shown

  private Html about(Period period, Scored scored) {
    String calls = scored.calls() == 1 ? "1 call" : "%,d calls".formatted(scored.calls());
    String events = scored.events() == 1 ? "1 event" : "%,d events".formatted(scored.events());
    String unread =
        scored.unreadable() == 0 ? "" : " %,d cannot be read.".formatted(scored.unreadable());
    String over = scored.asked().over() ? "" : " It is not over.";
    return Html.all(
        Html.in("h2", period.title() + ", by the clock of " + period.zone().getId()),
        Html.in("p", "From %s that are over, with %s.".formatted(calls, events) + unread + over),
        Html.in("p", Score.NO_ADVICE),
        Html.in(
            "p class=\"note\"",
            Html.text("The same for programs, and signed: "),
            Html.in(
                "a href=\"/api/score?from=%s&amp;to=%s\""
                    .formatted(period.first(), period.behind().minusDays(1)),
                "GET /api/score"),
            Html.text(
                ", or ./hatchline score export. All behind a figure: ./hatchline score behind."
                    + " Key of this installation: "),
            Html.in("code", desk.key().open())));
  }

  private static Html all(List<Point> points) {
    return Html.all(points.stream().map(ScorePages::point).toList());
  }

  private static Html point(Point point) {
    String name = point.id().startsWith("G") ? point.id() + " " + point.title() : point.title();
    String part = point.whole() || point.verdict() != Verdict.MET ? "" : ", as far as measured";
    return Html.in(
        "article id=\"%s\"".formatted(point.id()),
        Html.in("h3", Html.text(name + " "), pill(point.verdict(), part)),
        Html.in("p class=\"note\"", point.says()),
        Html.in(
            "ul class=\"states\"",
            Html.all(point.findings().stream().map(ScorePages::finding).toList())));
  }

  private static Html finding(Finding finding) {
    return Html.in(
        "li id=\"%s\"".formatted(finding.id()),
        Html.in("p class=\"share\"", pill(finding.verdict(), ""), Html.in("b", figure(finding))),
        Html.in("p class=\"note\"", finding.measured() + why(finding)),
        Html.all(finding.beside().stream().map(ScorePages::beside).toList()),
        behind(finding.behind()));
  }

  private static Html beside(Beside beside) {
    return Html.in(
        "p class=\"note\" id=\"%s\"".formatted(beside.id()),
        "%s: %s".formatted(beside(beside.unit(), beside.value()), beside.says()));
  }

  private static String beside(Beside.Unit unit, long value) {
    return switch (unit) {
      case COUNT -> "%,d".formatted(value);
      case MILLISECONDS -> "%.1f s".formatted(value / 1e3);
    };
  }

  private static Html pill(Verdict verdict, String part) {
    return Html.in(
        "span class=\"pill\" data-state=\"%s\"".formatted(verdict), words(verdict) + part);
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case MET -> "met";
      case NOT_MET -> "not met";
      case NO_CASES -> "no case";
      case NOT_MEASURED -> "not measured";
    };
  }

  private static String figure(Finding finding) {
    Bar bar = finding.bar();
    if (bar == null) {
      return "";
    }
    return finding.count().whole() == 0
        ? "bar: " + held(bar)
        : "%,d of %,d, %s %% (bar: %s)"
            .formatted(
                finding.count().part(), finding.count().whole(), percent(finding), held(bar));
  }

  private static String held(Bar bar) {
    return switch (bar.side()) {
      case AT_LEAST -> bar.percent() == 100 ? "all" : "at least %d %%".formatted(bar.percent());
      case AT_MOST -> bar.percent() == 0 ? "none" : "at most %d %%".formatted(bar.percent());
    };
  }

  /** Cut, not rounded: 94.99 % is not shown as 95. */
  private static String percent(Finding finding) {
    return BigDecimal.valueOf(finding.count().part())
        .scaleByPowerOfTen(2)
        .divide(
            BigDecimal.valueOf(finding.count().whole()),
            2,
            finding.bar() != null && finding.bar().side() == Bar.Side.AT_MOST
                ? RoundingMode.UP
                : RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String why(Finding finding) {
    return finding.why().isEmpty() ? "" : " Not told: " + finding.why() + ".";
  }

  private static Html behind(Behind behind) {
    if (behind.counted() == 0) {
      return Html.NONE;
    }
    boolean against = behind.against() > 0;
    List<String> names = against ? behind.namedAgainst() : behind.named();
    long all = against ? behind.against() : behind.counted();
    String what = many(behind.kind(), all) + (against ? " against it" : "");
    return Html.in(
        "details",
        Html.in("summary", what + (names.size() < all ? ", the first " + names.size() : "")),
        Html.in("ul", Html.all(names.stream().map(name -> name(behind.kind(), name)).toList())));
  }

  private static String many(Behind.Kind kind, long count) {
    String one =
        switch (kind) {
          case CALLS -> "call";
          case FLOWS -> "version";
          case DIALLED -> "customer called";
          case DAYS -> "day";
          case NOTHING -> "case";
        };
    String all = kind == Behind.Kind.DIALLED ? "customers called" : one + "s";
    return "%,d %s".formatted(count, count == 1 ? one : all);
  }

  private static Html name(Behind.Kind kind, String name) {
    return switch (kind) {
      case CALLS, DIALLED -> Html.in("li", Html.in("a href=\"/#call=%s\"".formatted(name), name));
      case FLOWS, DAYS, NOTHING -> Html.in("li", name);
    };
  }
}

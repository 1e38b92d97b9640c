package dev.hatchline.app.score;

import dev.hatchline.metrics.score.Bar;
import dev.hatchline.metrics.score.Behind;
import dev.hatchline.metrics.score.Beside;
import dev.hatchline.metrics.score.Finding;
import dev.hatchline.metrics.score.Point;
import dev.hatchline.metrics.score.Score;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A score as a tree of JSON; described in docs/score.md. */
public final class ScoreJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ScoreJson() {}

  public static ObjectNode of(String company, Scored scored) {
    Asked asked = scored.asked();
    ObjectNode tree = JSON.createObjectNode();
    tree.put("company", company);
    tree.putObject("period")
        .put("from", asked.from().toString())
        .put("to", asked.to().toString())
        .put("zone", asked.zone().getId())
        .put("over", asked.over());
    tree.put("made", asked.made().toString());
    tree.put("advice", Score.NO_ADVICE);
    evidence(tree.putObject("evidence"), scored);
    ArrayNode points = tree.putArray("points");
    scored.score().points().forEach(point -> point(points.addObject(), point));
    return tree;
  }

  private static void evidence(ObjectNode tree, Scored scored) {
    tree.put("calls", scored.calls());
    tree.put("events", scored.events());
    tree.put("unreadable", scored.unreadable());
    ArrayNode days = tree.putArray("days");
    for (EventSums.Day day : scored.days()) {
      days.addObject()
          .put("id", day.day().toString())
          .put("calls", day.calls())
          .put("events", day.events())
          .put("sha256", day.sha256());
    }
  }

  private static void point(ObjectNode tree, Point point) {
    tree.put("id", point.id());
    tree.put("title", point.title());
    tree.put("says", point.says());
    tree.put("verdict", word(point.verdict()));
    tree.put("whole", point.whole());
    ArrayNode findings = tree.putArray("findings");
    point.findings().forEach(finding -> finding(findings.addObject(), finding));
  }

  private static void finding(ObjectNode tree, Finding finding) {
    tree.put("id", finding.id());
    tree.put("measured", finding.measured());
    tree.put("verdict", word(finding.verdict()));
    Bar bar = finding.bar();
    if (bar == null) {
      tree.put("why", finding.why());
      return;
    }
    if (!finding.why().isEmpty()) {
      tree.put("why", finding.why());
    }
    tree.put("part", finding.count().part());
    tree.put("whole", finding.count().whole());
    tree.putObject("bar").put("side", word(bar.side())).put("percent", bar.percent());
    behind(tree.putObject("behind"), finding.behind());
    if (!finding.beside().isEmpty()) {
      ArrayNode beside = tree.putArray("beside");
      finding.beside().forEach(each -> beside(beside.addObject(), each));
    }
  }

  private static void beside(ObjectNode tree, Beside beside) {
    tree.put("id", beside.id());
    tree.put("says", beside.says());
    tree.put("unit", word(beside.unit()));
    tree.put("value", beside.value());
  }

  private static void behind(ObjectNode tree, Behind behind) {
    tree.put("kind", word(behind.kind()));
    tree.put("counted", behind.counted());
    tree.put("against", behind.against());
    names(tree.putArray("named"), behind.named());
    names(tree.putArray("named_against"), behind.namedAgainst());
  }

  private static void names(ArrayNode tree, List<String> names) {
    names.forEach(tree::add);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Of what a score is, so that it can be computed again.
   *
   * @throws IllegalArgumentException if it does not say
   */
  public static Asked asked(JsonNode score) {
    try {
      JsonNode period = score.path("period");
      return new Asked(
          Instant.parse(period.path("from").asString("")),
          Instant.parse(period.path("to").asString("")),
          ZoneId.of(period.path("zone").asString("")),
          Instant.parse(score.path("made").asString("")));
    } catch (DateTimeException fault) {
      throw new IllegalArgumentException("the score does not say of which period it is", fault);
    }
  }
}

package dev.hatchline.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.sim.CalledBack;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReplayTest {
  private static final Settings SETTINGS = settings(5);

  private static Settings settings(long seed) {
    return new Settings(Duration.ofSeconds(20), 0.5, 0.2, Duration.ofSeconds(60), seed);
  }

  private static BankLog log() throws BrokenLog {
    return BankLog.of(Made.log(), BankLog.ALL_DAYS);
  }

  private static ReplayReport report(long seed) throws BrokenLog {
    return ReplayBench.of(log(), settings(seed));
  }

  private static Figures of(ReplayReport report, Scenario scenario) {
    return Objects.requireNonNull(report.scenarios().get(scenario));
  }

  @Test
  void sameSeedIsTheSameOutputToTheLastCharacter() throws BrokenLog {
    ReplayReport one = report(5);
    ReplayReport other = report(5);
    assertThat(one.text("m", "d")).isEqualTo(other.text("m", "d"));
    assertThat(one.plot()).isEqualTo(other.plot());
    assertThat(report(6).plot()).isNotEqualTo(one.plot());
  }

  @Test
  void everyCallerOfEachScenarioComesToOneEnd() throws BrokenLog {
    Staffing staffing = new Staffing(log().calls());
    Crowd crowd = new Crowd(log().calls(), staffing, SETTINGS);
    int first = log().calls().size() - crowd.redials().count();
    assertThat(crowd.redials().count()).isPositive();
    for (Scenario scenario : Scenario.values()) {
      List<Visit> visits = Replay.of(crowd, staffing, SETTINGS, scenario);
      assertThat(visits.stream().filter(visit -> !visit.redial())).hasSize(first);
      assertThat(visits.stream().filter(Visit::redial)).isNotEmpty();
    }
  }

  @Test
  void callbacksAreMadeByTheirScenariosAlone() throws BrokenLog {
    ReplayReport report = report(5);
    assertThat(of(report, Scenario.AS_IT_WAS).dialled()).isZero();
    assertThat(of(report, Scenario.CALLBACKS).dialled()).isGreaterThan(50);
    assertThat(report.queued()).isZero();
  }

  @Test
  void bankItselfHasItsCustomersQueue() throws BrokenLog {
    assertThat(of(report(5), Scenario.AS_IT_WAS).count(Visit::queued)).isPositive();
  }

  @Test
  void whoComesAgainMeetsTheSameAgentMoreOften() throws BrokenLog {
    Duration patience = Duration.ofMinutes(10);
    ReplayReport report = ReplayBench.of(log(), new Settings(patience, 0, 0, patience, 5));
    Figures.Again any = of(report, Scenario.CALLBACKS).again();
    Figures.Again same = of(report, Scenario.SAME_AGENT).again();
    assertThat((double) same.same() / same.all()).isGreaterThan(1.3 * any.same() / any.all());
  }

  @Test
  void customerWhoHadToQueueIsAMiss() throws BrokenLog {
    ReplayReport good = report(5);
    Visit call = Visit.logged(log().calls(), new Redials(log().calls())).getFirst();
    CalledBack late = new CalledBack(1, Duration.ofMillis(1), Outcome.KEPT);
    Visit queued = new Visit(call.call(), false, Duration.ofSeconds(9), true, "101", late);
    Map<Scenario, Figures> figures = new EnumMap<>(good.scenarios());
    figures.put(Scenario.SAME_AGENT, new Figures(List.of(queued)));
    ReplayReport bad = new ReplayReport(good.source(), good.log(), figures);
    assertThat(bad.queued()).isEqualTo(1);
    assertThat(good.exitCode()).isZero();
    assertThat(bad.exitCode()).isEqualTo(1);
  }

  @Test
  void documentSaysFromWhatAndHow() throws BrokenLog {
    assertThat(report(5).text("two cores", "2026-11-27"))
        .startsWith("# A bank's calls, replayed\n")
        .contains("Run on two cores, 2026-11-27, seed 5: 1999-08-01 to 1999-08-02, ")
        .contains("](replay.svg)")
        .contains("| 1999-08-02 |")
        .contains("above 20 s is offered a callback")
        .contains("Kaplan and Meier");
  }

  @Test
  void pictureIsXmlWithACurveForEachColumnAndNamedAxes() throws Exception {
    String svg = report(5).plot();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertThat(svg.split("<polyline", -1)).hasSize(1 + 2 * 4);
    assertThat(svg)
        .contains("time (min)", "share of all calls", ">0 %</text>", "prefers-color-scheme: dark");
    for (Scenario scenario : Scenario.values()) {
      assertThat(svg).contains(">" + scenario.title() + "</text>");
    }
  }

  @Test
  void pictureSaysOfEachColumnWhatTheTableSays() throws Exception {
    ReplayReport report = report(5);
    NodeList boxes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(report.plot())))
            .getElementsByTagName("g");
    Map<String, List<String>> rows = new HashMap<>();
    report
        .summary()
        .lines()
        .filter(line -> line.startsWith("| "))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .forEach(row -> rows.putIfAbsent(row.getFirst(), row.subList(1, row.size())));
    Map<String, String> rowOf =
        Map.of(
            "abandoned", "abandoned",
            "redials", "redials among them",
            "same agent as before", "with the same agent as before",
            "called back, had to queue", "had to queue");
    int compared = 0;
    for (int i = 0; i < boxes.getLength(); i++) {
      NodeList texts = ((Element) boxes.item(i)).getElementsByTagName("text");
      String row = rowOf.get(texts.item(0).getTextContent());
      if (row != null) {
        compared++;
        List<String> said = new ArrayList<>();
        for (int j = 1; j < texts.getLength(); j++) {
          said.add(texts.item(j).getTextContent());
        }
        assertThat(said).as(row).isEqualTo(rows.get(row));
      }
    }
    assertThat(compared).isEqualTo(rowOf.size());
  }

  @Test
  void barIsAsLongAsItsValueBesideTheLongest() {
    Bars bars =
        new Bars(
            "t",
            List.of(
                new Bars.Bar("a", 4, "4"), new Bars.Bar("b", 1, "1"), new Bars.Bar("c", 0, "0")));
    assertThat(bars.svg(220, 410))
        .contains("translate(220 410)", "width=\"130.0\"", "width=\"32.5\"", "width=\"0.0\"");
  }

  @Test
  void curveFallsFromItsShareToTheEndOfTheAxis() {
    Plot.Curve curve = new Plot.Curve("c", List.of(0.5, 0.25, 0.0));
    Plot plot =
        new Plot("t", List.of(new Plot.Panel("p", "x", "y", 10, List.of(curve))), List.of());
    assertThat(plot.svg()).contains("points=\"58.0,134.0 240.0,246.0 422.0,358.0\"");
  }

  @Test
  void runWritesDocumentAndPicture(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("bank-made.csv"), Made.log());
    assertThat(ReplayBench.run(folder.resolve("out"), file, true)).isZero();
    assertThat(folder.resolve("out/replay.md")).exists();
    assertThat(folder.resolve("out/replay.svg")).exists();
  }

  @Test
  void brokenLogIsSaidAndNothingIsWritten(@TempDir Path folder) throws IOException {
    List<String> lines = new ArrayList<>(Made.log());
    lines.set(40, lines.get(40) + ",more");
    Path file = Files.write(folder.resolve("bank-made.csv"), lines);
    assertThat(ReplayBench.run(folder.resolve("out"), file, false)).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void settingsAreShares() {
    assertThatThrownBy(() -> new Settings(Duration.ZERO, 1.1, 0, Duration.ZERO, 1))
        .hasMessageContaining("shares");
    assertThatThrownBy(() -> new Settings(Duration.ofSeconds(-1), 1, 0, Duration.ZERO, 1))
        .hasMessageContaining("times");
  }
}

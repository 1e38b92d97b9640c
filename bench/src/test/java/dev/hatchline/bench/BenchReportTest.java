package dev.hatchline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {
  private static final Target FAST = new Target("first sound", "ms", 30, 10, 70, true);
  private static final Target FEW = new Target("callers", "", 80, 100, 90, false);
  private static final Target UNKNOWN = new Target("time", "cores", Double.NaN, 0.2, 0.4, true);

  private static BenchReport report(Target... targets) {
    return new BenchReport(
        new BenchText("speed", "# Head\n", "Tail.\n"),
        "a machine",
        "2026-11-26",
        List.of(targets),
        Map.of("ms", Map.of()));
  }

  @Test
  void oneMissedOrUnmeasuredTargetIsAMiss() {
    assertThat(report(FAST).met()).isTrue();
    assertThat(report(FAST, FEW).met()).isFalse();
    assertThat(report(FAST, UNKNOWN).met()).isFalse();
  }

  @Test
  void tableShowsBothSidesTheRatioAndWhatIsToBeReached() {
    assertThat(report(FAST, FEW, UNKNOWN).table())
        .endsWith(
            """
            | first sound | 30.0 ms | 10.0 ms | 3.00 | ≤ 70.0 ms | met |
            | callers | 80 | 100 | 0.80 | ≥ 90 | **missed** |
            | time | not measured | 0.200 cores | not measured | ≤ 0.400 cores | **missed** |
            """);
  }

  @Test
  void aValueThatTheTrialsEndedIsToldAsSuch() {
    Target ended = new Target("callers", "", 230, 240, 216, false, 240);
    assertThat(report(ended).table())
        .endsWith("| callers | 230 | 240 (the most tried) | 0.96 | ≥ 216 | met |\n");
  }

  @Test
  void whatIsOnlyMeasuredHasNothingToReach() {
    Target measured = Target.none("voice", "ms", 20, 40);
    assertThat(report(measured).met()).isTrue();
    assertThat(report(measured).table()).endsWith("| voice | 20.0 ms | 40.0 ms | 0.50 |  |  |\n");
    assertThat(report(Target.none("voice", "ms", Double.NaN, 40)).met()).isFalse();
  }

  @Test
  void sidesAreMeasuredByTurns() {
    List<Side> order = new ArrayList<>();
    Compared.byTurns(
        2,
        side -> {
          order.add(side);
          return List.of(1.0);
        });
    assertThat(order).containsExactly(Side.OURS, Side.BARE, Side.OURS, Side.BARE);
    assertThatThrownBy(() -> Compared.byTurns(1, _ -> List.of(1.0))).hasMessageContaining("2");
  }

  @Test
  void filesHoldTheTableAndAllThatWasMeasured(@TempDir Path folder) throws IOException {
    report(FAST).write(folder.resolve("bench"));
    assertThat(folder.resolve("bench/speed.md"))
        .content()
        .startsWith("# Head\nMeasured on a machine, 2026-11-26.")
        .contains("| 30.0 ms |")
        .endsWith("Tail.\n");
    assertThat(Files.readString(folder.resolve("bench/speed.json")).replace(" ", ""))
        .contains("\"met\":true", "\"ours\":30.0", "\"date\":\"2026-11-26\"");
  }

  private static Compared five() {
    return Compared.of(
        Compared.byTurns(2, side -> List.of(side == Side.OURS ? 5.0 : 1.0)), value -> value);
  }

  @Test
  void withinMeansOurValueWhateverTheBareOneIs() {
    assertThat(five().within("x", 0.5, 4)).isEqualTo(new Target("x", "ms", 5, 1, 4, true));
    assertThat(five().within("x", 0.5, 5).met()).isTrue();
    assertThat(five().told("x", 0.5)).isEqualTo(Target.none("x", "ms", 5, 1));
  }

  @Test
  void nearMeansTheBareValueAndSoMuchMore() {
    Compared compared = five();
    Target target = compared.near("x", 0.5, 3);
    assertThat(target).isEqualTo(new Target("x", "ms", 5, 1, 4, true));
    assertThat(target.met()).isFalse();
  }
}

package dev.hatchline.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert fires beyond its border and not at it, as Prometheus itself computes. */
class AlertRulesIT {
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  private static List<String> with(String what, List<String> files) {
    return Stream.concat(Stream.of(what, "rules"), files.stream()).toList();
  }

  @Test
  void rulesAreRight() throws IOException {
    assertThat(Promtool.run(Monitoring.ALERTS, with("check", files(Monitoring.ALERTS)))).isEmpty();
  }

  @Test
  void alertsFireBeyondTheirBordersAndNotAtThem() throws IOException {
    Path tests = Monitoring.ALERTS.resolve("tests");
    assertThat(files(tests)).isEqualTo(files(Monitoring.ALERTS));
    assertThat(Promtool.run(tests, with("test", files(tests)))).isEmpty();
  }

  /** The judge judges: a border that is moved is noticed. */
  @Test
  void aBorderThatIsMovedIsNoticed(@TempDir Path folder) throws IOException {
    Path tests = Files.createDirectory(folder.resolve("tests"));
    String rules = Monitoring.text(Monitoring.ALERTS.resolve("reach.yaml"));
    assertThat(rules).contains("> 180");
    Files.writeString(folder.resolve("reach.yaml"), rules.replace("> 180", "> 181"));
    Files.copy(Monitoring.ALERTS.resolve("tests/reach.yaml"), tests.resolve("reach.yaml"));
    assertThat(Promtool.run(tests, List.of("test", "rules", "reach.yaml")))
        .hasValueSatisfying(said -> assertThat(said).contains("HatchlineLongWait"));
  }
}

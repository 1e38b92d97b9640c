package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpReaderTest {
  @TempDir Path folder;

  private Otlp read(String text) throws Exception {
    return OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), text)).otlp();
  }

  private List<String> problems(String text) {
    return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
        .map(problem -> problem.toString().replaceFirst(".*\\.yaml:", ""))
        .toList();
  }

  @Test
  void nobodyIsToldUnlessTheOperatorSaysSo() throws Exception {
    assertThat(read("company: Example")).isEqualTo(Otlp.OFF);
    assertThat(Otlp.OFF.metrics()).isEmpty();
  }

  @Test
  void everythingThatMayBeSaid() throws Exception {
    assertThat(
            read(
                """
                otlp:
                  metrics: https://collector.example/v1/metrics
                  traces: http://127.0.0.1:4318/v1/traces
                  every: 10 s
                  header: x-api-key
                  secret: collector
                """))
        .isEqualTo(
            new Otlp(
                Optional.of(URI.create("https://collector.example/v1/metrics")),
                Optional.of(URI.create("http://127.0.0.1:4318/v1/traces")),
                Duration.ofSeconds(10),
                "x-api-key",
                Optional.of("collector")));
  }

  @Test
  void mistakesAreToldAllAtOnce() {
    assertThat(
            problems("otlp: {metrics: 'collector:4318', traces: 'ftp://a/b', every: 1 ms, to: me}"))
        .hasSize(4)
        .anyMatch(problem -> problem.contains("1:17") && problem.contains("http or https"))
        .anyMatch(problem -> problem.contains("1:43") && problem.contains("http or https"))
        .anyMatch(problem -> problem.contains("1 s to 1 h"))
        .anyMatch(
            problem -> problem.contains("expected one of every, header, metrics, secret, traces"));
  }

  @Test
  void theSecretIsWhatTheOperatorHasPutThere() throws Exception {
    Installation installation =
        new Installation(folder.resolve("home"), Path.of("/opt/asterisk"), 0);
    Otlp otlp = read("otlp: {metrics: 'http://127.0.0.1:4318/v1/metrics', secret: collector}");
    assertThatThrownBy(() -> Secrets.otlp(installation, otlp))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("collector is missing");
    Path file = installation.secrets().resolve("collector");
    Files.writeString(file, "Bearer abc\n");
    assertThat(Secrets.otlp(installation, otlp)).contains("Bearer abc");
    assertThat(Secrets.otlp(installation, Otlp.OFF)).isEmpty();
    Otlp traces = read("otlp: {traces: 'http://127.0.0.1:4318/v1/traces', secret: collector}");
    assertThat(Secrets.otlp(installation, traces)).contains("Bearer abc");
  }
}

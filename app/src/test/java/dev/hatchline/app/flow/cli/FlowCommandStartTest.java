package dev.hatchline.app.flow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a Java of its own, as designers have it. */
class FlowCommandStartTest {
  @Test
  void thereIsNoSpringAndNoLoggingOnItsWay() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path flow = Path.of("..", "ivr-flows", "flows", "company-line.yaml");
    Process check =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-Xlog:class+load=info:stdout:tags",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FlowCommand.class.getName(),
                    "check",
                    flow.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(check.exitValue()).isZero();
    assertThat(said).contains("dev.hatchline.flow.yaml.FlowReader");
    assertThat(said.lines())
        .noneMatch(line -> line.contains("org.springframework") || line.contains("org.slf4j"))
        .noneMatch(line -> line.contains("ch.qos.logback") || line.contains("tools.jackson"));
  }
}

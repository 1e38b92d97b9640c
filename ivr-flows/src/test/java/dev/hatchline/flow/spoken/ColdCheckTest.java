package dev.hatchline.flow.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever judges flows does not wait for ICU. */
class ColdCheckTest {
  private static String run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xlog:class+load",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ColdCheck.class.getName()));
    command.addAll(List.of(arguments));
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(java.waitFor()).as(out).isZero();
      return out;
    } finally {
      java.destroyForcibly();
    }
  }

  @Test
  void whoJudgesAFlowDoesNotLoadIcu() throws Exception {
    assertThat(run()).contains("dev.hatchline.flow.spoken.Speaker").doesNotContain("com.ibm.icu.");
  }

  @Test
  void whoSpeaksANumberDoes() throws Exception {
    assertThat(run("7")).contains("com.ibm.icu.text.RuleBasedNumberFormat", "sieben");
  }
}

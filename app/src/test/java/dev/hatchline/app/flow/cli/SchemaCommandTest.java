package dev.hatchline.app.flow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.schema.FlowSchema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return FlowCommand.run(
        List.of(args),
        Map.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void itWritesTheSchemaAndNothingElse() {
    assertThat(run("schema")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(FlowSchema.json());
    assertThat(err.size()).isZero();
  }

  @Test
  void itTakesNoFile() {
    assertThat(run("schema", "a.yaml")).isEqualTo(FlowCommand.WRONG_USE);
    assertThat(out.size()).isZero();
  }
}

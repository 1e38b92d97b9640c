package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.hatchline.call.CallId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line as the engine's own encoder writes it. */
class JsonLinesTest {
  private static final String CALL = "6f1f8a3e-95a8-4c1e-9b1d-0a2b3c4d5e6f";
  private static final String TRACE = "6f1f8a3e95a84c1e9b1d0a2b3c4d5e6f";

  private static LoggingEvent line(Map<String, String> mdc, String text, Object... of) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    LoggingEvent event =
        new LoggingEvent(
            JsonLinesTest.class.getName(),
            context.getLogger("a.logger"),
            Level.ERROR,
            text,
            new IllegalStateException("+4930123456 is gone"),
            of);
    event.setMDCPropertyMap(mdc);
    event.setInstant(Instant.EPOCH); // any other may have the figures that are looked for
    return event;
  }

  private static JsonNode written(LoggingEvent event) {
    LoggerContext context = new LoggerContext();
    context.putObject(
        Environment.class.getName(),
        new MockEnvironment()
            .withProperty("spring.application.name", "hatchline")
            .withProperty("logging.structured.json.customizer", JsonLines.class.getName()));
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();
    String json = new String(encoder.encode(event), StandardCharsets.UTF_8);
    assertThat(json).endsWith("}\n").doesNotContain("0123", "123456");
    return new JsonMapper().readTree(json);
  }

  @Test
  void aLineOfACallsThreadHasTheCallAndNoNumber() {
    JsonNode line = written(line(Map.of("call", CALL), "call of {} failed", "+12025550123"));
    assertThat(line.get("call").asString()).isEqualTo(CALL);
    assertThat(line.get("trace.id").asString()).isEqualTo(TRACE);
    assertThat(line.get("message").asString()).isEqualTo("call of …123 failed");
    assertThat(line.toString()).contains("IllegalStateException: …456 is gone", "hatchline");
  }

  @Test
  void aLineThatNamesACallHasItToo() {
    JsonNode line = written(line(Map.of(), "call {} from {}", CallId.of(CALL), "+12025550123"));
    assertThat(line.get("call").asString()).isEqualTo(CALL);
    assertThat(line.get("message").asString()).isEqualTo("call " + CALL + " from …123");
  }

  @Test
  void aLineOfNoCallHasNone() {
    JsonNode line = written(line(Map.of(), "nothing of {}", "anybody"));
    assertThat(line.has("call")).isFalse();
    assertThat(line.has("trace.id")).isFalse();
    assertThat(line.has("trace")).isFalse();
  }

  @Test
  void theTextHasTheSameCall() {
    CallOfLine call = new CallOfLine();
    assertThat(call.convert(line(Map.of("call", CALL), "x"))).isEqualTo(CALL);
    assertThat(call.convert(line(Map.of(), "{} {}", 1, CallId.of(CALL)))).isEqualTo(CALL);
    assertThat(call.convert(line(Map.of(), "x"))).isEmpty();
  }
}

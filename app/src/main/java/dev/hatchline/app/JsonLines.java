package dev.hatchline.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.Masked;
import dev.hatchline.metrics.span.SpanIds;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * What a line of the log in JSON has besides: the call, and the trace of that call, to which it
 * belongs. Numbers in its texts are masked.
 */
public final class JsonLines implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {
  private static final String TRACE = "trace.id";

  @Override
  public void customize(JsonWriter.Members<ILoggingEvent> members) {
    members.add(CallOfLine.KEY, JsonLines::named).whenHasLength();
    members.add(TRACE, JsonLines::trace).whenHasLength();
    members.applyingValueProcessor(ValueProcessor.of(String.class, JsonLines::masked));
  }

  private static @Nullable String masked(@Nullable String text) {
    return text == null ? null : Masked.text(text);
  }

  /** What its thread works for is there already. */
  private static String named(ILoggingEvent line) {
    return line.getMDCPropertyMap().containsKey(CallOfLine.KEY) ? "" : CallOfLine.of(line);
  }

  private static String trace(ILoggingEvent line) {
    String call = CallOfLine.of(line);
    return call.isEmpty() ? "" : SpanIds.trace(CallId.of(call));
  }
}

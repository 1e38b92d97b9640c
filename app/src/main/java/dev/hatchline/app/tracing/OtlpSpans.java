package dev.hatchline.app.tracing;

import com.google.protobuf.ByteString;
import dev.hatchline.metrics.span.Part;
import dev.hatchline.metrics.span.SpanIds;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Spans in the words of OTLP (opentelemetry/proto/trace/v1/trace.proto). */
final class OtlpSpans {
  private static final String SERVICE = "hatchline";
  private static final long NANOS = 1_000_000_000;

  private OtlpSpans() {}

  /** One telling of all of these; {@code engine} is which of two told it. */
  static byte[] request(List<dev.hatchline.metrics.span.Span> spans, String engine) {
    ScopeSpans.Builder scope =
        ScopeSpans.newBuilder().setScope(InstrumentationScope.newBuilder().setName(SERVICE));
    spans.forEach(span -> scope.addSpans(span(span)));
    Resource resource =
        Resource.newBuilder()
            .addAttributes(attribute("service.name", SERVICE))
            .addAttributes(attribute("service.instance.id", engine))
            .build();
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope))
        .build()
        .toByteArray();
  }

  private static Span.Builder span(dev.hatchline.metrics.span.Span span) {
    Span.Builder told =
        Span.newBuilder()
            .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(SpanIds.trace(span.call()))))
            .setSpanId(id(span.id()))
            .setName(span.part().word())
            .setKind(kind(span.part().side()))
            .setStartTimeUnixNano(nanos(span.began()))
            .setEndTimeUnixNano(nanos(span.ended()));
    if (span.parent() != dev.hatchline.metrics.span.Span.NONE) {
      told.setParentSpanId(id(span.parent()));
    }
    span.marks().forEach((mark, value) -> told.addAttributes(attribute(mark.key(), value)));
    if (span.failed()) {
      told.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR));
    }
    return told;
  }

  private static ByteString id(long id) {
    return ByteString.copyFrom(ByteBuffer.allocate(Long.BYTES).putLong(0, id));
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * NANOS + at.getNano();
  }

  private static Span.SpanKind kind(Part.Side side) {
    return switch (side) {
      case INTERNAL -> Span.SpanKind.SPAN_KIND_INTERNAL;
      case SERVER -> Span.SpanKind.SPAN_KIND_SERVER;
      case CLIENT -> Span.SpanKind.SPAN_KIND_CLIENT;
    };
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}

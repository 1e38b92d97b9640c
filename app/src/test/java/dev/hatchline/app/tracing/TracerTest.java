package dev.hatchline.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.metrics.TraceReadings;
import dev.hatchline.metrics.span.Happening;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real receiver on loopback; closing has all told that there is. */
@Timeout(60)
class TracerTest {
  private static final CallId CALL = CallId.of("6f1f8a3e-95a8-4c1e-9b1d-0a2b3c4d5e6f");
  private static final String TRACE = "6f1f8a3e95a84c1e9b1d0a2b3c4d5e6f";
  private static final String WHOLE = "9b1d0a2b3c4d5e6f";
  private static final Instant START = Instant.parse("2026-11-29T09:00:00.000001Z");

  private final TraceCollector collector = new TraceCollector();

  TracerTest() throws IOException {}

  @AfterEach
  void stop() {
    collector.close();
  }

  private Tracer tracer() {
    return new Tracer(place(), line -> "flow-of-" + line);
  }

  private Tracer.Place place() {
    return new Tracer.Place(collector.address(), Map.of("authorization", "Bearer of-it"), "a");
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  private static void wholeCall(Tracer tracer) {
    CallNotes notes = new CallNotes(tracer, () -> at(5));
    notes.accept(new CallEvent.Arrived(CALL, at(1), new FirstRing(START, 1), "1000", null));
    notes.accept(new CallEvent.PromptStarted(CALL, at(2), "welcome"));
    notes.played(CALL, at(3), true);
    notes.asked(CALL, at(4), new UUID(7, 77), "orders", "timeout", true);
    notes.accept(
        new CallEvent.Ended(
            CALL, at(9), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_FLOW)));
  }

  private static void prompts(Tracer tracer, int count) {
    tracer.accept(new Happening.Told(new CallEvent.PromptStarted(CALL, START, "welcome")));
    for (int n = 0; n < count; n++) {
      tracer.accept(new Happening.Played(CALL, at(n), at(n + 1), true));
    }
  }

  @Test
  void aCallComesToTheCollectorAsATrace() {
    Tracer tracer = tracer();
    wholeCall(tracer);
    tracer.close();
    assertThat(collector.authorizations()).containsOnly("Bearer of-it");
    assertThat(collector.resources())
        .containsOnly("{service.instance.id=a, service.name=hatchline}");
    List<Span> spans = collector.spans(TRACE);
    assertThat(spans).extracting(Span::getName).containsExactly("prompt", "lookup", "call");
    Span call = spans.getLast();
    assertThat(TraceCollector.id(call)).isEqualTo(WHOLE);
    assertThat(TraceCollector.parent(call)).isEmpty();
    assertThat(call.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(call.getStartTimeUnixNano())
        .isEqualTo(START.getEpochSecond() * 1_000_000_000 + 1_000);
    assertThat(call.getEndTimeUnixNano() - call.getStartTimeUnixNano()).isEqualTo(9_000_000_000L);
    assertThat(TraceCollector.attributes(call))
        .containsEntry("hatchline.line", "1000")
        .containsEntry("hatchline.flow", "flow-of-1000")
        .containsEntry("hatchline.outcome", "left-flow");
    Span lookup = spans.get(1);
    assertThat(TraceCollector.parent(lookup)).isEqualTo(WHOLE);
    assertThat(TraceCollector.id(lookup)).isEqualTo("000000000000004d");
    assertThat(lookup.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(lookup.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(tracer.readings()).isEqualTo(new TraceReadings(3, 0));
  }

  /** The leg is told of the end after the call is. Here no time passes between. */
  @Test
  void aPromptThatTheEndOfTheCallCutsShortIsAPartOfIt() {
    Tracer tracer = new Tracer(place(), line -> "flow-of-" + line, () -> 0);
    CallNotes notes = new CallNotes(tracer, () -> at(9));
    notes.accept(new CallEvent.PromptStarted(CALL, at(1), "welcome"));
    notes.accept(
        new CallEvent.Ended(
            CALL, at(9), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_FLOW)));
    notes.played(CALL, at(2), false);
    tracer.close();
    List<Span> spans = collector.spans(TRACE);
    assertThat(spans).extracting(Span::getName).containsExactly("prompt", "call");
    assertThat(TraceCollector.attributes(spans.getFirst()))
        .containsEntry("hatchline.node", "welcome");
    assertThat(tracer.readings()).isEqualTo(new TraceReadings(2, 0));
  }

  @Test
  void aCollectorThatIsAwayCostsSpansAndNothingElse() {
    Tracer tracer = tracer();
    collector.close();
    int more = 100;
    prompts(tracer, Tracer.SPANS_MAX + more);
    tracer.close();
    assertThat(tracer.readings()).isEqualTo(new TraceReadings(0, Tracer.SPANS_MAX + more));
    assertThat(tracer.state().why()).contains("ConnectException");
  }

  @Test
  void whatCannotBeTakenNowIsToldAgain() {
    Tracer tracer = tracer();
    collector.answers(503);
    prompts(tracer, Tracer.BATCH_MAX);
    await(() -> tracer.state().failed() > 0);
    assertThat(tracer.readings()).isEqualTo(TraceReadings.NOTHING);
    collector.answers(200);
    tracer.close();
    assertThat(collector.spans(TRACE)).hasSize(Tracer.BATCH_MAX);
    assertThat(tracer.readings()).isEqualTo(new TraceReadings(Tracer.BATCH_MAX, 0));
    assertThat(tracer.state().why()).isEmpty();
  }

  @Test
  void whatIsRefusedIsNotToldAgain() {
    Tracer tracer = tracer();
    collector.answers(400);
    prompts(tracer, 3);
    tracer.close();
    assertThat(tracer.readings()).isEqualTo(new TraceReadings(0, 3));
    assertThat(tracer.state().failed()).isEqualTo(1);
  }

  /** It answers nothing until everything is told. */
  @Test
  void whoTellsWaitsForNoCollector() {
    Tracer tracer = tracer();
    CountDownLatch held = collector.hold();
    prompts(tracer, Tracer.BATCH_MAX);
    await(() -> !collector.authorizations().isEmpty());
    prompts(tracer, Tracer.WAITING_MAX + Tracer.SPANS_MAX);
    held.countDown();
    tracer.close();
    TraceReadings all = tracer.readings();
    int spans = Tracer.BATCH_MAX + Tracer.WAITING_MAX + Tracer.SPANS_MAX;
    assertThat(all.dropped()).isPositive();
    // The second node, which makes no span, may be among what is dropped.
    assertThat(all.taken() + all.dropped()).isBetween((long) spans, spans + 1L);
  }

  @Test
  void callsWithoutAnEndAreForgottenWhenThereAreTooMany() {
    Tracer tracer = tracer();
    for (int n = 0; n <= Tracer.CALLS_MAX; n++) {
      CallId call = new CallId(new UUID(n, 1));
      tracer.accept(new Happening.Told(new CallEvent.PromptStarted(call, START, "node-" + n)));
    }
    tracer.accept(new Happening.Played(new CallId(new UUID(1, 1)), at(1), at(2), true));
    tracer.accept(new Happening.Played(new CallId(new UUID(0, 1)), at(1), at(2), true));
    tracer.close();
    assertThat(collector.spans())
        .extracting(span -> TraceCollector.attributes(span).get("hatchline.node"))
        .containsExactly("node-1");
    assertThat(tracer.readings()).isEqualTo(new TraceReadings(1, 1));
  }

  @Test
  void whereNobodyWantsToKnowNothingIsSaidToSystems() {
    assertThat(CallNotes.NONE.traceparent(CALL, new UUID(7, 77))).isEmpty();
    assertThat(new CallNotes(_ -> {}, () -> START).traceparent(CALL, new UUID(7, 77)))
        .contains("00-" + TRACE + "-000000000000004d-01");
  }

  private static void await(BooleanSupplier so) {
    while (!so.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}

package dev.hatchline.metrics.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls as they happen, second by second, and the spans that come of them. */
class SpanReaderTest {
  private static final CallId CALL = CallId.of("6f1f8a3e-95a8-4c1e-9b1d-0a2b3c4d5e6f");
  private static final long WHOLE = 0x9b1d0a2b3c4d5e6fL;
  private static final Instant START = Instant.parse("2026-11-29T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");

  private final List<Span> spans = new ArrayList<>();

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1_000));
  }

  private static CallEvent arrived(double seconds) {
    return new CallEvent.Arrived(
        CALL, at(seconds), new FirstRing(START, 1), "1000", "+12025550123");
  }

  private static CallEvent ended(double seconds, CallEnd.Reason reason) {
    return new CallEvent.Ended(CALL, at(seconds), new CallEnd(CallEnd.Party.CALLER, reason));
  }

  private static CallEvent node(double seconds, String node) {
    return new CallEvent.PromptStarted(CALL, at(seconds), node);
  }

  /** Reads them; the last answer is whether more may come. */
  private boolean read(Object... happenings) {
    SpanReader reader = null;
    boolean more = true;
    for (Object what : happenings) {
      Happening happening =
          what instanceof CallEvent event ? new Happening.Told(event) : (Happening) what;
      reader =
          reader == null
              ? new SpanReader(happening, line -> "flow-of-" + line, spans::add)
              : reader;
      more = reader.add(happening);
    }
    return more;
  }

  private Span only(Part part) {
    List<Span> found = spans.stream().filter(span -> span.part() == part).toList();
    assertThat(found).as(part.word()).hasSize(1);
    return found.getFirst();
  }

  private static void assertTimes(Span span, double began, double ended) {
    assertThat(span.began()).isEqualTo(at(began));
    assertThat(span.ended()).isEqualTo(at(ended));
  }

  @Test
  void theWholeCallBeginsAtItsFirstRingAndIsToldLast() {
    assertThat(read(arrived(0.2), ended(9, CallEnd.Reason.LEFT_FLOW))).isFalse();
    Span call = only(Part.CALL);
    assertThat(spans).hasSize(1);
    assertTimes(call, 0, 9);
    assertThat(call.id()).isEqualTo(WHOLE);
    assertThat(call.parent()).isEqualTo(Span.NONE);
    assertThat(call.failed()).isFalse();
    assertThat(call.marks())
        .isEqualTo(
            Map.of(
                Mark.LINE, "1000",
                Mark.FLOW, "flow-of-1000",
                Mark.PARTY, "caller",
                Mark.OUTCOME, "left-flow"));
  }

  @Test
  void traceAndCallAreFoundByEachOther() {
    assertThat(SpanIds.trace(CALL)).isEqualTo("6f1f8a3e95a84c1e9b1d0a2b3c4d5e6f");
    assertThat(SpanIds.traceparent(CALL, 0x1234))
        .isEqualTo("00-6f1f8a3e95a84c1e9b1d0a2b3c4d5e6f-0000000000001234-01");
  }

  @Test
  void aPromptIsOfItsNodeAlsoWhenTheNextHasBegunMeanwhile() {
    read(
        arrived(0),
        node(1, "welcome"),
        node(4, "service"),
        new Happening.Played(CALL, at(1.1), at(4.1), false),
        new Happening.Played(CALL, at(4.2), at(6), true),
        ended(9, CallEnd.Reason.LEFT_FLOW));
    Span first = spans.get(0);
    Span second = spans.get(1);
    assertTimes(first, 1.1, 4.1);
    assertThat(first.parent()).isEqualTo(WHOLE);
    assertThat(first.marks())
        .isEqualTo(
            Map.of(Mark.FLOW, "flow-of-1000", Mark.NODE, "welcome", Mark.OUTCOME, "cut-short"));
    assertThat(second.marks())
        .containsEntry(Mark.NODE, "service")
        .containsEntry(Mark.OUTCOME, "whole");
  }

  @Test
  void whatIsSaidIsARecognition() {
    read(
        arrived(0),
        node(1, "service"),
        new Happening.Heard(CALL, at(2), at(3.5), "understood"),
        ended(9, CallEnd.Reason.LEFT_FLOW));
    Span heard = only(Part.RECOGNITION);
    assertTimes(heard, 2, 3.5);
    assertThat(heard.parent()).isEqualTo(WHOLE);
    assertThat(heard.marks())
        .containsEntry(Mark.NODE, "service")
        .containsEntry(Mark.OUTCOME, "understood");
  }

  @Test
  void aLookupHasTheIdThatTheSystemWasTold() {
    read(
        arrived(0),
        node(1, "order"),
        new Happening.Asked(CALL, at(2), at(2.4), 77, "orders", "timeout", true),
        ended(9, CallEnd.Reason.LEFT_FLOW));
    Span lookup = only(Part.LOOKUP);
    assertTimes(lookup, 2, 2.4);
    assertThat(lookup.id()).isEqualTo(77);
    assertThat(lookup.parent()).isEqualTo(WHOLE);
    assertThat(lookup.failed()).isTrue();
    assertThat(lookup.marks())
        .containsEntry(Mark.SYSTEM, "orders")
        .containsEntry(Mark.NODE, "order")
        .containsEntry(Mark.OUTCOME, "timeout");
  }

  @Test
  void aWaitInLineHoldsItsPromptsAndTheWaitsForAgents() {
    read(
        arrived(0),
        node(1, "service"),
        new CallEvent.JoinedLine(CALL, at(3), "people"),
        new Happening.Played(CALL, at(1), at(3.01), false),
        new Happening.Played(CALL, at(4), at(6), true),
        new CallEvent.AgentRung(CALL, at(7), ANN),
        new CallEvent.AgentMissed(CALL, at(12), ANN, "no-answer"),
        new CallEvent.AgentRung(CALL, at(13), BOB),
        new CallEvent.Bridged(CALL, at(15), BOB),
        new CallEvent.AgentLeft(CALL, at(40), BOB),
        ended(41, CallEnd.Reason.SERVED));
    Span line = only(Part.LINE);
    assertTimes(line, 3, 15);
    assertThat(line.parent()).isEqualTo(WHOLE);
    assertThat(line.marks()).isEqualTo(Map.of(Mark.QUEUE, "people", Mark.OUTCOME, "answered"));
    List<Span> prompts = spans.stream().filter(span -> span.part() == Part.PROMPT).toList();
    assertThat(prompts).extracting(Span::parent).containsExactly(WHOLE, line.id());
    assertThat(prompts.getFirst().marks()).containsEntry(Mark.NODE, "service");
    assertThat(prompts.getLast().marks())
        .isEqualTo(Map.of(Mark.QUEUE, "people", Mark.OUTCOME, "whole"));
    List<Span> rings = spans.stream().filter(span -> span.part() == Part.RING).toList();
    assertThat(rings).extracting(Span::parent).containsOnly(line.id());
    assertTimes(rings.getFirst(), 7, 12);
    assertThat(rings.getFirst().failed()).isTrue();
    assertTimes(rings.getLast(), 13, 15);
    assertThat(rings.getLast().marks())
        .isEqualTo(Map.of(Mark.AGENT, "102", Mark.OUTCOME, "answered"));
  }

  @Test
  void aLegToAnAgentIsFromItsRingToItsEnd() {
    read(
        arrived(0),
        new CallEvent.AgentRung(CALL, at(7), ANN),
        new CallEvent.AgentMissed(CALL, at(12), ANN, "no-answer"),
        new CallEvent.AgentRung(CALL, at(13), BOB),
        new CallEvent.Bridged(CALL, at(15), BOB),
        new CallEvent.AgentLeft(CALL, at(40), BOB),
        new CallEvent.Bridged(CALL, at(41), ANN),
        ended(50, CallEnd.Reason.SERVED));
    List<Span> legs = spans.stream().filter(span -> span.part() == Part.AGENT).toList();
    assertThat(legs).extracting(Span::parent).containsOnly(WHOLE);
    assertTimes(legs.get(0), 7, 12);
    assertThat(legs.get(0).failed()).isTrue();
    assertThat(legs.get(0).marks()).isEqualTo(Map.of(Mark.AGENT, "101", Mark.OUTCOME, "no-answer"));
    assertTimes(legs.get(1), 13, 40);
    assertThat(legs.get(1).marks()).isEqualTo(Map.of(Mark.AGENT, "102", Mark.OUTCOME, "left"));
    assertTimes(legs.get(2), 41, 50);
    assertThat(legs.get(2).marks()).isEqualTo(Map.of(Mark.AGENT, "101", Mark.OUTCOME, "served"));
  }

  @Test
  void theAutomationMeanwhileIsNoPartOfTheWait() {
    read(
        arrived(0),
        new CallEvent.JoinedLine(CALL, at(3), "people"),
        new CallEvent.AutomationMeanwhile(CALL, at(5)),
        node(5, "again"),
        new Happening.Played(CALL, at(5), at(6), true),
        new CallEvent.BackInLine(CALL, at(7)),
        new Happening.Played(CALL, at(8), at(9), true),
        ended(10, CallEnd.Reason.LEFT_LINE));
    Span line = only(Part.LINE);
    assertTimes(line, 3, 10);
    assertThat(line.marks()).containsEntry(Mark.OUTCOME, "left-line");
    assertThat(spans.get(0).parent()).isEqualTo(WHOLE);
    assertThat(spans.get(1).parent()).isEqualTo(line.id());
  }

  @Test
  void aNumberOutsideIsALegWithoutItsNumber() {
    read(
        arrived(0),
        new CallEvent.OutsideRung(CALL, at(2), "doctor", "+12025550177"),
        new CallEvent.OutsideMissed(CALL, at(20), "busy"),
        new CallEvent.OutsideRung(CALL, at(21), "nurse", "+12025550178"),
        ended(60, CallEnd.Reason.TRANSFERRED));
    List<Span> legs = spans.stream().filter(span -> span.part() == Part.OUTSIDE).toList();
    assertTimes(legs.getFirst(), 2, 20);
    assertThat(legs.getFirst().failed()).isTrue();
    assertTimes(legs.getLast(), 21, 60);
    assertThat(legs.getLast().marks())
        .isEqualTo(Map.of(Mark.NODE, "nurse", Mark.OUTCOME, "transferred"));
    assertThat(spans.toString()).doesNotContain("2025550");
  }

  /** What is told of the dialling may come before the call's own beginning, or after it. */
  @Test
  void aCallbackBeginsWithItsDiallingAndNotWithThePlaceInLine() {
    Happening dialled =
        new Happening.Dialled(CALL, Part.CALLBACK, at(600), at(605), "answered", true);
    CallEvent back = new CallEvent.CalledBack(CALL, at(605.1), "cb", "people");
    CallEvent end = ended(630, CallEnd.Reason.SERVED);
    for (List<Object> order :
        List.<List<Object>>of(
            List.of(dialled, arrived(605.1), back, end),
            List.of(arrived(605.1), back, dialled, end))) {
      spans.clear();
      read(order.toArray());
      assertTimes(only(Part.CALL), 600, 630);
      assertTimes(only(Part.CALLBACK), 600, 605);
      assertThat(only(Part.CALLBACK).parent()).isEqualTo(WHOLE);
      assertThat(only(Part.CALLBACK).failed()).isFalse();
    }
  }

  /** Its first ring is known by the second. */
  @Test
  void aCallWithNewsBeginsWithItsDialling() {
    Happening dialled = new Happening.Dialled(CALL, Part.NEWS, at(0.4), at(5), "answered", true);
    CallEvent end = ended(30, CallEnd.Reason.LEFT_FLOW);
    for (List<Object> order :
        List.<List<Object>>of(
            List.of(dialled, arrived(5.1), end), List.of(arrived(5.1), dialled, end))) {
      spans.clear();
      read(order.toArray());
      assertTimes(only(Part.CALL), 0.4, 30);
    }
  }

  @Test
  void whoWasDialledAndDidNotAnswerIsAWholeTrace() {
    assertThat(read(new Happening.Dialled(CALL, Part.NEWS, at(5), at(25), "not-reached", false)))
        .isFalse();
    Span dialled = only(Part.NEWS);
    assertThat(spans).hasSize(1);
    assertThat(dialled.id()).isEqualTo(WHOLE);
    assertThat(dialled.parent()).isEqualTo(Span.NONE);
    assertThat(dialled.failed()).isTrue();
    assertTimes(dialled, 5, 25);
  }

  @Test
  void aCallThatIsFoundUpGoesOnUnderTheSameNames() {
    read(
        new CallEvent.Readopted(CALL, at(100), "agent 101"),
        ended(120, CallEnd.Reason.ASTERISK_LOST));
    Span call = only(Part.CALL);
    assertThat(call.id()).isEqualTo(WHOLE);
    assertTimes(call, 100, 120);
    assertThat(call.failed()).isTrue();
    Span leg = only(Part.AGENT);
    assertTimes(leg, 100, 120);
    assertThat(leg.marks()).containsEntry(Mark.AGENT, "101");
  }

  @Test
  void noTwoSpansOfACallHaveOneIdWhicheverEngineToldThem() {
    Set<Long> ids = new HashSet<>();
    for (int start = 0; start < 2; start++) {
      SpanIds of = new SpanIds(CALL, at(start));
      for (int n = 0; n < 1_000; n++) {
        assertThat(ids.add(of.next())).isTrue();
      }
    }
    assertThat(ids).doesNotContain(Span.NONE, WHOLE);
  }

  @Test
  void aMarkIsShortAndNoneIsEmpty() {
    Span span =
        new Span(
            CALL,
            1,
            2,
            Part.PROMPT,
            at(2),
            at(1),
            Map.of(Mark.NODE, "", Mark.FLOW, "x".repeat(300)),
            false);
    assertThat(span.marks()).isEqualTo(Map.of(Mark.FLOW, "x".repeat(Span.CHARS_MAX)));
    assertThat(span.ended()).isEqualTo(span.began());
  }
}

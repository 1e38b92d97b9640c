package dev.hatchline.bench.meters;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentMoved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A call with something of everything that is counted: a menu, an order typed twice and looked up,
 * a {@code 0}, three waits told, a phone that is not answered, a conversation.
 */
record TypicalCall(List<CallEvent> events, List<AgentMoved> moves) {
  static final String LINE = "1000";
  static final String FLOW = "company-line";
  static final String QUEUE = "people";

  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");

  /** The one of this number, counted from 0. */
  static TypicalCall of(long number) {
    CallId call = new CallId(new UUID(1, number));
    return new TypicalCall(
        List.of(
            new CallEvent.Arrived(call, at(0), new FirstRing(T0, number), LINE, "+12025550123"),
            new CallEvent.PromptStarted(call, at(0), "menu"),
            new CallEvent.NoInput(call, at(7), "menu"),
            new CallEvent.PromptStarted(call, at(7), "menu"),
            new CallEvent.KeyPressed(call, at(9), '2'),
            new CallEvent.Chose(call, at(9), "menu", '2'),
            new CallEvent.PromptStarted(call, at(9), "order"),
            new CallEvent.NoMatch(call, at(14), "order", "1"),
            new CallEvent.Gave(call, at(20), "order", "order", "40017"),
            new CallEvent.LookedUp(call, at(20), "look", "found", Map.of("state", "sent")),
            new CallEvent.PromptStarted(call, at(20), "tell"),
            new CallEvent.Gave(call, at(26), "again", "order", "40017"),
            new CallEvent.ZeroOut(call, at(27), "tell", "0"),
            new CallEvent.JoinedLine(call, at(28), QUEUE),
            new CallEvent.PlaceTold(call, at(28), 3, 90L, 60L, 120L),
            new CallEvent.PlaceTold(call, at(73), 2, 60L, 0L, 120L),
            new CallEvent.AgentRung(call, at(90), BOB),
            new CallEvent.AgentMissed(call, at(110), BOB, "no-answer"),
            new CallEvent.PlaceTold(call, at(112), 1, 30L, 0L, 60L),
            new CallEvent.AgentRung(call, at(120), ANN),
            new CallEvent.Bridged(call, at(125), ANN),
            new CallEvent.AgentLeft(call, at(305), ANN),
            new CallEvent.Ended(
                call, at(305), new CallEnd(CallEnd.Party.AGENT, CallEnd.Reason.SERVED))),
        List.of(
            new AgentMoved(BOB, at(90), AgentDoing.RESERVED, ""),
            new AgentMoved(BOB, at(110), AgentDoing.PAUSED, "no-answer"),
            new AgentMoved(ANN, at(120), AgentDoing.RESERVED, ""),
            new AgentMoved(ANN, at(125), AgentDoing.ON_CALL, ""),
            new AgentMoved(ANN, at(305), AgentDoing.WRAP_UP, ""),
            new AgentMoved(ANN, at(315), AgentDoing.AVAILABLE, "")));
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }
}

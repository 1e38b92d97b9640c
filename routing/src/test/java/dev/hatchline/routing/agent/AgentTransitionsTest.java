package dev.hatchline.routing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.AgentState.Available;
import dev.hatchline.routing.agent.AgentState.OnCall;
import dev.hatchline.routing.agent.AgentState.Paused;
import dev.hatchline.routing.agent.AgentState.Reserved;
import dev.hatchline.routing.agent.AgentState.SignedOut;
import dev.hatchline.routing.agent.AgentState.WrapUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AgentTransitionsTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant NOW = START.plusSeconds(5);
  private static final AgentId ID = new AgentId("101");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final CallId OTHER_CALL = new CallId(new UUID(0, 2));
  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** Rows are what an agent is, columns what happens; "-" is refused. Not a cell is left out. */
  private static final String TABLE =
      """
               gone  free  rings busy  pause resume chosen answer noansw phbusy declin unrch cancel waits freed vanish tick
      out      out   avail avail other out   out    -      call   -      -      -      -     -      -     -     -      out
      outP     out   paus  paus  other out   out    -      call   -      -      -      -     -      -     -     -      out
      dead     out   out   out   other out   avail  -      call   -      -      -      -     -      -     -     -      out
      avail    out   avail avail other paus  avail  resv   call   -      -      -      -     -      -     -     -      avail
      ringing  out   avail avail other paus  avail  -      call   -      -      -      -     -      -     -     -      avail
      skipped  out   avail avail other paus  avail  -      call   -      -      -      -     -      -     -     -      avail
      resv     out   resv  resv  resv  resv  resv   -      call   paus   avail  avail  out   avail  resv  -     -      resv
      resvP    out   resv  resv  resv  resv  resv   -      call   paus   paus   paus   out   paus   resv  -     -      resv
      call     out   wrap  call  call  call  call   -      call   -      -      -      -     -      -     wrap  wrap   call
      callP    out   paus  call  call  call  call   -      call   -      -      -      -     -      -     other other  call
      other    out   avail avail other other other  -      call   -      -      -      -     -      -     -     -      other
      wrap     out   wrap  wrap  other paus  avail  -      call   -      -      -      -     -      -     -     -      wrap
      paus     out   paus  paus  other paus  avail  -      call   -      -      -      -     -      -     -     -      paus
      """;

  @TestFactory
  Stream<DynamicTest> everyStateMeetsEveryEvent() {
    List<List<String>> rows = TABLE.lines().map(line -> List.of(line.strip().split(" +"))).toList();
    List<String> columns = rows.getFirst();
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int i = 0; i < columns.size(); i++) {
        String state = row.getFirst();
        String event = columns.get(i);
        String expected = row.get(i + 1);
        tests.add(
            DynamicTest.dynamicTest(
                state + " + " + event + " = " + expected,
                () -> assertThat(nameAfter(state, event)).isEqualTo(expected)));
      }
    }
    assertThat(tests).hasSize(agents().size() * events().size());
    return tests.stream();
  }

  private static String nameAfter(String state, String event) {
    return switch (AgentTransitions.next(
        agent(state), Objects.requireNonNull(events().get(event)), NOW)) {
      case AgentStep.Refused _ -> "-";
      case AgentStep.Moved(Agent after) -> name(after.state());
    };
  }

  private static String name(AgentState state) {
    return switch (state) {
      case SignedOut _ -> "out";
      case Available _ -> "avail";
      case Reserved _ -> "resv";
      case OnCall(CallId call, _) -> call == null ? "other" : "call";
      case WrapUp _ -> "wrap";
      case Paused _ -> "paus";
    };
  }

  private static Map<String, AgentEvent> events() {
    Map<String, AgentEvent> events = new LinkedHashMap<>();
    events.put("gone", new AgentEvent.DeviceReported(Device.UNAVAILABLE));
    events.put("free", new AgentEvent.DeviceReported(Device.FREE));
    events.put("rings", new AgentEvent.DeviceReported(Device.RINGING));
    events.put("busy", new AgentEvent.DeviceReported(Device.IN_USE));
    events.put("pause", new AgentEvent.PauseBegun("lunch"));
    events.put("resume", new AgentEvent.PauseEnded());
    events.put("chosen", new AgentEvent.Chosen(CALL, LIMITS));
    events.put("answer", new AgentEvent.Answered(CALL, LIMITS));
    events.put("noansw", new AgentEvent.Missed(CALL, MissReason.NO_ANSWER));
    events.put("phbusy", new AgentEvent.Missed(CALL, MissReason.BUSY));
    events.put("declin", new AgentEvent.Missed(CALL, MissReason.DECLINED));
    events.put("unrch", new AgentEvent.Missed(CALL, MissReason.UNREACHABLE));
    events.put("cancel", new AgentEvent.Missed(CALL, MissReason.CANCELLED));
    events.put("waits", new AgentEvent.Waits(CALL, NOW.plusSeconds(60)));
    events.put("freed", new AgentEvent.Freed(CALL));
    events.put("vanish", new AgentEvent.Vanished(CALL, START));
    events.put("tick", new AgentEvent.Tick());
    return events;
  }

  private static Map<String, Agent> agents() {
    Pause pause = new Pause("lunch", START);
    Instant later = START.plusSeconds(30);
    Standing idle = new Standing(Device.FREE, null, null, null, false);
    Standing out = new Standing(Device.UNAVAILABLE, null, null, null, false);
    Standing rings = new Standing(Device.RINGING, null, null, null, false);
    Standing busy = new Standing(Device.IN_USE, null, null, null, false);
    Reserved reserved = new Reserved(CALL, START, later, START.minusSeconds(60));
    Map<String, Agent> agents = new LinkedHashMap<>();
    agents.put("out", new Agent(ID, out, new SignedOut(START), LIMITS));
    agents.put("outP", new Agent(ID, out.paused(pause), new SignedOut(START), LIMITS));
    agents.put("dead", new Agent(ID, idle.unreachable(later), new SignedOut(START), LIMITS));
    agents.put("avail", new Agent(ID, idle, new Available(START), LIMITS));
    agents.put("ringing", new Agent(ID, rings, new Available(START), LIMITS));
    agents.put("skipped", new Agent(ID, idle.skipped(later), new Available(START), LIMITS));
    agents.put("resv", new Agent(ID, rings, reserved, LIMITS));
    agents.put("resvP", new Agent(ID, rings.paused(pause), reserved, LIMITS));
    agents.put("call", new Agent(ID, busy, new OnCall(CALL, START), LIMITS));
    agents.put("callP", new Agent(ID, busy.paused(pause), new OnCall(CALL, START), LIMITS));
    agents.put("other", new Agent(ID, busy, new OnCall(null, START), LIMITS));
    agents.put("wrap", new Agent(ID, idle, new WrapUp(START, START.plusSeconds(10)), LIMITS));
    agents.put("paus", new Agent(ID, idle.paused(pause), new Paused("lunch", START), LIMITS));
    return agents;
  }

  private static Agent agent(String name) {
    return Objects.requireNonNull(agents().get(name));
  }

  private static Agent moved(Agent agent, AgentEvent event, Instant now) {
    return ((AgentStep.Moved) AgentTransitions.next(agent, event, now)).agent();
  }

  @Test
  void eventsOfAnotherCallAreRefusedWithBothSidesOfTheSurprise() {
    assertThat(
            AgentTransitions.next(
                agent("resv"), new AgentEvent.Missed(OTHER_CALL, MissReason.NO_ANSWER), NOW))
        .isInstanceOfSatisfying(
            AgentStep.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("expected agent 101")
                    .contains(OTHER_CALL.toString())
                    .contains(CALL.toString()));
    assertThat(AgentTransitions.next(agent("call"), new AgentEvent.Freed(OTHER_CALL), NOW))
        .isInstanceOf(AgentStep.Refused.class);
    assertThat(
            AgentTransitions.next(agent("call"), new AgentEvent.Answered(OTHER_CALL, LIMITS), NOW))
        .isInstanceOf(AgentStep.Refused.class);
  }

  /** Nobody stays in a state because one event was lost: what ends it otherwise. */
  private enum Ends {
    DEADLINE,
    /** Asterisk is asked who is up. */
    LOOK,
    /** And what the phones do; nobody is held by these. */
    PHONE
  }

  private static Ends ends(AgentState state) {
    return switch (state) {
      case Reserved _, WrapUp _ -> Ends.DEADLINE;
      case OnCall(CallId call, _) -> call == null ? Ends.PHONE : Ends.LOOK;
      case SignedOut _, Available _, Paused _ -> Ends.PHONE;
    };
  }

  @TestFactory
  Stream<DynamicTest> everyStateHasItsDeadlineOrIsLookedAfter() {
    return agents().values().stream()
        .map(agent -> DynamicTest.dynamicTest(agent.toString(), () -> assertEnds(agent)));
  }

  private static void assertEnds(Agent agent) {
    AgentState state = agent.state();
    Instant late = NOW.plusSeconds(3_600);
    AgentEvent event =
        switch (ends(state)) {
          case DEADLINE -> new AgentEvent.Tick();
          case LOOK -> new AgentEvent.Vanished(Objects.requireNonNull(state.call()), state.since());
          case PHONE -> new AgentEvent.DeviceReported(otherwise(agent));
        };
    assertThat(moved(agent, event, late).state()).isNotEqualTo(state);
    if (ends(state) == Ends.DEADLINE) {
      assertThat(state.deadline()).isNotNull().isEqualTo(agent.nextDeadline().orElseThrow());
    }
  }

  private static Device otherwise(Agent agent) {
    if (agent.state() instanceof OnCall) {
      return Device.FREE;
    }
    return agent.signedIn() ? Device.UNAVAILABLE : Device.IN_USE;
  }

  @Test
  void whatIsHeldAgainstAPhoneEndsToo() {
    assertThat(agent("skipped").nextDeadline()).contains(START.plusSeconds(30));
    assertThat(agent("dead").nextDeadline()).contains(START.plusSeconds(30));
    assertThat(agent("avail").nextDeadline()).isEmpty();
  }

  @Test
  void anOldLookDoesNotEndACallThatBeganLater() {
    AgentEvent look = new AgentEvent.Vanished(CALL, START.minusSeconds(1));
    assertThat(AgentTransitions.next(agent("call"), look, NOW))
        .isInstanceOf(AgentStep.Refused.class);
    AgentEvent ofAnother = new AgentEvent.Vanished(OTHER_CALL, START);
    assertThat(AgentTransitions.next(agent("call"), ofAnother, NOW))
        .isInstanceOf(AgentStep.Refused.class);
  }

  @Test
  void atItsDeadlineAReservationEndsAndTheAgentIsSkipped() {
    Instant deadline = START.plusSeconds(30);
    Agent after = moved(agent("resv"), new AgentEvent.Tick(), deadline);
    assertThat(after.state()).isEqualTo(new Available(START.minusSeconds(60)));
    assertThat(after.standing().skipUntil()).isEqualTo(deadline.plus(LIMITS.skip()));
  }

  @Test
  void wrapUpEndsAtItsDeadlineNotBefore() {
    Agent wrapping = agent("wrap");
    Instant until = START.plusSeconds(10);
    assertThat(moved(wrapping, new AgentEvent.Tick(), until.minusMillis(1))).isEqualTo(wrapping);
    assertThat(moved(wrapping, new AgentEvent.Tick(), until).state())
        .isEqualTo(new Available(until));
  }

  @Test
  void whoWasSkippedIsEligibleAgainAtTheDeadline() {
    Agent skipped = agent("skipped");
    assertThat(skipped.eligible()).isFalse();
    Agent after = moved(skipped, new AgentEvent.Tick(), START.plusSeconds(30));
    assertThat(after.eligible()).isTrue();
    assertThat(after.state().since()).isEqualTo(START);
  }

  @Test
  void aDeadPhoneIsNotBelievedWhenOurOwnRingingEnds() {
    Agent dead = moved(agent("resv"), new AgentEvent.Missed(CALL, MissReason.UNREACHABLE), NOW);
    Agent ended = moved(dead, new AgentEvent.DeviceReported(Device.FREE), NOW);
    assertThat(ended.signedIn()).isFalse();
    Agent gone = moved(ended, new AgentEvent.DeviceReported(Device.UNAVAILABLE), NOW);
    Agent back = moved(gone, new AgentEvent.DeviceReported(Device.FREE), NOW.plusSeconds(1));
    assertThat(back.eligible()).isTrue();
  }

  @Test
  void aDeadPhoneThatNobodyReportsIsTriedAgain() {
    Agent dead = moved(agent("resv"), new AgentEvent.Missed(CALL, MissReason.UNREACHABLE), NOW);
    Agent ended = moved(dead, new AgentEvent.DeviceReported(Device.FREE), NOW);
    Instant later = NOW.plus(AgentLimits.UNREACHABLE_MAX);
    assertThat(ended.nextDeadline()).contains(later);
    assertThat(moved(ended, new AgentEvent.Tick(), later).eligible()).isTrue();
  }

  @Test
  void whoWaitsForACustomerIsReservedUntilThen() {
    Instant until = NOW.plusSeconds(60);
    Agent waits = moved(agent("resv"), new AgentEvent.Waits(CALL, until), NOW);
    Reserved before = (Reserved) agent("resv").state();
    assertThat(waits.state())
        .isEqualTo(new Reserved(CALL, before.since(), until, before.idleSince()));
    assertThat(moved(waits, new AgentEvent.Tick(), until.minusMillis(1)).state())
        .isEqualTo(waits.state());
    assertThat(moved(waits, new AgentEvent.Tick(), until).state()).isInstanceOf(Available.class);
    assertThat(moved(waits, new AgentEvent.Waits(CALL, NOW), NOW).state())
        .as("never shortened")
        .isEqualTo(waits.state());
    assertThat(AgentTransitions.next(agent("resv"), new AgentEvent.Waits(OTHER_CALL, until), NOW))
        .isInstanceOf(AgentStep.Refused.class);
  }

  @Test
  void whoMissedByOurDoingKeepsTheIdleTime() {
    Agent after = moved(agent("resv"), new AgentEvent.Missed(CALL, MissReason.CANCELLED), NOW);
    assertThat(after.state().since()).isEqualTo(START.minusSeconds(60));
  }

  @Test
  void aPauseKeepsItsReasonAndBeginningThroughLossOfThePhone() {
    Agent paused = agent("paus");
    Agent gone = moved(paused, new AgentEvent.DeviceReported(Device.UNAVAILABLE), NOW);
    Agent back = moved(gone, new AgentEvent.DeviceReported(Device.FREE), NOW.plusSeconds(1));
    assertThat(back).isEqualTo(paused);
    assertThat(moved(paused, new AgentEvent.PauseBegun("tea"), NOW)).isEqualTo(paused);
  }

  @Test
  void aRepeatedReportOfFreeDoesNotEndACallThatHasJustBeenAnswered() {
    Agent answered = moved(agent("avail"), new AgentEvent.Answered(CALL, LIMITS), NOW);
    assertThat(moved(answered, new AgentEvent.DeviceReported(Device.FREE), NOW))
        .isEqualTo(answered);
  }

  @Test
  void withoutWrapUpThePhoneIsWaitedForAfterACall() {
    AgentLimits noWrapUp =
        new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30));
    Agent freed = moved(agent("call").under(noWrapUp), new AgentEvent.Freed(CALL), NOW);
    assertThat(freed.state()).isEqualTo(new OnCall(null, NOW));
    assertThat(moved(freed, new AgentEvent.DeviceReported(Device.FREE), NOW).eligible()).isTrue();
  }
}

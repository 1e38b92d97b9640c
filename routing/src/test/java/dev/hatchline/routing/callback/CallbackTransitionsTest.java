package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
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

class CallbackTransitionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final CallId NEXT = new CallId(new UUID(0, 2));
  private static final CallId OTHER = new CallId(new UUID(0, 3));

  private final CallbackTransitions guard = new CallbackTransitions(RetryPolicy.DEFAULT);

  /** Rows are what a callback is, columns what happens; "-" is refused. Not a cell is left out. */
  private static final String TABLE =
      """
               claim clOther agent never unreach forbid last   answer there gone  lost  cancel take
      wait     dial  -       -     -     -       -      -      -      -     -     -     cancel taken
      early    -     -       -     -     -       -      -      -      -     -     -     cancel taken
      dial     -     -       dial  wait  wait    given  given  answ   -     -     unkn  cancel taken
      dialO    -     -       -     -     -       -      -      -      -     -     -     cancel taken
      answ     -     -       -     -     -       -      -      -      conn  given unkn  -      -
      answO    -     -       -     -     -       -      -      -      -     -     -     -      -
      conn     -     -       -     -     -       -      -      -      -     -     -     -      -
      given    -     -       -     -     -       -      -      -      -     -     -     -      -
      cancel   -     -       -     -     -       -      -      -      -     -     -     -      -
      taken    -     -       -     -     -       -      -      -      -     -     -     -      -
      unkn     -     -       -     -     -       -      -      -      -     -     -     -      -
      """;

  @TestFactory
  Stream<DynamicTest> everyStateMeetsEveryInput() {
    List<List<String>> rows = TABLE.lines().map(line -> List.of(line.strip().split(" +"))).toList();
    List<String> columns = rows.getFirst();
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int i = 0; i < columns.size(); i++) {
        String state = row.getFirst();
        String input = columns.get(i);
        String expected = row.get(i + 1);
        tests.add(
            DynamicTest.dynamicTest(
                state + " + " + input + " = " + expected,
                () -> assertThat(nameAfter(state, input)).isEqualTo(expected)));
      }
    }
    return tests.stream();
  }

  private String nameAfter(String state, String input) {
    int attempts = input.equals("last") ? 4 : 1;
    Callback before = callback(state).attempted(attempts);
    return switch (guard.next(before, Objects.requireNonNull(inputs().get(input)), NOW)) {
      case CallbackStep.Refused(String reason) -> {
        assertThat(reason).contains("expected", "found", before.id().toString());
        yield "-";
      }
      case CallbackStep.Moved(Callback after) -> {
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.request()).isEqualTo(before.request());
        assertThat(after.promise()).isEqualTo(before.promise());
        yield name(after.state());
      }
    };
  }

  private static String name(CallbackState state) {
    return switch (state) {
      case CallbackState.Waiting _ -> "wait";
      case CallbackState.Dialling _ -> "dial";
      case CallbackState.Answered _ -> "answ";
      case CallbackState.Connected _ -> "conn";
      case CallbackState.GivenUp _ -> "given";
      case CallbackState.Cancelled _ -> "cancel";
      case CallbackState.TakenOver _ -> "taken";
      case CallbackState.Unknown _ -> "unkn";
    };
  }

  private static Callback callback(String name) {
    Instant then = NOW.minusSeconds(9);
    Map<String, CallbackState> states = new LinkedHashMap<>();
    states.put("wait", new CallbackState.Waiting(CALL, NOW));
    states.put("early", new CallbackState.Waiting(CALL, NOW.plusMillis(1)));
    states.put("dial", new CallbackState.Dialling(CALL, ANN, then));
    states.put("dialO", new CallbackState.Dialling(OTHER, ANN, then));
    states.put("answ", new CallbackState.Answered(CALL, then));
    states.put("answO", new CallbackState.Answered(OTHER, then));
    states.put("conn", new CallbackState.Connected(CALL, ANN, then));
    states.put("given", new CallbackState.GivenUp("why", then));
    states.put("cancel", new CallbackState.Cancelled(then));
    states.put("taken", new CallbackState.TakenOver(then));
    states.put("unkn", new CallbackState.Unknown(CALL, then));
    return Samples.fresh(Samples.number(), then).in(Objects.requireNonNull(states.get(name)));
  }

  private static Map<String, CallbackInput> inputs() {
    Map<String, CallbackInput> inputs = new LinkedHashMap<>();
    inputs.put("claim", new CallbackInput.Claimed(CALL, ANN));
    inputs.put("clOther", new CallbackInput.Claimed(NEXT, ANN));
    inputs.put("agent", new CallbackInput.AgentChanged(CALL, BOB));
    inputs.put("never", new CallbackInput.NeverDialled(CALL, NEXT));
    inputs.put("unreach", new CallbackInput.Unreached(CALL, Fate.BUSY, NEXT));
    inputs.put("forbid", new CallbackInput.Unreached(CALL, Fate.FORBIDDEN, NEXT));
    inputs.put("last", new CallbackInput.Unreached(CALL, Fate.NO_ANSWER, NEXT));
    inputs.put("answer", new CallbackInput.CustomerAnswered(CALL));
    inputs.put("there", new CallbackInput.AgentThere(CALL, ANN));
    inputs.put("gone", new CallbackInput.CustomerGone(CALL));
    inputs.put("lost", new CallbackInput.EndUnknown(CALL));
    inputs.put("cancel", new CallbackInput.Cancel());
    inputs.put("take", new CallbackInput.TakeOver());
    return inputs;
  }

  private Callback after(Callback callback, CallbackInput input) {
    return ((CallbackStep.Moved) guard.next(callback, input, NOW)).callback();
  }

  @Test
  void everyEndIsAnEnd() {
    for (String end : List.of("conn", "given", "cancel", "taken", "unkn")) {
      assertThat(callback(end).open()).as(end).isFalse();
      assertThat(callback(end).state().live()).as(end).isEmpty();
    }
  }

  @Test
  void attemptsCountWhatTheCustomersPhoneWasRung() {
    Callback dialling = after(callback("wait"), new CallbackInput.Claimed(CALL, ANN));
    assertThat(dialling.attempts()).isEqualTo(1);
    assertThat(after(dialling, new CallbackInput.NeverDialled(CALL, NEXT)).attempts()).isZero();
    assertThat(after(dialling, new CallbackInput.Unreached(CALL, Fate.BUSY, NEXT)).attempts())
        .isEqualTo(1);
  }

  @Test
  void anAttemptIsFollowedByOneUnderAnotherKeyAtItsTime() {
    Callback dialling = callback("dial").attempted(2);
    assertThat(after(dialling, new CallbackInput.Unreached(CALL, Fate.MACHINE, NEXT)).state())
        .isEqualTo(new CallbackState.Waiting(NEXT, NOW.plus(Duration.ofMinutes(5))));
    assertThat(after(dialling, new CallbackInput.NeverDialled(CALL, NEXT)).state())
        .isEqualTo(new CallbackState.Waiting(NEXT, NOW));
  }

  @Test
  void noEndIsMadeUpFromAWordThatIsNone() {
    for (Fate none : List.of(Fate.DIALLING, Fate.ANSWERED, Fate.BARRED, Fate.REFUSED_TWICE)) {
      assertThat(guard.next(callback("dial"), new CallbackInput.Unreached(CALL, none, NEXT), NOW))
          .isInstanceOf(CallbackStep.Refused.class);
    }
  }

  @Test
  void nobodyIsDialledOutsidePermittedHours() {
    CallbackTransitions strict =
        new CallbackTransitions(
            new RetryPolicy(
                List.of(),
                PermittedHours.daily(LocalTime.of(9, 1), LocalTime.of(20, 0), ZoneOffset.UTC)));
    assertThat(strict.next(callback("wait"), new CallbackInput.Claimed(CALL, ANN), NOW))
        .isInstanceOf(CallbackStep.Refused.class);
    assertThat(
            strict.next(
                callback("wait"), new CallbackInput.Claimed(CALL, ANN), NOW.plusSeconds(60)))
        .isInstanceOf(CallbackStep.Moved.class);
  }
}

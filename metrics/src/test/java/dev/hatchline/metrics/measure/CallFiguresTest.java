package dev.hatchline.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.WaitRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallFiguresTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final WaitRange MINUTE =
      new WaitRange(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(60));

  private static MeasuredCall call(
      int id, List<Talk> talks, List<ToldWait> told, List<String> zeroOuts, List<String> again) {
    return new MeasuredCall(
        new CallId(new UUID(0, id)),
        "1000",
        T0,
        null,
        List.of(),
        talks,
        List.of(),
        told,
        zeroOuts,
        List.of("menu"),
        List.of("menu", "menu"),
        again,
        false);
  }

  private static Talk talk(long seconds) {
    return new Talk(new AgentId("101"), T0, T0.plusSeconds(seconds));
  }

  private static ToldWait told(long seconds, boolean person) {
    return new ToldWait(MINUTE, Duration.ofSeconds(seconds), person);
  }

  @Test
  void callsAreSummedUp() {
    CallFigures sum =
        CallFigures.of(
            List.of(
                call(1, List.of(talk(60), talk(30)), List.of(), List.of("a", "b"), List.of()),
                call(2, List.of(), List.of(), List.of(), List.of("account"))));
    assertThat(sum.calls()).isEqualTo(2);
    assertThat(sum.served()).isEqualTo(1);
    assertThat(sum.zeroOuts()).isEqualTo(1);
    assertThat(sum.noInputs()).isEqualTo(2);
    assertThat(sum.noMatches()).isEqualTo(4);
    assertThat(sum.talks().sum()).hasSeconds(90);
    assertThat(sum.repeatsPerCall()).hasValue(0.5);
  }

  @Test
  void waitsToldAreJudgedWhereTheyCanBe() {
    List<ToldWait> told = List.of(told(60, true), told(61, true), told(61, false), told(9, false));
    CallFigures sum = CallFigures.of(List.of(call(1, List.of(), told, List.of(), List.of())));
    assertThat(sum.toldKnown()).isEqualTo(3);
    assertThat(sum.estimatesHit()).hasValue(1 / 3.0);
  }

  @Test
  void ofNoCallsThereIsNoShare() {
    assertThat(CallFigures.of(List.of()).estimatesHit()).isEmpty();
    assertThat(CallFigures.of(List.of()).repeatsPerCall()).isEmpty();
  }
}

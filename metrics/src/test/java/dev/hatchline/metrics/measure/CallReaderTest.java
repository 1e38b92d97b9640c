package dev.hatchline.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.WaitVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallReaderTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");

  private final List<CallEvent> events = new ArrayList<>();

  CallReaderTest() {
    events.add(new CallEvent.Arrived(CALL, at(1), new FirstRing(T0, 1), "1000", null));
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }

  private void zeroOut(long second, String node) {
    events.add(new CallEvent.ZeroOut(CALL, at(second), node, "0"));
  }

  private void join(long second, String queue) {
    events.add(new CallEvent.JoinedLine(CALL, at(second), queue));
  }

  private void told(long second, long least, long most) {
    events.add(new CallEvent.PlaceTold(CALL, at(second), 1, least, least, most));
  }

  private void bridge(long second, AgentId agent) {
    events.add(new CallEvent.Bridged(CALL, at(second), agent));
  }

  private void gave(long second, String node, String name) {
    events.add(new CallEvent.Gave(CALL, at(second), node, name, "7"));
  }

  private void end(long second, CallEnd.Reason reason) {
    events.add(new CallEvent.Ended(CALL, at(second), new CallEnd(CallEnd.Party.CALLER, reason)));
  }

  private MeasuredCall read() {
    return CallReader.read(CALL, events).orElseThrow();
  }

  @Test
  void whoIsServedWaitedFromJoiningAndWantedFromTheKey() {
    zeroOut(10, "menu");
    join(11, "people");
    bridge(31, ANN);
    end(91, CallEnd.Reason.SERVED);
    MeasuredCall call = read();
    assertThat(call.rang()).isEqualTo(T0);
    assertThat(call.offers())
        .containsExactly(new Offer("people", at(11), Offer.Outcome.ANSWERED, at(31)));
    assertThat(call.offers().getFirst().waited()).hasSeconds(20);
    assertThat(call.toHuman()).containsExactly(Duration.ofSeconds(21));
    assertThat(call.talks()).containsExactly(new Talk(ANN, at(31), at(91)));
    assertThat(call.zeroOuts()).containsExactly("menu");
  }

  @Test
  void whoAsksAgainWantedFromTheFirstTimeOn() {
    zeroOut(10, "menu");
    join(11, "people");
    events.add(new CallEvent.AutomationMeanwhile(CALL, at(15)));
    zeroOut(20, "hours");
    events.add(new CallEvent.BackInLine(CALL, at(20)));
    bridge(40, ANN);
    MeasuredCall call = read();
    assertThat(call.toHuman()).containsExactly(Duration.ofSeconds(30));
    assertThat(call.offers()).hasSize(1);
    assertThat(call.offers().getFirst().waited()).hasSeconds(29);
  }

  @Test
  void whoComesBackAfterTalkingIsOfferedOnceMore() {
    join(10, "people");
    bridge(20, ANN);
    events.add(new CallEvent.AgentLeft(CALL, at(50), ANN));
    join(55, "billing");
    bridge(65, BOB);
    end(80, CallEnd.Reason.SERVED);
    MeasuredCall call = read();
    assertThat(call.offers()).extracting(Offer::queue).containsExactly("people", "billing");
    assertThat(call.talks())
        .containsExactly(new Talk(ANN, at(20), at(50)), new Talk(BOB, at(65), at(80)));
    assertThat(call.toHuman()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  @Test
  void whatComesOfTheLineIsTold() {
    assertThat(outcome(CallEnd.Reason.LEFT_LINE)).isEqualTo(Offer.Outcome.ABANDONED);
    assertThat(outcome(CallEnd.Reason.LEFT_RINGING)).isEqualTo(Offer.Outcome.ABANDONED);
    assertThat(outcome(CallEnd.Reason.LEFT_FLOW)).isEqualTo(Offer.Outcome.ABANDONED);
    assertThat(outcome(CallEnd.Reason.PROMISED)).isEqualTo(Offer.Outcome.PROMISED);
    assertThat(outcome(CallEnd.Reason.MESSAGE)).isEqualTo(Offer.Outcome.MESSAGE);
    assertThat(outcome(CallEnd.Reason.WITHOUT_ENGINE)).isEqualTo(Offer.Outcome.ELSEWHERE);
  }

  private Offer.Outcome outcome(CallEnd.Reason reason) {
    events.subList(1, events.size()).clear();
    join(10, "people");
    end(20, reason);
    return read().offers().getFirst().outcome();
  }

  @Test
  void thePromiseEndsTheWaitAndNotTheHangingUp() {
    join(10, "people");
    events.add(new CallEvent.Promised(CALL, at(30), "c", "+15550100"));
    end(45, CallEnd.Reason.PROMISED);
    assertThat(read().offers())
        .containsExactly(new Offer("people", at(10), Offer.Outcome.PROMISED, at(30)));
  }

  @Test
  void whoIsStillInLineIsOpen() {
    join(10, "people");
    told(15, 0, 60);
    assertThat(read().offers())
        .containsExactly(new Offer("people", at(10), Offer.Outcome.OPEN, at(15)));
    assertThat(read().end()).isNull();
  }

  @Test
  void aWaitToldIsJudgedByWhenAPersonCame() {
    join(10, "people");
    told(11, 0, 60);
    told(41, 60, 120);
    bridge(71, ANN);
    assertThat(read().told())
        .extracting(ToldWait::known, ToldWait::verdict)
        .containsExactly(tuple(true, WaitVerdict.INSIDE), tuple(true, WaitVerdict.SHORTER));
  }

  @Test
  void aWaitToldToWhoIsPutThroughOutsideIsNotKnownThoughTheCallIsLong() {
    join(10, "people");
    told(11, 0, 60);
    events.add(new CallEvent.OutsideRung(CALL, at(20), "out", "+12025550199"));
    end(1_200, CallEnd.Reason.TRANSFERRED);
    assertThat(read().told()).extracting(ToldWait::known).containsExactly(false);
  }

  @Test
  void aWaitToldToWhoLeftIsKnownOnlyOnceTheRangeIsOver() {
    join(10, "people");
    told(11, 0, 60);
    end(71, CallEnd.Reason.LEFT_LINE);
    assertThat(read().told().getFirst().known()).isFalse();
    events.removeLast();
    end(72, CallEnd.Reason.LEFT_LINE);
    assertThat(read().told().getFirst().known()).isTrue();
  }

  @Test
  void aValueIsGivenAgainOnlyAtAnotherNode() {
    gave(5, "account", "account");
    gave(9, "account", "account");
    assertThat(read().givenAgain()).isEmpty();
    gave(20, "account-later", "account");
    assertThat(read().givenAgain()).containsExactly("account");
  }

  @Test
  void withoutItsBeginningACallIsNotMeasured() {
    events.removeFirst();
    join(10, "people");
    assertThat(CallReader.read(CALL, events)).isEmpty();
  }
}

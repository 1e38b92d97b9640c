package dev.hatchline.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.Dialler;
import dev.hatchline.telephony.Snapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.asteriskjava.manager.event.DialStateEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialNewsTest {
  private static final CallId CALL = CallId.of("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11");
  private static final AgentId AGENT = new AgentId("101");
  private static final String LEG = Dialler.agentChannel(CALL, AGENT);
  private static final Channel PHONE = new Channel("PJSIP/101-7", LEG);

  private final DialNews news = new DialNews();

  @Test
  void customersEndIsTheDialplansWord() {
    assertThat(news.of(said(CALL.toString(), "no-answer")))
        .contains(new AsteriskEvent.CustomerDialled(CALL, DialFate.NO_ANSWER));
  }

  @ParameterizedTest
  @CsvSource({
    "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11, dialling",
    "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11, BUSY",
    "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11, ''",
    "1-1-1-1-1, busy",
    "agent-101-4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11, busy",
    "'', busy",
  })
  void whatIsNoEndOfAKeyIsNoNews(String key, String status) {
    assertThat(news.of(said(key, status))).isEmpty();
    assertThat(news.of(new ManagerWords.DialledSaid(this))).isEmpty();
  }

  @Test
  void onlyTheDialledPhoneOfACustomerRings() {
    assertThat(news.of(state(CALL + ";2", "RINGING")))
        .contains(new AsteriskEvent.CustomerRings(CALL));
    assertThat(news.of(state(CALL + ";2", "PROGRESS"))).isEmpty();
    // The customer's own script rings an agent.
    assertThat(news.of(state(CALL.toString(), "RINGING"))).isEmpty();
    assertThat(news.of(new DialStateEvent(this))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"17, Busy", "18, NoAnswer", "19, NoAnswer", "21, Declined", "26, Cancelled"})
  void agentWhoDoesNotAnswerIsToldOnceInEitherOrder(int cause, String result) {
    up();
    assertThat(down(news.of(gone(cause)).orElseThrow())).isEqualTo(result);
    assertThat(news.of(failed(LEG))).isEmpty();
    up();
    assertThat(news.of(failed(LEG))).isEmpty();
    assertThat(down(news.of(gone(cause)).orElseThrow())).isEqualTo(result);
    assertThat(news.of(gone(cause))).isEmpty();
  }

  @Test
  void agentWithoutAPhoneIsUnreachableAtOnce() {
    assertThat(down(news.of(failed(LEG)).orElseThrow())).isEqualTo("Unreachable");
    up();
    assertThat(down(news.of(gone(3)).orElseThrow())).isEqualTo("Unreachable");
  }

  @Test
  void customerForWhomThereWasNoChannelHasFailed() {
    assertThat(news.of(failed(CALL.toString())))
        .contains(new AsteriskEvent.CustomerDialled(CALL, DialFate.FAILED));
    NewChannelEvent up = new NewChannelEvent(this);
    up.setUniqueId(CALL.toString());
    news.of(up);
    HangupEvent gone = new HangupEvent(this);
    gone.setUniqueId(CALL.toString());
    assertThat(news.of(gone)).isEmpty();
    assertThat(news.of(failed(CALL.toString()))).isEmpty();
  }

  @Test
  void answeredAgentIsUpAndTheHangUpIsNoNewsOfADial() {
    up();
    assertThat(news.of(answered(LEG))).contains(new AsteriskEvent.AgentLegUp(CALL, AGENT, PHONE));
    assertThat(news.of(gone(16))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1763800000.42", "agent-101-x", "Surrogate"})
  void othersChannelsAreNoNews(String id) {
    assertThat(news.of(answered(id))).isEmpty();
    assertThat(news.of(failed(id))).isEmpty();
    assertThat(news.of(new HangupEvent(this))).isEmpty();
    assertThat(news.of(new OriginateResponseEvent(this))).isEmpty();
  }

  @Test
  void whatBecameOfALegWhileNobodyLookedIsToldWithTheTruth() {
    up();
    assertThat(news.after(truth(seen("hatchline-agents")))).isEmpty();
    assertThat(news.after(truth(seen("hatchline-agent-leg"))))
        .containsExactly(new AsteriskEvent.AgentLegUp(CALL, AGENT, PHONE));
    assertThat(news.after(truth(seen("hatchline-agent-leg")))).isEmpty();
    assertThat(news.after(truth())).isEmpty();
    up();
    assertThat(news.after(truth()))
        .containsExactly(
            new AsteriskEvent.AgentLegDown(
                CALL, AGENT, new DialResult.Unreachable("out of sight")));
    assertThat(news.after(truth())).isEmpty();
  }

  private void up() {
    NewChannelEvent up = new NewChannelEvent(this);
    up.setChannel(PHONE.name());
    up.setUniqueId(LEG);
    assertThat(news.of(up)).isEmpty();
  }

  private HangupEvent gone(int cause) {
    HangupEvent gone = new HangupEvent(this);
    gone.setUniqueId(LEG);
    gone.setCause(cause);
    return gone;
  }

  private OriginateResponseEvent failed(String id) {
    OriginateResponseEvent failed = new OriginateResponseEvent(this);
    failed.setUniqueId(id);
    failed.setResponse("Failure");
    return failed;
  }

  private ManagerWords.AgentLegSaid answered(String id) {
    ManagerWords.AgentLegSaid said = new ManagerWords.AgentLegSaid(this);
    said.setChannel(PHONE.name());
    said.setUniqueId(id);
    return said;
  }

  private ManagerWords.DialledSaid said(String key, String status) {
    ManagerWords.DialledSaid said = new ManagerWords.DialledSaid(this);
    said.setKey(key);
    said.setStatus(status);
    return said;
  }

  private DialStateEvent state(String id, String status) {
    DialStateEvent state = new DialStateEvent(this);
    state.setUniqueId(id);
    state.setDialStatus(status);
    return state;
  }

  private static String down(AsteriskEvent event) {
    AsteriskEvent.AgentLegDown down = (AsteriskEvent.AgentLegDown) event;
    assertThat(down.call()).isEqualTo(CALL);
    assertThat(down.agent()).isEqualTo(AGENT);
    return down.result().getClass().getSimpleName();
  }

  private static Snapshot truth(Snapshot.Seen... channels) {
    return new Snapshot(
        Instant.EPOCH, false, Arrays.asList(channels), Map.of(), Map.of(), List.of());
  }

  private static Snapshot.Seen seen(String context) {
    return new Snapshot.Seen(PHONE, LEG, null, CallMarks.NONE, null, null, context, "s", "Wait");
  }
}

package dev.hatchline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls that we make, with a real Asterisk, a customer's phone and an agent's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class DiallerIT {
  private static final AgentId AGENT = new AgentId("101");
  private static final PhoneNumber CUSTOMER = new PhoneNumber("+4930123456");
  private static final FirstRing PLACE = new FirstRing(Instant.ofEpochSecond(1_763_800_000), 4_711);

  private Rig rig;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    rig = new Rig(home);
  }

  @AfterAll
  void stop() {
    rig.close();
  }

  @AfterEach
  void calm() {
    rig.events.clear();
    rig.callers.clear();
  }

  @Test
  void customerAndAgentTalkAndTheAgentsHangUpGivesTheCustomerBack() throws Exception {
    CallId call = dialled(FakePhone.Manner.ANSWERS);
    assertThat(invite(rig.customer)).contains("sip:+4930123456@").contains("1000");
    rig.events.await(AsteriskEvent.CustomerRings.class, e -> e.call().equals(call));
    assertThat(fate(call)).isEqualTo(DialFate.ANSWERED);
    Rig.Caller customer = rig.callers.await(Rig.Caller.class);
    Arrival arrival = customer.leg().arrival();
    assertThat(arrival.how()).isEqualTo(Arrival.How.CALLED);
    assertThat(arrival.call()).isEqualTo(call);
    assertThat(arrival.firstRing()).isEqualTo(PLACE);
    assertThat(arrival.callerNumber()).isEqualTo(CUSTOMER.e164());
    assertThat(arrival.channel().uniqueId()).isEqualTo(Dialler.customerChannel(call));
    customer.leg().openDialogue();
    customer.heard().next(LegEvent.DialogueOpened.class);

    AsteriskEvent.AgentLegUp agent = agentUp(call);
    assertThat(invite(rig.phone)).contains("Callback Ann").contains(CUSTOMER.e164());
    customer.leg().join(agent.channel());
    both(call, agent.channel());
    assertThat(hearEachOther()).isTrue();

    rig.phone.hangUp();
    DialResult result = customer.heard().next(LegEvent.DialEnded.class).result();
    assertThat(result)
        .isInstanceOfSatisfying(DialResult.Answered.class, a -> assertThat(a.talk()).isPositive());
    customer.leg().openDialogue();
    customer.heard().next(LegEvent.DialogueOpened.class);
    customer.leg().finish(FinishAs.DONE);
    customer.heard().next(LegEvent.Released.class);
    gone(call);
    assertThat(rig.link.fates().get().orElseThrow()).containsEntry(call, DialFate.ANSWERED);
  }

  @Test
  void agentHearsRingingUntilTheCustomerIsThere() throws Exception {
    CallId call = new CallId(UUID.randomUUID());
    AsteriskEvent.AgentLegUp agent = agentUp(call);
    assertThat(hears(rig.phone, 440, 1_500)).isTrue();
    assertThat(rig.link.hangUpAgent(call, AGENT).get()).isTrue();
    rig.phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("BYE"));
    rig.events.await(AsteriskEvent.ChannelGone.class, g -> g.channel().equals(agent.channel()));
  }

  @Test
  void agentWhoIsGoneCannotBeJoinedAndTheNextOneIsDialled() throws Exception {
    CallId call = dialled(FakePhone.Manner.ANSWERS);
    Rig.Caller customer = rig.callers.await(Rig.Caller.class);
    customer.leg().join(new Channel("PJSIP/101-x", Dialler.agentChannel(call, AGENT)));
    assertThat(customer.heard().next(LegEvent.DialEnded.class).result())
        .isEqualTo(new DialResult.Unreachable("NONEXISTENT"));
    rig.phone.that(FakePhone.Manner.ANSWERS);
    customer.leg().dial(new DialRequest(AGENT, Duration.ofSeconds(20), "next"));
    rig.events.await(AsteriskEvent.Bridged.class, b -> b.channel().name().startsWith("PJSIP/101-"));
    rig.phone.hangUp();
    assertThat(customer.heard().next(LegEvent.DialEnded.class).result())
        .isInstanceOf(DialResult.Answered.class);
    assertThat(rig.link.hangUpCustomer(call).get()).isTrue();
    customer.heard().next(LegEvent.Moved.class);
    customer.heard().next(LegEvent.Released.class);
    rig.customer.seen.await(FakePhone.Seen.class, s -> s.method().equals("BYE"));
  }

  @Test
  void customerWhoHangsUpInTheConversationFreesTheAgent() throws Exception {
    CallId call = dialled(FakePhone.Manner.ANSWERS);
    AsteriskEvent.AgentLegUp agent = agentUp(call);
    Rig.Caller customer = rig.callers.await(Rig.Caller.class);
    customer.leg().join(agent.channel());
    both(call, agent.channel());
    rig.customer.hangUp();
    customer.heard().next(LegEvent.Moved.class);
    customer.heard().next(LegEvent.Released.class);
    rig.phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("BYE"));
  }

  @Test
  void conversationGoesOnWithoutTheEngineAndItsEndIsTheEnd() throws Exception {
    CallId call = dialled(FakePhone.Manner.ANSWERS);
    AsteriskEvent.AgentLegUp agent = agentUp(call);
    Rig.Caller customer = rig.callers.await(Rig.Caller.class);
    customer.leg().join(agent.channel());
    both(call, agent.channel());
    rig.door.close();
    rig.door = rig.open();
    assertThat(hearEachOther()).isTrue();
    rig.phone.hangUp();
    rig.customer.seen.await(FakePhone.Seen.class, s -> s.method().equals("BYE"));
    gone(call);
  }

  @Test
  void eachEndOfACustomersRingingIsTold() throws Exception {
    assertThat(fate(dialled(FakePhone.Manner.IS_BUSY))).isEqualTo(DialFate.BUSY);
    assertThat(fate(dialled(FakePhone.Manner.IS_AWAY))).isEqualTo(DialFate.NO_ANSWER);
    CallId call = dialled(FakePhone.Manner.RINGS);
    rig.events.await(AsteriskEvent.CustomerRings.class, e -> e.call().equals(call));
    assertThat(rig.link.fates().get().orElseThrow()).containsEntry(call, DialFate.DIALLING);
    assertThat(rig.link.hangUpCustomer(call).get()).isTrue();
    rig.customer.seen.await(FakePhone.Seen.class, s -> s.method().equals("CANCEL"));
    assertThat(fate(call)).isEqualTo(DialFate.CANCELLED);
    assertThat(rig.callers.isEmpty()).isTrue();
  }

  @Test
  void keyIsDialledOnceAndAgainOnlyWhenForgotten() throws Exception {
    CallId call = dialled(FakePhone.Manner.IS_BUSY);
    assertThat(fate(call)).isEqualTo(DialFate.BUSY);
    gone(call);
    rig.customer.that(FakePhone.Manner.IS_BUSY);
    assertThat(rig.link.dialCustomer(dial(call)).get()).isTrue();
    assertThat(fate(call)).isEqualTo(DialFate.REFUSED);
    assertThat(rig.customer.seen.isEmpty()).isTrue();
    gone(call);
    assertThat(rig.link.forget(call).get()).isTrue();
    rig.events.await(
        AsteriskEvent.ChannelGone.class, g -> g.channel().name().contains("@hatchline-forget"));
    assertThat(rig.link.fates().get().orElseThrow()).doesNotContainKey(call);
    assertThat(rig.link.dialCustomer(dial(call)).get()).isTrue();
    assertThat(fate(call)).isEqualTo(DialFate.BUSY);
  }

  @Test
  void secondOrderWhileTheFirstRingsDialsNobody() throws Exception {
    CallId call = dialled(FakePhone.Manner.RINGS);
    invite(rig.customer);
    var _ = rig.link.dialCustomer(dial(call)).get();
    assertThat(rig.link.hangUpCustomer(call).get()).isTrue();
    // That the second order came to nothing may be told before it, as FAILED.
    rig.events.await(
        AsteriskEvent.CustomerDialled.class,
        e -> e.call().equals(call) && e.how() == DialFate.CANCELLED);
    rig.customer.seen.next(FakePhone.Seen.class);
    assertThat(rig.customer.seen.isEmpty()).isTrue();
  }

  @Test
  void eachWayOfAnAgentsNotAnsweringHasItsName() throws Exception {
    assertThat(down(AGENT, FakePhone.Manner.IS_BUSY)).isEqualTo(new DialResult.Busy());
    assertThat(down(AGENT, FakePhone.Manner.DECLINES)).isEqualTo(new DialResult.Declined());
    assertThat(down(AGENT, FakePhone.Manner.IS_AWAY)).isEqualTo(new DialResult.NoAnswer());
    assertThat(down(AGENT, FakePhone.Manner.RINGS)).isEqualTo(new DialResult.NoAnswer());
    assertThat(down(new AgentId("102"), FakePhone.Manner.RINGS))
        .isInstanceOf(DialResult.Unreachable.class);
  }

  @Test
  void agentsRingingThatIsCancelledIsNotCalledMissed() throws Exception {
    CallId call = new CallId(UUID.randomUUID());
    rig.phone.that(FakePhone.Manner.RINGS);
    assertThat(rig.link.ringAgent(agent(call, AGENT, Duration.ofSeconds(20))).get()).isTrue();
    // Before the phone has said that it rings, SIP allows no CANCEL, and a later one has no cause.
    rig.events.await(
        AsteriskEvent.DeviceChanged.class,
        d -> d.agent().equals(AGENT) && d.state() == DeviceState.RINGING);
    assertThat(rig.link.hangUpAgent(call, AGENT).get()).isTrue();
    assertThat(
            rig.phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("CANCEL")).message())
        .contains("cause=26");
    assertThat(rig.events.await(AsteriskEvent.AgentLegDown.class).result())
        .isEqualTo(new DialResult.Cancelled());
  }

  private CallId dialled(FakePhone.Manner manner) throws Exception {
    rig.customer.that(manner);
    CallId call = new CallId(UUID.randomUUID());
    assertThat(rig.link.dialCustomer(dial(call)).get()).isTrue();
    return call;
  }

  private static CustomerDial dial(CallId call) {
    return new CustomerDial(
        call,
        CUSTOMER,
        "1000",
        PLACE,
        CustomerDial.RING_DEFAULT,
        CustomerDial.Screening.NONE,
        null);
  }

  private static AgentDial agent(CallId call, AgentId agent, Duration ring) {
    return new AgentDial(call, agent, ring, CUSTOMER, "Callback Ann");
  }

  private AsteriskEvent.AgentLegUp agentUp(CallId call) throws Exception {
    rig.phone.that(FakePhone.Manner.ANSWERS);
    assertThat(rig.link.ringAgent(agent(call, AGENT, Duration.ofSeconds(20))).get()).isTrue();
    AsteriskEvent.AgentLegUp up = rig.events.await(AsteriskEvent.AgentLegUp.class);
    assertThat(up.call()).isEqualTo(call);
    assertThat(up.agent()).isEqualTo(AGENT);
    assertThat(up.channel().name()).startsWith("PJSIP/101-");
    assertThat(up.channel().uniqueId()).isEqualTo(Dialler.agentChannel(call, AGENT));
    return up;
  }

  private DialResult down(AgentId agent, FakePhone.Manner manner) throws Exception {
    rig.phone.that(manner);
    CallId call = new CallId(UUID.randomUUID());
    assertThat(rig.link.ringAgent(agent(call, agent, Duration.ofSeconds(1))).get()).isTrue();
    AsteriskEvent.AgentLegDown down = rig.events.await(AsteriskEvent.AgentLegDown.class);
    assertThat(down.call()).isEqualTo(call);
    assertThat(down.agent()).isEqualTo(agent);
    return down.result();
  }

  private void both(CallId call, Channel agent) throws Exception {
    AsteriskEvent.Bridged one = rig.events.await(AsteriskEvent.Bridged.class, b -> in(b, call));
    AsteriskEvent.Bridged other = rig.events.await(AsteriskEvent.Bridged.class, b -> in(b, call));
    assertThat(one.bridgeId()).isEqualTo(other.bridgeId());
    assertThat(List.of(one.channel().uniqueId(), other.channel().uniqueId()))
        .containsExactlyInAnyOrder(Dialler.customerChannel(call), agent.uniqueId());
  }

  /** Of the two; the customer's phone and the dialling half have a bridge of their own. */
  private static boolean in(AsteriskEvent.Bridged bridged, CallId call) {
    String id = bridged.channel().uniqueId();
    return id.equals(Dialler.customerChannel(call)) || id.equals(Dialler.agentChannel(call, AGENT));
  }

  private DialFate fate(CallId call) throws Exception {
    return rig.events.await(AsteriskEvent.CustomerDialled.class, e -> e.call().equals(call)).how();
  }

  private void gone(CallId call) throws Exception {
    rig.events.await(
        AsteriskEvent.ChannelGone.class,
        g -> g.channel().uniqueId().equals(Dialler.customerChannel(call)));
  }

  private static String invite(FakePhone phone) throws Exception {
    return phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("INVITE")).message();
  }

  private boolean hearEachOther() throws Exception {
    CompletableFuture<Boolean> agentHears =
        CompletableFuture.supplyAsync(() -> hears(rig.phone, 500, 1_500));
    return hears(rig.customer, 1_500, 500) && agentHears.get();
  }

  private static boolean hears(FakePhone phone, double other, double own) {
    try {
      return phone.hears(other, own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.hatchline.app.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DeviceState;
import dev.hatchline.telephony.Present;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks at an Asterisk that has not told everything, and the real routing. */
class LostEventsTest {
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final CallId NEXT = new CallId(new UUID(0, 2));
  private static final Channel HERS = new Channel("PJSIP/101-00000007", "1.7");
  private static final Channel CALLERS = new Channel("PJSIP/trunk-00000006", "1.6");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2026-11-28T09:00:00Z");
  private final RoutingEngine engine =
      new RoutingEngine(
          RoutingPolicy.of(
              Map.of("people", Set.of(ANN)),
              new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30))),
          () -> now);
  private final LostEvents lost = new LostEvents(new Agents(Set.of(ANN)));
  private final List<LostEvents.Found> found = new ArrayList<>();

  @BeforeEach
  void annIsThere() {
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE));
  }

  private void talks(CallId call) {
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.IN_USE));
    engine.handle(new RoutingEvent.AdoptedOnCall(ANN, call));
  }

  private Agent ann() {
    return engine.readings().agents().getFirst();
  }

  /** The time comes, Asterisk is asked, and this is what it shows. */
  private void look(DeviceState phone, Channel... up) {
    now = now.plus(LostEvents.LOOK_EVERY);
    for (LostEvents.Found each :
        lost.looked(List.of(ann()), new Present(List.of(up), Map.of(ANN, phone)))) {
      found.add(each);
      engine.handle(each.event());
    }
  }

  @Test
  void whoseEndWasLostIsFreeWithinAMinute() {
    talks(CALL);
    Instant began = now;
    look(DeviceState.FREE, CALLERS);
    assertThat(ann().state().call()).as("once may be an event on its way").isEqualTo(CALL);
    look(DeviceState.FREE, CALLERS);
    assertThat(ann().eligible()).isTrue();
    // The first look may come a whole turn after the end.
    assertThat(Duration.between(began, now)).isLessThanOrEqualTo(MINUTE);
    assertThat(found)
        .extracting(LostEvents.Found::toString)
        .contains(
            "expected agent 101 in call %s since %s, found no channel of the phone"
                .formatted(CALL, began));
    int before = found.size();
    look(DeviceState.FREE, CALLERS);
    look(DeviceState.FREE, CALLERS);
    assertThat(found).as("told once").hasSize(before);
  }

  @Test
  void whoseHangUpWasReportedBeforeTheAnswerIsFreeToo() {
    engine.handle(new RoutingEvent.AdoptedOnCall(ANN, CALL));
    assertThat(ann().standing().device()).isEqualTo(Device.FREE);
    look(DeviceState.FREE);
    look(DeviceState.FREE);
    assertThat(ann().eligible()).isTrue();
    assertThat(found).singleElement().isInstanceOf(LostEvents.Found.NoChannel.class);
  }

  @Test
  void whoTalksIsNotFreed() {
    talks(CALL);
    for (int i = 0; i < 100; i++) {
      look(DeviceState.IN_USE, CALLERS, HERS);
    }
    assertThat(ann().state().call()).isEqualTo(CALL);
    assertThat(found).isEmpty();
  }

  @Test
  void anOldLookUndoesNothingThatCameMeanwhile() {
    talks(CALL);
    look(DeviceState.IN_USE, CALLERS);
    engine.handle(new RoutingEvent.AgentFreed(ANN, CALL));
    now = now.plusMillis(1);
    engine.handle(new RoutingEvent.AdoptedOnCall(ANN, NEXT));
    look(DeviceState.IN_USE, CALLERS);
    assertThat(ann().state().call()).isEqualTo(NEXT);
    look(DeviceState.IN_USE, CALLERS, HERS);
    look(DeviceState.IN_USE, CALLERS);
    assertThat(ann().state().call()).as("not twice in a row").isEqualTo(NEXT);
    lost.forget();
    look(DeviceState.IN_USE, CALLERS);
    assertThat(ann().state().call()).as("all was read anew").isEqualTo(NEXT);
    assertThat(found).isEmpty();
  }

  @Test
  void whatThePhoneHasToldSinceTheLastLookIsNewer() {
    look(DeviceState.IN_USE);
    lost.told(ANN);
    look(DeviceState.IN_USE);
    assertThat(found).as("not twice in a row").isEmpty();
    look(DeviceState.IN_USE);
    assertThat(found).hasSize(1);
  }

  /** The devices are asked first: the channel has come since. */
  @Test
  void aPhoneThatHasAChannelIsNotFree() {
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.IN_USE));
    look(DeviceState.FREE, HERS);
    look(DeviceState.FREE, HERS);
    assertThat(found).isEmpty();
  }

  @Test
  void aPhoneThatIsFreeAgainIsSeenEvenIfNobodySaidSo() {
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.IN_USE));
    assertThat(ann().state()).isEqualTo(new AgentState.OnCall(null, now));
    look(DeviceState.FREE);
    look(DeviceState.FREE);
    assertThat(ann().eligible()).isTrue();
    look(DeviceState.UNAVAILABLE);
    look(DeviceState.FREE);
    look(DeviceState.UNAVAILABLE);
    assertThat(ann().signedIn()).as("not twice in a row").isTrue();
    assertThat(found)
        .extracting(LostEvents.Found::toString)
        .containsExactly("expected the phone of agent 101 IN_USE, found it FREE");
  }
}

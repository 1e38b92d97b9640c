package dev.hatchline.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DeviceState;
import java.util.Map;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  @Test
  void marksAreReadWhereTheyAreWholeAndLeftOutWhereNot() {
    CallMarks marks =
        EventReader.marks(
            Map.of(
                "HATCH_CALL",
                "no uuid",
                "T0",
                "x",
                "T0SEQ",
                "1",
                "HATCH_LINE",
                "",
                "HATCH_STATE",
                "people"));
    assertThat(marks).isEqualTo(new CallMarks(null, null, null, "people"));
    assertThat(EventReader.marks(Map.of())).isEqualTo(CallMarks.NONE);
  }

  @Test
  void whereThereAreTwoEnginesAChannelTellsWhoseItIs() {
    CallMarks marks =
        EventReader.marks(Map.of("HATCH_OWNER", "4be5", "HATCH_ENGINE", "1", "HATCH_STATE", ""));
    assertThat(marks).isEqualTo(new CallMarks(null, null, null, "", "4be5", "1"));
  }

  @Test
  void onlyPjsipDevicesOfAgentsCount() {
    assertThat(EventReader.agentOf("PJSIP/101")).contains(new AgentId("101"));
    assertThat(EventReader.agentOf("PJSIP/trunk")).isEmpty();
    assertThat(EventReader.agentOf("Queue:people_pause_PJSIP/101")).isEmpty();
    assertThat(EventReader.agentOf(null)).isEmpty();
  }

  @Test
  void deviceStatesAreFive() {
    assertThat(EventReader.state("NOT_INUSE")).isEqualTo(DeviceState.FREE);
    assertThat(EventReader.state("RINGINUSE")).isEqualTo(DeviceState.IN_USE);
    assertThat(EventReader.state("INVALID")).isEqualTo(DeviceState.UNAVAILABLE);
    assertThat(EventReader.state("ONHOLD")).isEqualTo(DeviceState.OTHER);
  }

  @Test
  void channelsAndBridgesAreTranslated() {
    NewChannelEvent up = new NewChannelEvent(this);
    up.setChannel("PJSIP/a-1");
    up.setUniqueId("1.1");
    up.setLinkedid("1.0");
    assertThat(EventReader.read(up))
        .contains(
            new AsteriskEvent.ChannelUp(new Channel("PJSIP/a-1", "1.1"), "1.0", CallMarks.NONE));
    BridgeEnterEvent bridged = new BridgeEnterEvent(this);
    bridged.setBridgeUniqueId("b");
    bridged.setChannel("PJSIP/a-1");
    bridged.setUniqueId("1.1");
    assertThat(EventReader.read(bridged))
        .contains(
            new AsteriskEvent.Bridged("b", new Channel("PJSIP/a-1", "1.1"), "", CallMarks.NONE));
  }

  @Test
  void whoJoinsAQueueHasANumberUnlessItIsWithheld() {
    assertThat(joined("+12025550123").callerNumber()).isEqualTo("+12025550123");
    assertThat(joined("<unknown>").callerNumber()).isNull();
  }

  private AsteriskEvent.QueueJoined joined(String caller) {
    QueueCallerJoinEvent event = new QueueCallerJoinEvent(this);
    event.setChannel("PJSIP/a-1");
    event.setUniqueId("1.1");
    event.setCallerIdNum(caller);
    return (AsteriskEvent.QueueJoined) EventReader.read(event).orElseThrow();
  }

  @Test
  void whatSaysNothingToUsIsLeftOut() {
    assertThat(EventReader.read(new FullyBootedEvent(this))).isEmpty();
    assertThat(EventReader.read(new DialBeginEvent(this))).isEmpty(); // originated: no caller
    DtmfEndEvent sent = new DtmfEndEvent(this);
    sent.setDirection("Sent");
    sent.setDigit("1");
    assertThat(EventReader.read(sent)).isEmpty();
  }
}

package dev.hatchline.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.telephony.AgentDial;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.CustomerDial;
import dev.hatchline.telephony.DeviceState;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.Heard;
import dev.hatchline.telephony.LinkReadings;
import dev.hatchline.telephony.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class AmiLinkTest {
  private static final AgentId AGENT = new AgentId("101");
  private static final int UNANSWERED_MAX = 10;
  private static final Channel CALLER = new Channel("PJSIP/trunk-1", "1.1");
  private static final String BEGIN =
      """
      Event: DialBegin
      Channel: PJSIP/trunk-1
      Uniqueid: 1.1
      Linkedid: 1.1
      DestChannel: PJSIP/101-2
      DestUniqueid: 1.2
      DestLinkedid: 1.1
      DialString: 101

      """;

  private final Heard<AsteriskEvent> events = new Heard<>();
  private FakeManager manager;
  private @Nullable AmiLink started;

  @BeforeEach
  void start() throws IOException {
    manager = new FakeManager();
  }

  @AfterEach
  void stop() throws IOException {
    manager.close();
    link().close();
  }

  private AsteriskEvent.Linked linked() throws InterruptedException {
    started =
        AmiLink.start(
            new AmiSettings("127.0.0.1", manager.port(), "u", "p"),
            InstantSource.fixed(Instant.parse("2025-11-22T08:26:40.250Z")),
            events::add);
    return events.next(AsteriskEvent.Linked.class);
  }

  private AmiLink link() {
    return Objects.requireNonNull(started);
  }

  /** Else an older truth would undo it. */
  @Test
  void whatHappensWhileTheTruthIsReadAnewIsToldAfterIt() throws Exception {
    var _ = linked();
    manager.before(
        "CoreShowChannels",
        """
        Event: Hangup
        Channel: PJSIP/9-9
        Uniqueid: 9.9
        Linkedid: 9.9
        Cause: 16

        """);
    link().resync();
    events.next(AsteriskEvent.Linked.class);
    assertThat(events.next(AsteriskEvent.ChannelGone.class).channel().uniqueId()).isEqualTo("9.9");
  }

  @Test
  void truthIsReadAndToldBeforeWhatHappenedMeanwhile() throws Exception {
    manager.before(
        "DBGetTree",
        "Event: DBGetTreeResponse\nActionID: {id}\nKey: /x/101\nVal: 1763800000 lunch\n\n");
    manager.before(
        "QueueStatus",
        """
        Event: QueueMember
        ActionID: {id}
        Queue: people
        Location: PJSIP/101
        Paused: 0

        Event: QueueEntry
        ActionID: {id}
        Queue: people
        Position: 1
        Channel: PJSIP/trunk-1
        Uniqueid: 1.1

        """);
    manager.before(
        "CoreShowChannels",
        """
        Event: Hangup
        Channel: PJSIP/9-9
        Uniqueid: 9.9
        Linkedid: 9.9
        Cause: 16

        Event: CoreShowChannel
        ActionID: {id}
        Channel: PJSIP/trunk-1
        Uniqueid: 1.1
        Linkedid: 1.1
        Context: hatchline-line
        Exten: 1000
        Application: AGI
        CallerIDNum: +4930
        ConnectedLineNum: <unknown>
        BridgeId:
        ChanVariable: HATCH_STATE=dial
        ChanVariable: T0=1763800000
        ChanVariable: T0SEQ=1
        ChanVariable: HATCH_LINE=1000
        ChanVariable: HATCH_CALL=4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11

        """);
    manager.before(
        "DeviceStateList",
        "Event: DeviceStateChange\nActionID: {id}\nDevice: PJSIP/101\nState: INUSE\n\n");
    Snapshot truth = linked().truth();
    assertThat(truth.paused()).containsExactly(Map.entry(AGENT, "lunch"));
    assertThat(truth.devices()).containsExactly(Map.entry(AGENT, DeviceState.IN_USE));
    assertThat(truth.waiting()).containsExactly(new Snapshot.Waiting("people", CALLER, 1));
    Snapshot.Seen seen = truth.channels().getFirst();
    assertThat(seen.channel()).isEqualTo(CALLER);
    assertThat(seen.bridgeId()).isNull();
    assertThat(seen.connectedNumber()).isNull();
    assertThat(seen.callerNumber()).isEqualTo("+4930");
    assertThat(seen.marks().state()).isEqualTo("dial");
    assertThat(seen.marks().firstRing()).isNotNull();
    assertThat(events.next(AsteriskEvent.ChannelGone.class).channel().uniqueId()).isEqualTo("9.9");
    // app_queue had forgotten the pause.
    Map<String, String> mirrored = action("QueuePause");
    assertThat(mirrored).containsEntry("interface", "PJSIP/101").containsEntry("paused", "true");
  }

  @Test
  void actionSaysWhetherAsteriskDidIt() throws Exception {
    linked();
    assertThat(link().hangUp(CALLER).get()).isTrue();
    assertThat(action("Hangup")).containsEntry("channel", "1.1");
    assertThat(link().press(CALLER, 'A').get()).isFalse();
    assertThat(action("PlayDTMF")).containsEntry("digit", "A").containsEntry("receive", "true");
    assertThat(link().prolong(CALLER, Duration.ofSeconds(60)).get()).isTrue();
    assertThat(action("Setvar"))
        .containsEntry("variable", "TIMEOUT(absolute)")
        .containsEntry("value", "60");
    assertThat(link().pause(AGENT, "no-answer").get()).isTrue();
    assertThat(action("Originate")).containsEntry("channel", "Local/paused@hatchline-star/n");
    assertThat(link().resume(AGENT).get()).isTrue();
    assertThat(action("Originate")).containsEntry("channel", "Local/available@hatchline-star/n");
  }

  @Test
  void customerIsOrderedUnderTheKeyAndAnAgentBeside() throws Exception {
    linked();
    CallId call = CallId.of("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11");
    FirstRing place = new FirstRing(Instant.ofEpochSecond(1_763_800_000), 42);
    PhoneNumber number = new PhoneNumber("+4930123456");
    Duration ring = Duration.ofMillis(29_500);
    assertThat(
            link()
                .dialCustomer(
                    new CustomerDial(
                        call, number, "1000", place, ring, CustomerDial.Screening.MACHINE, null))
                .get())
        .isTrue();
    assertThat(action("Originate"))
        .containsEntry("channel", "Local/" + call + "@hatchline-callback/n")
        .containsEntry("channelid", call.toString())
        .containsEntry("context", "hatchline-called")
        .containsEntry("exten", "1000")
        .containsEntry("timeout", "59500")
        .extractingByKey("variable")
        .asString()
        .contains(
            "HATCH_TO=+4930123456",
            "HATCH_ORDER=%s:1000::30:1:%d:42".formatted(call, place.at().getEpochSecond()));
    assertThat(link().ringAgent(new AgentDial(call, AGENT, ring, number, "Ann")).get()).isTrue();
    assertThat(action("Originate"))
        .containsEntry("channel", "PJSIP/101")
        .containsEntry("channelid", "agent-101-" + call)
        .containsEntry("callerid", "\"Ann\" <+4930123456>")
        .containsEntry("timeout", "29500");
    assertThat(link().hangUpAgent(call, AGENT).get()).isTrue();
    assertThat(action("Hangup"))
        .containsEntry("channel", "agent-101-" + call)
        .containsEntry("cause", "26");
    assertThat(link().hangUpCustomer(call).get()).isTrue();
    assertThat(action("Hangup")).containsEntry("channel", call.toString());
  }

  @Test
  void recordOfKeysIsReadAndWhatItCannotSayIsUnknownNotAbsent() throws Exception {
    linked();
    String key = "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b1";
    StringBuilder record = new StringBuilder();
    for (String line : List.of("1 busy 17", "2 answered", "3 gibberish 1", "4 ", "zzz busy 1")) {
      String[] keyAndValue = line.split(" ", 2);
      record
          .append("Event: DBGetTreeResponse\nActionID: {id}\nKey: /hatchline-dialled/")
          .append(key + keyAndValue[0] + "\nVal: " + keyAndValue[1] + "\n\n");
    }
    manager.before("DBGetTree", record.toString());
    assertThat(link().fates().get().orElseThrow())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                CallId.of(key + 1), DialFate.BUSY,
                CallId.of(key + 2), DialFate.ANSWERED,
                CallId.of(key + 3), DialFate.DIALLING,
                CallId.of(key + 4), DialFate.DIALLING));
    manager.fallSilent();
    assertThat(link().fates().get()).isEmpty();
  }

  @Test
  void channelsOfAnAsteriskThatDoesNotSayAreUnknown() throws Exception {
    linked();
    assertThat(link().channels().get()).isEmpty();
    manager.fallSilent();
    events.next(AsteriskEvent.Unlinked.class);
    assertThat(link().channels().get()).isEmpty();
  }

  @Test
  void phonesAreAskedBeforeTheChannels() throws Exception {
    linked();
    action("DeviceStateList");
    action("CoreShowChannels");
    link().look();
    action("DeviceStateList");
    action("CoreShowChannels");
  }

  @Test
  void cancellingWaitsForAsteriskToSayWhichPhoneRings() throws Exception {
    linked();
    var early = link().cancelDial(CALLER);
    manager.say(BEGIN);
    assertThat(early.get()).isTrue();
    assertThat(action("Hangup")).containsEntry("channel", "1.2");
    assertThat(link().cancelDial(CALLER).get()).isTrue();
    manager.say(BEGIN.replace("DialBegin", "DialEnd").replace("\n\n", "\nDialStatus: ANSWER\n\n"));
    events.await(AsteriskEvent.DialDone.class);
    var late = link().cancelDial(CALLER);
    manager.say("Event: Hangup\nChannel: PJSIP/trunk-1\nUniqueid: 1.1\nCause: 16\n\n");
    assertThat(late.get()).isFalse();
  }

  @Test
  void lostLinkIsMadeAgainAndKnowsARestart() throws Exception {
    assertThat(linked().sameAsterisk()).isFalse();
    manager.drop();
    events.next(AsteriskEvent.Unlinked.class);
    assertThat(events.next(AsteriskEvent.Linked.class).sameAsterisk()).isTrue();
    manager.startedAt("12:00:00");
    manager.drop();
    events.next(AsteriskEvent.Unlinked.class);
    assertThat(events.next(AsteriskEvent.Linked.class).sameAsterisk()).isFalse();
  }

  /** A ping a second goes unanswered: three of them, and some more where a thread had to wait. */
  @Test
  void silentPeerIsNoticedAfterAFewPings() throws Exception {
    linked();
    manager.fallSilent();
    events.next(AsteriskEvent.Unlinked.class);
    int pings = 0;
    while (!manager.actions.isEmpty()) {
      pings += "Ping".equals(manager.actions.next(Map.class).get("action")) ? 1 : 0;
    }
    assertThat(pings).isBetween(1, UNANSWERED_MAX);
    LinkReadings readings = link().readings();
    assertThat(readings.connected()).isFalse();
    assertThat(readings.why()).isNotBlank();
    assertThat(link().hangUp(CALLER).get()).isFalse();
  }

  @Test
  void lagIsMeasuredByAsterisksClock() throws Exception {
    linked();
    action("Ping");
    action("Ping"); // the first answer has been handled when the second ping is sent
    assertThat(link().readings().lagLast()).isEqualTo(Duration.ofMillis(250));
    assertThat(link().readings().lagP99()).isEqualTo(Duration.ofMillis(250));
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> action(String name) throws InterruptedException {
    return manager.actions.await(Map.class, a -> name.equalsIgnoreCase((String) a.get("action")));
  }
}

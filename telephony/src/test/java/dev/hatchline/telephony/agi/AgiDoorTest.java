package dev.hatchline.telephony.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.Arrival;
import dev.hatchline.telephony.Arrival.How;
import dev.hatchline.telephony.Arrivals;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.Heard;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.LegEvent;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaLimits;
import dev.hatchline.telephony.prompt.Pcm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The door against an Asterisk that says exactly what a test wants. */
@Timeout(300)
class AgiDoorTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final String HELD = "EXEC \"MSet\" \"HATCH_STATE=,TIMEOUT(absolute)=";
  private static final DialRequest DIAL =
      new DialRequest(new AgentId("101"), Duration.ofSeconds(20), "+4930");

  private final Heard<LegEvent> heard = new Heard<>();
  private final Heard<Leg> legs = new Heard<>();
  private final FakeLink link = new FakeLink();
  private AudioSocketServer media;
  private AgiDoor door;

  @BeforeEach
  void listen() throws IOException {
    media =
        AudioSocketServer.listen(
            new InetSocketAddress(HERE, 0), Set.of(HERE), MediaLimits.standard());
    door = open(_ -> {});
  }

  @AfterEach
  void close() {
    door.close();
    media.close();
  }

  private AgiDoor open(Consumer<Leg> atOnce) throws IOException {
    return open(0, atOnce);
  }

  private AgiDoor open(int port, Consumer<Leg> atOnce) throws IOException {
    Arrivals arrivals =
        leg -> {
          atOnce.accept(leg);
          legs.add(leg);
          return heard::add;
        };
    AgiSettings settings =
        new AgiSettings(
            new InetSocketAddress(HERE, port),
            Set.of(HERE),
            2,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));
    return AgiDoor.open(settings, media, link, arrivals);
  }

  private void reopen(Consumer<Leg> atOnce) throws IOException {
    door.close();
    door = open(atOnce);
  }

  private FakeScript caller() throws IOException {
    return FakeScript.caller(door.address());
  }

  @Test
  void arrivalIsReadFromTheRequest() throws Exception {
    try (FakeScript _ = caller()) {
      Arrival arrival = legs.next(Leg.class).arrival();
      assertThat(arrival.call()).hasToString("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11");
      assertThat(arrival.channel()).isEqualTo(new Channel("PJSIP/trunk-00000001", "1763800000.42"));
      assertThat(arrival.firstRing().sequence()).isEqualTo(42);
      assertThat(arrival.callerNumber()).isEqualTo("+493012345");
      assertThat(arrival.callerName()).isNull();
      assertThat(door.held()).isEqualTo(1);
    }
  }

  @Test
  void portIsFreeForTheNextDoorAtOnce() throws Exception {
    int port = door.address().getPort();
    for (int round = 0; round < 50; round++) {
      try (FakeScript _ = caller()) {
        legs.next(Leg.class);
        door.close();
      }
      door = open(port, _ -> {});
    }
  }

  @Test
  void legWithNothingToDoIsProlongedAndItsEndNoticed() throws Exception {
    try (FakeScript script = caller()) {
      script.expect(HELD + "2").expect(HELD, "511 Command Not Permitted on a dead channel");
      heard.next(LegEvent.Moved.class);
      heard.next(LegEvent.Released.class);
      script.expectEnd();
    }
  }

  @Test
  void hangupLineBeforeTheReplyIsNotTakenForTheReply() throws Exception {
    reopen(Leg::openDialogue);
    try (FakeScript script = caller()) {
      script
          .expect(HELD)
          .expect("EXEC \"Answer\" \",i\"")
          .expect("EXEC \"AudioSocket\"", "HANGUP\n200 result=-1")
          .expect(HELD, "511 Command Not Permitted on a dead channel");
      heard.next(LegEvent.Moved.class);
      heard.next(LegEvent.Released.class);
    }
  }

  @Test
  void audioSocketThatFailsWhileTheChannelLivesIsToldAndMayBeTriedAgain() throws Exception {
    reopen(Leg::openDialogue);
    try (FakeScript script = caller()) {
      script.expect(HELD).expect("EXEC \"Answer\" \",i\"");
      script.expect("EXEC \"AudioSocket\"", "200 result=-1").expect(HELD);
      assertThat(heard.next(LegEvent.DialogueFailed.class).why()).contains("result -1");
      legs.next(Leg.class).openDialogue();
      script.expect(HELD).expect("EXEC \"AudioSocket\"");
    }
  }

  @Test
  void dialTakesThreeCommandsAndNamesItsOutcome() throws Exception {
    reopen(leg -> leg.dial(DIAL));
    try (FakeScript script = caller()) {
      script
          .expect("EXEC \"MSet\" \"HATCH_STATE=dial,TIMEOUT(absolute)=0,CALLERID(name)=+4930\"")
          .expect("EXEC \"Dial\" \"PJSIP/101,20,gr\"")
          .expect("GET FULL VARIABLE", "200 result=1 (ANSWER|1500|16)");
      assertThat(heard.next(LegEvent.DialEnded.class).result())
          .isEqualTo(new DialResult.Answered(Duration.ofMillis(1_500)));
      legs.next(Leg.class).finish(FinishAs.DONE);
      script.expect("EXEC \"MSet\" \"HATCH_STATE=done\"").expectEnd();
      heard.next(LegEvent.Released.class);
    }
  }

  @Test
  void joinTakesThreeCommandsAndNamesItsOutcome() throws Exception {
    Channel agent = new Channel("PJSIP/101-00000007", "4be5-101-agent");
    reopen(leg -> leg.join(agent));
    try (FakeScript script = caller()) {
      script
          .expect("EXEC \"MSet\" \"HATCH_STATE=join,TIMEOUT(absolute)=0,BRIDGERESULT=\"")
          .expect("EXEC \"Bridge\" \"4be5-101-agent,x\"")
          .expect("GET FULL VARIABLE", "200 result=1 (NONEXISTENT)");
      assertThat(heard.next(LegEvent.DialEnded.class).result())
          .isEqualTo(new DialResult.Unreachable("NONEXISTENT"));
      legs.next(Leg.class).join(agent);
      script
          .expect("EXEC \"MSet\" \"HATCH_STATE=join")
          .expect("EXEC \"Bridge\"")
          .expect("GET FULL VARIABLE", "200 result=1 (SUCCESS)");
      assertThat(heard.next(LegEvent.DialEnded.class).result())
          .isInstanceOf(DialResult.Answered.class);
    }
  }

  @Test
  void arrivalSaysHowItCame() throws Exception {
    for (var word : Map.of("1", How.RETURNED, "called", How.CALLED, "x", How.FIRST).entrySet()) {
      try (FakeScript script = new FakeScript(door.address())) {
        script.say(FakeScript.REQUEST.replace("\n\n", "\nagi_arg_5: " + word.getKey() + "\n\n"));
        assertThat(legs.next(Leg.class).arrival().how()).isEqualTo(word.getValue());
      }
      heard.await(LegEvent.Released.class);
    }
  }

  @Test
  void prolongingOnItsWayCannotCutAJoin() throws Exception {
    try (FakeScript _ = caller().agree()) {
      Leg leg = legs.next(Leg.class);
      assertThat(link.asked.next(String.class)).isEqualTo("prolong 2");
      link.asked.clear();
      leg.join(new Channel("x", "1.1"));
      assertThat(link.asked.await(String.class, "prolong 0"::equals)).isNotNull();
    }
  }

  @Test
  void musicGoesOnWhileItRingsAndNotTwiceInOneClass() throws Exception {
    Music music = new Music(Pcm.of(new short[120 * Pcm.RATE]), List.of("m-0", "m-1"));
    reopen(leg -> {
      leg.music(music);
      leg.dial(DIAL);
      leg.dial(DIAL);
      leg.silence();
      leg.music(music);
    });
    try (FakeScript script = caller()) {
      for (int part = 0; part < 2; part++) {
        script
            .expect("EXEC \"MSet\" \"HATCH_STATE=dial")
            .expect("EXEC \"Dial\" \"PJSIP/101,20,gm(m-" + part + ")\"")
            .expect("GET FULL VARIABLE", "200 result=1 (BUSY||17)");
      }
    }
  }

  @Test
  void dialThatIsCancelledBeforeItBeginsRingsNobody() throws Exception {
    reopen(leg -> {
      leg.dial(DIAL);
      leg.cancelDial();
      leg.finish(FinishAs.PEOPLE);
    });
    try (FakeScript script = caller()) {
      script.expect("EXEC \"MSet\" \"HATCH_STATE=people\"").expectEnd();
      assertThat(heard.next(LegEvent.DialEnded.class).result())
          .isEqualTo(new DialResult.Cancelled());
      heard.next(LegEvent.Released.class);
    }
  }

  @Test
  void prolongingOnItsWayCannotCutAConversation() throws Exception {
    try (FakeScript _ = caller()) {
      Leg leg = legs.next(Leg.class);
      assertThat(link.asked.next(String.class)).isEqualTo("prolong 2");
      link.asked.clear();
      leg.dial(DIAL);
      assertThat(link.asked.await(String.class, "prolong 0"::equals)).isNotNull();
    }
  }

  @Test
  void recordingSendsItsLimitsAndTellsTheLength() throws Exception {
    reopen(leg -> leg.record(Path.of("/nowhere/m.wav"), Duration.ofSeconds(30)));
    try (FakeScript script = caller()) {
      script
          .expect(HELD + "32")
          .expect("EXEC \"Record\" \"/nowhere/m.wav,10,30,ko\"")
          .expect(HELD + "2");
      assertThat(heard.next(LegEvent.Recorded.class).length()).isZero();
    }
  }

  @Test
  void whoeverListensHearsTheCallerWhileAsteriskRecords() throws Exception {
    reopen(leg -> {
      leg.hearing(_ -> {});
      leg.record(Path.of("/nowhere/m.wav"), Duration.ofSeconds(30));
    });
    try (FakeScript script = caller()) {
      script.expect(HELD + "32").expect("EXEC \"Record\" \"/nowhere/m.wav,10,30,ko\"");
      assertThat(link.asked.await(String.class, asked -> asked.startsWith("tap")))
          .matches("tap [0-9.]+ 127.0.0.1:%d/[0-9a-f-]{36}".formatted(media.address().getPort()));
      script.expect(HELD + "2");
      heard.next(LegEvent.Recorded.class);
    }
  }

  @Test
  void whereNobodyListensNothingIsTapped() throws Exception {
    reopen(leg -> {
      leg.hearing(_ -> {});
      leg.hearing(Leg.NOBODY);
      leg.record(Path.of("/nowhere/m.wav"), Duration.ofSeconds(30));
    });
    try (FakeScript script = caller()) {
      script
          .expect(HELD + "32")
          .expect("EXEC \"Record\" \"/nowhere/m.wav,10,30,ko\"")
          .expect(HELD + "2");
      heard.next(LegEvent.Recorded.class);
    }
    while (!link.asked.isEmpty()) {
      assertThat(link.asked.next(String.class)).doesNotStartWith("tap");
    }
  }

  @Test
  void callPastTheLimitIsLeftToAsterisk() throws Exception {
    try (FakeScript _ = caller();
        FakeScript _ = caller()) {
      legs.next(Leg.class);
      legs.next(Leg.class);
      try (FakeScript third = caller()) {
        third.expectEnd();
      }
      assertThat(door.held()).isEqualTo(2);
    }
  }

  @Test
  void whoSaysNothingKeepsNobodyOut() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        silent.add(new Socket(HERE, door.address().getPort()));
      }
      try (FakeScript _ = caller()) {
        legs.next(Leg.class);
      }
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  @Test
  void engineThatFailsLeavesTheCallerToAsterisk() throws Exception {
    reopen(_ -> {
      throw new IllegalStateException("for the test");
    });
    try (FakeScript script = caller()) {
      script.expectEnd();
    }
  }

  @Test
  void requestThatIsNoneEndsAtOnce() throws Exception {
    try (FakeScript script = new FakeScript(door.address())) {
      script.say("agi_network: yes\n\n").expectClosed();
    }
    try (FakeScript script = new FakeScript(door.address())) {
      script.say("x".repeat(AgiSocket.LINE_BYTES_MAX + 1)).expectClosed();
    }
    try (FakeScript script = new FakeScript(door.address())) {
      script.say(FakeScript.REQUEST.replace("agi_arg_1: 4be5", "agi_arg_1: zzzz")).expectEnd();
    }
    try (FakeScript script = new FakeScript(door.address())) {
      script.say(FakeScript.REQUEST.replace("script: line", "script: other")).expectEnd();
    }
    assertThat(legs.isEmpty()).isTrue();
  }

  @Test
  void whereThereAreTwoEnginesOursStandsOnTheCallersChannel() throws Exception {
    AgiSettings plain = AgiSettings.at(new InetSocketAddress(HERE, 0), "line", "4be5a0a4");
    door.close();
    door =
        AgiDoor.open(
            plain,
            media,
            link,
            leg -> {
              leg.openDialogue();
              return heard::add;
            });
    try (FakeScript script = caller()) {
      script.expect(HELD + "60,HATCH_OWNER=4be5a0a4\"");
    }
  }

  @Test
  void portThatIsTakenIsNamed() {
    AgiSettings taken = AgiSettings.at(door.address(), "line", "");
    assertThatThrownBy(() -> AgiDoor.open(taken, media, link, _ -> heard::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Integer.toString(door.address().getPort()));
  }
}

package dev.hatchline.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One leg and one Asterisk, both real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class TelephonyIT {
  private static final AgentId AGENT = new AgentId("101");
  private static final Duration RING = Duration.ofSeconds(20);

  private Rig rig;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    rig = new Rig(home);
  }

  @AfterAll
  void stop() throws Exception {
    rig.close();
  }

  @AfterEach
  void calm() {
    rig.reflex((_, _) -> {});
    rig.events.clear();
  }

  @Test
  void arrivalSaysWhoHasCome() throws Exception {
    Rig.Caller caller = rig.call();
    Arrival arrival = caller.leg().arrival();
    assertThat(arrival.line()).isEqualTo("1000");
    assertThat(arrival.callerNumber()).isEqualTo("+493012345");
    assertThat(arrival.how()).isEqualTo(Arrival.How.FIRST);
    assertThat(arrival.channel().name()).startsWith("Local/1000@line-").endsWith(";2");
    done(caller);
  }

  @Test
  void promptIsHeardToItsEndAndKeysCome() throws Exception {
    Rig.Caller caller = rig.call();
    caller.leg().play(7, Rig.tone(Duration.ofMillis(200)));
    caller.leg().openDialogue();
    caller.heard().next(LegEvent.DialogueOpened.class);
    assertThat(caller.heard().next(LegEvent.Played.class).playId()).isEqualTo(7);
    rig.press(caller, '5');
    assertThat(caller.heard().next(LegEvent.Key.class).key()).isEqualTo('5');
    assertThat(rig.events.await(AsteriskEvent.KeyEnded.class).key()).isEqualTo('5');
    done(caller);
  }

  @Test
  void agentAnswersTalksAndLeavesAndTheCallerIsBack() throws Exception {
    rig.phone.that(FakePhone.Manner.ANSWERS);
    Rig.Caller caller = talking();
    caller.leg().dial(request());
    FakePhone.Seen invite = rig.phone.seen.next(FakePhone.Seen.class);
    assertThat(invite.message()).contains("+493012345 12 s");
    rig.events.await(AsteriskEvent.Bridged.class, b -> b.channel().name().startsWith("PJSIP/101-"));
    rig.link.look();
    Present during = rig.events.await(AsteriskEvent.Looked.class).present();
    assertThat(during.channels()).anyMatch(up -> up.name().startsWith("PJSIP/101-"));
    assertThat(during.channels()).contains(caller.leg().arrival().channel());
    assertThat(during.devices()).containsEntry(AGENT, DeviceState.IN_USE);
    rig.phone.hangUp();
    DialResult result = caller.heard().next(LegEvent.DialEnded.class).result();
    assertThat(result)
        .isInstanceOfSatisfying(DialResult.Answered.class, a -> assertThat(a.talk()).isPositive());
    caller.leg().openDialogue();
    caller.heard().next(LegEvent.DialogueOpened.class);
    done(caller);
  }

  @Test
  void eachWayOfNotAnsweringHasItsName() throws Exception {
    Rig.Caller caller = talking();
    assertThat(dialled(caller, FakePhone.Manner.IS_BUSY)).isEqualTo(new DialResult.Busy());
    assertThat(dialled(caller, FakePhone.Manner.DECLINES)).isEqualTo(new DialResult.Declined());
    caller.leg().dial(new DialRequest(new AgentId("102"), RING, "x"));
    assertThat(caller.heard().next(LegEvent.DialEnded.class).result())
        .isInstanceOf(DialResult.Unreachable.class);
    assertThat(dialled(caller, FakePhone.Manner.RINGS)).isEqualTo(new DialResult.NoAnswer());
    assertThat(dialled(caller, FakePhone.Manner.IS_AWAY)).isEqualTo(new DialResult.NoAnswer());
    done(caller);
  }

  @Test
  void cancelledDialStopsThePhoneAndGivesTheCallerBack() throws Exception {
    rig.phone.that(FakePhone.Manner.RINGS);
    Rig.Caller caller = talking();
    caller.leg().dial(request());
    rig.phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("INVITE"));
    caller.leg().cancelDial();
    assertThat(caller.heard().next(LegEvent.DialEnded.class).result())
        .isEqualTo(new DialResult.Cancelled());
    rig.phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("CANCEL"));
    // Cancelled before Asterisk can have said which phone rings.
    caller.leg().dial(request());
    caller.leg().cancelDial();
    assertThat(caller.heard().next(LegEvent.DialEnded.class).result())
        .isEqualTo(new DialResult.Cancelled());
    done(caller);
  }

  @Test
  void callerWhoHangsUpInAnyStateIsReleasedAndGone(@TempDir Path folder) throws Exception {
    gone(rig.call()); // nothing runs
    gone(talking());
    Rig.Caller recorded = talking();
    recorded.leg().record(folder.resolve("hung-up.wav"), RING);
    gone(recorded);
    rig.phone.that(FakePhone.Manner.RINGS);
    Rig.Caller ringing = talking();
    ringing.leg().dial(request());
    rig.phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("INVITE"));
    gone(ringing);
    rig.phone.that(FakePhone.Manner.ANSWERS);
    Rig.Caller bridged = talking();
    bridged.leg().dial(request());
    rig.events.await(AsteriskEvent.Bridged.class, b -> b.channel().name().startsWith("PJSIP/101-"));
    gone(bridged);
    rig.phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("BYE"));
  }

  @Test
  void redirectMovesTheCallerWhileTheChannelLives() throws Exception {
    Rig.Caller caller = talking();
    Channel channel = caller.leg().arrival().channel();
    rig.byHand(new RedirectAction(channel.name(), "elsewhere", "s", 1));
    caller.heard().next(LegEvent.Moved.class);
    caller.heard().next(LegEvent.Released.class);
    rig.link.resync();
    Snapshot truth = rig.events.await(AsteriskEvent.Linked.class).truth();
    assertThat(truth.channels())
        .anySatisfy(seen -> {
          assertThat(seen.channel()).isEqualTo(channel);
          assertThat(seen.context()).isEqualTo("elsewhere");
          assertThat(seen.marks().call()).isEqualTo(caller.leg().arrival().call());
        });
    rig.hangUp(caller);
    gone(channel);
  }

  @Test
  void blindTransferByTheAgentMovesTheCallerWhileTheChannelLives() throws Exception {
    rig.phone.that(FakePhone.Manner.ANSWERS);
    Rig.Caller caller = talking();
    Channel channel = caller.leg().arrival().channel();
    caller.leg().dial(request());
    Channel agent =
        rig.events
            .await(AsteriskEvent.Bridged.class, b -> b.channel().name().startsWith("PJSIP/101-"))
            .channel();
    rig.byHand(new BlindTransfer(agent.name(), "elsewhere", "s"));
    caller.heard().next(LegEvent.Moved.class);
    caller.heard().next(LegEvent.Released.class);
    rig.events.await(AsteriskEvent.ChannelGone.class, g -> g.channel().equals(agent));
    rig.link.resync();
    assertThat(rig.events.await(AsteriskEvent.Linked.class).truth().channels())
        .anySatisfy(seen -> assertThat(seen.channel()).isEqualTo(channel));
    rig.hangUp(caller);
    gone(channel);
  }

  @Test
  void callerLeftToThePeopleComesBackWithTheSamePlace() throws Exception {
    Rig.Caller caller = talking();
    Arrival first = caller.leg().arrival();
    caller.leg().finish(FinishAs.PEOPLE);
    caller.heard().next(LegEvent.Released.class);
    AsteriskEvent.QueueJoined joined = rig.events.await(AsteriskEvent.QueueJoined.class);
    assertThat(joined.queue()).isEqualTo("people");
    assertThat(joined.marks().call()).isEqualTo(first.call());
    assertThat(joined.marks().firstRing()).isEqualTo(first.firstRing());
    assertThat(joined.marks().state()).isEqualTo("people");
    assertThat(joined.callerNumber()).isEqualTo(first.callerNumber());
    rig.link.resync();
    Snapshot truth = rig.events.await(AsteriskEvent.Linked.class).truth();
    assertThat(truth.waiting()).containsExactly(new Snapshot.Waiting("people", first.channel(), 1));
    rig.byHand(new RedirectAction(joined.channel().name(), "back", "s", 1));
    rig.events.await(AsteriskEvent.QueueLeft.class);
    Rig.Caller back = rig.callers.await(Rig.Caller.class);
    assertThat(back.leg().arrival())
        .isEqualTo(
            new Arrival(
                first.call(),
                first.channel(),
                first.firstRing(),
                first.line(),
                first.callerNumber(),
                first.callerName(),
                Arrival.How.RETURNED));
    done(back);
  }

  @Test
  void closedDoorLeavesCallersToThePeople() throws Exception {
    Rig.Caller held = talking();
    rig.door.close();
    held.heard().await(LegEvent.Released.class);
    rig.events.await(
        AsteriskEvent.QueueJoined.class, q -> q.channel().equals(held.leg().arrival().channel()));
    rig.dialIn("loud");
    AsteriskEvent.QueueJoined refused = rig.events.await(AsteriskEvent.QueueJoined.class);
    rig.door = rig.open();
    rig.hangUp(held);
    rig.byHand(new HangupAction(refused.channel().name()));
    gone(refused.channel());
  }

  @Test
  void heartbeatKeepsACallerLongerThanTheHold() throws Exception {
    Rig.Caller caller = rig.call();
    caller.leg().play(1, Rig.tone(Rig.HOLD.plusSeconds(2)));
    caller.leg().openDialogue();
    caller.heard().next(LegEvent.DialogueOpened.class);
    caller.heard().next(LegEvent.Played.class);
    done(caller);
  }

  @Test
  void silentPhoneIsTriedTwiceAndThenKept() throws Exception {
    rig.dialIn("mute");
    Rig.Caller caller = rig.callers.await(Rig.Caller.class);
    caller.leg().play(1, Rig.tone(Duration.ofMillis(1_500)));
    caller.leg().openDialogue();
    caller.heard().next(LegEvent.DialogueOpened.class);
    caller.heard().next(LegEvent.DialogueOpened.class);
    caller.heard().next(LegEvent.Played.class);
    done(caller);
  }

  @Test
  void recordingIsKeptUntilAKeyEndsIt(@TempDir Path folder) throws Exception {
    Rig.Caller caller = talking();
    Path wav = folder.resolve("message.wav");
    caller.leg().record(wav, Duration.ofSeconds(2));
    LegEvent.Recorded recorded = caller.heard().next(LegEvent.Recorded.class);
    assertThat(recorded.wav()).isEqualTo(wav).isNotEmptyFile();
    // By its samples: a machine that stands still meanwhile keeps some of them from it.
    assertThat(recorded.length().toMillis())
        .isPositive()
        .isCloseTo(Math.round(Wav.read(wav).seconds() * 1_000), within(20L));
    done(caller);
  }

  @Test
  void callerIsHeardWhileTheyAreRecordedAndNotAfterwards(@TempDir Path folder) throws Exception {
    Rig.Caller caller = talking();
    Channel channel = caller.leg().arrival().channel();
    BlockingQueue<Pcm> sound = new LinkedBlockingQueue<>();
    caller.leg().hearing(sound::add);
    caller.leg().record(folder.resolve("message.wav"), Duration.ofSeconds(20));
    double loud = 0;
    while (loud < 1) {
      Pcm piece = sound.poll(60, TimeUnit.SECONDS);
      assertThat(piece).as("after %s s of the caller's voice", loud).isNotNull();
      loud += isLoud(piece) ? piece.seconds() : 0;
    }
    assertThat(rig.link.press(channel, '#').get()).isTrue();
    LegEvent.Recorded recorded = caller.heard().next(LegEvent.Recorded.class);
    assertThat(recorded.length()).isPositive();
    while (isTapped()) {} // Asterisk ends it in its own time
    done(caller);
  }

  private boolean isTapped() throws InterruptedException {
    rig.link.look();
    Present present = rig.events.await(AsteriskEvent.Looked.class).present();
    return present.channels().stream().anyMatch(up -> up.name().startsWith("AudioSocket/"));
  }

  private static boolean isLoud(Pcm piece) {
    return IntStream.range(0, piece.length()).anyMatch(i -> Math.abs(piece.sample(i)) > 2_000);
  }

  @Test
  void pauseIsKeptByAsteriskAndTold() throws Exception {
    assertThat(rig.link.pause(AGENT, "lunch").get()).isTrue();
    assertThat(rig.events.await(AsteriskEvent.PauseChanged.class))
        .isEqualTo(new AsteriskEvent.PauseChanged(AGENT, true, "lunch"));
    rig.link.resync();
    Snapshot paused = rig.events.await(AsteriskEvent.Linked.class).truth();
    assertThat(paused.paused()).containsExactly(Map.entry(AGENT, "lunch"));
    assertThat(paused.devices())
        .containsEntry(AGENT, DeviceState.FREE)
        .containsEntry(new AgentId("102"), DeviceState.UNAVAILABLE);
    assertThat(rig.link.resume(AGENT).get()).isTrue();
    assertThat(rig.events.await(AsteriskEvent.PauseChanged.class))
        .isEqualTo(new AsteriskEvent.PauseChanged(AGENT, false, "phone"));
    rig.link.resync();
    assertThat(rig.events.await(AsteriskEvent.Linked.class).truth().paused()).isEmpty();
    assertThat(rig.link.pauseInQueue(new AgentId("102"), true, "test").get()).isTrue();
    assertThat(rig.link.hangUp(new Channel("none", "1.1")).get()).isFalse();
  }

  @Test
  void drainIsRememberedByAsteriskAndItsChannelsAreCounted() throws Exception {
    assertThat(rig.link.drain(true).get()).isTrue();
    rig.link.resync();
    assertThat(rig.events.await(AsteriskEvent.Linked.class).truth().draining()).isTrue();
    assertThat(rig.link.drain(false).get()).isTrue();
    rig.link.resync();
    assertThat(rig.events.await(AsteriskEvent.Linked.class).truth().draining()).isFalse();
    talking();
    assertThat(rig.link.channels().get().getAsInt()).isPositive();
  }

  @Test
  void zeroBringsTheInviteEachTime() throws Exception {
    rig.phone.that(FakePhone.Manner.IS_BUSY);
    rig.reflex((leg, event) -> {
      if (event instanceof LegEvent.Key) {
        leg.dial(request());
      }
    });
    Rig.Caller caller = talking();
    for (int i = 0; i < 20; i++) {
      rig.press(caller, '0');
      rig.phone.seen.await(FakePhone.Seen.class, s -> s.method().equals("INVITE"));
      caller.heard().await(LegEvent.DialEnded.class);
      caller.leg().openDialogue();
      caller.heard().await(LegEvent.DialogueOpened.class);
    }
    done(caller);
  }

  @Test
  void twentyCallersAtOnceAreEachHeard() throws Exception {
    List<Rig.Caller> callers = new ArrayList<>();
    rig.dialIn("loud", 20);
    for (int i = 0; i < 20; i++) {
      Rig.Caller caller = rig.callers.await(Rig.Caller.class);
      caller.leg().play(i, Rig.tone(Duration.ofMillis(100)));
      caller.leg().openDialogue();
      callers.add(caller);
    }
    for (Rig.Caller caller : callers) {
      caller.heard().next(LegEvent.DialogueOpened.class);
      caller.heard().next(LegEvent.Played.class);
    }
    for (Rig.Caller caller : callers) {
      caller.leg().finish(FinishAs.DONE);
      caller.heard().next(LegEvent.Released.class);
    }
  }

  /** A caller in an open dialogue. */
  private Rig.Caller talking() throws Exception {
    Rig.Caller caller = rig.call();
    caller.leg().music(new Music(Rig.tone(Duration.ofMillis(500)), List.of("hatchline")));
    caller.leg().openDialogue();
    caller.heard().next(LegEvent.DialogueOpened.class);
    return caller;
  }

  private DialResult dialled(Rig.Caller caller, FakePhone.Manner manner) throws Exception {
    rig.phone.that(manner);
    caller.leg().dial(new DialRequest(AGENT, Duration.ofSeconds(1), "test"));
    return caller.heard().next(LegEvent.DialEnded.class).result();
  }

  private static DialRequest request() {
    return new DialRequest(AGENT, RING, "+493012345 12 s");
  }

  private void done(Rig.Caller caller) throws Exception {
    caller.leg().finish(FinishAs.DONE);
    caller.heard().next(LegEvent.Released.class);
    gone(caller.leg().arrival().channel());
  }

  private void gone(Rig.Caller caller) throws Exception {
    rig.hangUp(caller);
    caller.heard().next(LegEvent.Moved.class);
    caller.heard().next(LegEvent.Released.class);
    gone(caller.leg().arrival().channel());
    assertThat(caller.heard().isEmpty()).isTrue();
  }

  private void gone(Channel channel) throws Exception {
    rig.events.await(AsteriskEvent.ChannelGone.class, g -> g.channel().equals(channel));
  }
}

package dev.hatchline.telephony.agi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.telephony.Arrival;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaEnd;
import dev.hatchline.telephony.media.MediaLimits;
import dev.hatchline.telephony.media.MediaSession;
import dev.hatchline.telephony.media.Ticket;
import dev.hatchline.telephony.prompt.Pcm;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the caller says, on its way from the media to whoever listens. */
class LegHearingTest {
  private static final Pcm FRAME = Pcm.of(new short[160]);
  private static final Pcm SILENCE = Pcm.silence(Duration.ofMillis(20));
  private static final int FRAMES = 10_000;

  private final LegScript leg =
      new LegScript(
          new Arrival(
              new CallId(new UUID(0, 5)),
              new Channel("PJSIP/x-1", "1.1"),
              new FirstRing(Instant.EPOCH, 1),
              "1000",
              null,
              null,
              Arrival.How.FIRST),
          new FakeLink(),
          Duration.ofSeconds(2));

  @Test
  void soundOfAnOpenDialogueGoesToWhoeverListensLast() throws Exception {
    List<Pcm> first = new ArrayList<>();
    List<Pcm> second = new ArrayList<>();
    Dialogue dialogue = opened(new Standing());
    dialogue.audio(FRAME);
    leg.hearing(first::add);
    dialogue.audio(FRAME);
    leg.hearing(second::add);
    dialogue.audio(FRAME);
    dialogue.nothing(FRAME);
    assertThat(first).containsExactly(FRAME);
    assertThat(second).containsExactly(FRAME, FRAME);
  }

  /** As while a message is recorded: who listens learns that the caller is silent, too. */
  @Test
  void aTapBringsSoundAndTheSilenceOfPhonesThatSendNone() throws Exception {
    List<Pcm> heard = new ArrayList<>();
    leg.hearing(heard::add);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (AudioSocketServer media =
        AudioSocketServer.listen(
            new InetSocketAddress(loopback, 0), Set.of(loopback), MediaLimits.standard())) {
      Tap tap = Tap.on(leg, new FakeLink(), media, "127.0.0.1:1");
      tap.audio(FRAME);
      tap.nothing(SILENCE);
      assertThat(heard).containsExactly(FRAME, SILENCE);
      tap.close();
      tap.audio(FRAME);
      tap.nothing(SILENCE);
      assertThat(heard).as("it is closed").hasSize(2);
    }
  }

  /** As when a number outside has answered: the conversation is not ours to hear. */
  @Test
  void aTapEndsWhenNobodyListensAnyMore() throws Exception {
    List<Pcm> heard = new ArrayList<>();
    leg.hearing(heard::add);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (AudioSocketServer media =
        AudioSocketServer.listen(
            new InetSocketAddress(loopback, 0), Set.of(loopback), MediaLimits.standard())) {
      Tap tap = Tap.on(leg, new FakeLink(), media, "127.0.0.1:1");
      Standing session = new Standing();
      tap.opened(session);
      leg.hearing(Leg.NOBODY);
      tap.audio(FRAME);
      assertThat(session.told).containsExactly("close");
      leg.hearing(heard::add);
      tap.audio(FRAME);
      assertThat(heard).as("the next dialogue has sound of its own").isEmpty();
    }
  }

  @Test
  void soundThatNobodyListensToMakesNothing() throws Exception {
    Dialogue dialogue = opened(new Standing());
    frames(dialogue); // once for the compiler
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    frames(dialogue);
    assertThat(thread.getCurrentThreadAllocatedBytes() - before)
        .as("bytes for %d frames", FRAMES)
        .isLessThan(FRAMES);
  }

  private static void frames(Dialogue dialogue) {
    for (int i = 0; i < FRAMES; i++) {
      dialogue.audio(FRAME);
    }
  }

  @Test
  void promptThatStandsIsThatOfTheOpenDialogue() throws Exception {
    Standing session = new Standing();
    assertThat(leg.pause(7)).isEmpty();
    Dialogue dialogue = opened(session);
    assertThat(leg.pause(7)).hasValue(480);
    leg.resume(7);
    assertThat(session.told).containsExactly("pause 7", "resume 7");
    dialogue.closed(MediaEnd.PEER);
    assertThat(leg.pause(7)).isEmpty();
  }

  private Dialogue opened(MediaSession session) throws InterruptedException {
    leg.openDialogue();
    assertThat(leg.next(Duration.ofSeconds(1))).isInstanceOf(Step.Open.class);
    Dialogue dialogue = Objects.requireNonNull(leg.begin());
    dialogue.opened(session);
    return dialogue;
  }

  /** Always 480 samples into its prompt. */
  private static final class Standing implements MediaSession {
    final List<String> told = new ArrayList<>();

    @Override
    public Ticket ticket() {
      return new Ticket(new UUID(0, 0));
    }

    @Override
    public void play(long playId, Pcm pcm) {}

    @Override
    public void stopPrompt() {}

    @Override
    public OptionalInt pausePrompt(long playId) {
      told.add("pause " + playId);
      return OptionalInt.of(480);
    }

    @Override
    public void resumePrompt(long playId) {
      told.add("resume " + playId);
    }

    @Override
    public void music(Pcm loop, int from) {}

    @Override
    public int musicAt() {
      return 0;
    }

    @Override
    public void silence() {}

    @Override
    public void close() {
      told.add("close");
    }
  }
}

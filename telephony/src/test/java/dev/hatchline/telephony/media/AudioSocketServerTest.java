package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AudioSocketServerTest {
  /** Longer than any machine stands still. */
  static final Duration LONG = Duration.ofMinutes(2);

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private AudioSocketServer server;

  AudioSocketServerTest() throws IOException {
    server = listen(patient());
  }

  private static AudioSocketServer listen(MediaLimits limits) throws IOException {
    return AudioSocketServer.listen(new InetSocketAddress(LOOPBACK, 0), Set.of(LOOPBACK), limits);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void firstMessageIsThePromptAskedForOnOpening() throws Exception {
    Hearing hearing = new Hearing(session -> session.play(1, level(1_000, 160)));
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      FakeAsterisk.Message first = asterisk.read();
      assertThat(first.kind()).isEqualTo(0x10);
      assertThat(first.sound()).isEqualTo(level(1_000, 160));
      assertThat(hearing.next()).isEqualTo("played 1");
      assertThat(asterisk.read().sample(0)).isZero();
    }
  }

  @Test
  void keysAndSoundArriveInOrder() throws Exception {
    Hearing hearing = new Hearing();
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      asterisk.sound(500);
      asterisk.key('0');
      asterisk.sound(600);
      asterisk.key('#');
      assertThat(hearing.next()).isEqualTo("key 0");
      assertThat(hearing.next()).isEqualTo("key #");
      assertThat(hearing.listen(2).getLast().sample(159)).isEqualTo((short) 600);
    }
    assertThat(hearing.next()).isEqualTo("closed PEER");
    assertThat(hearing.told).isEmpty();
  }

  /**
   * From before the first can be sent, none is sent before its time, however seldom either side has
   * its turn. That none comes too late is the bench's to say.
   */
  @Test
  void noFrameIsBeforeTheBeat() throws Exception {
    Hearing hearing = new Hearing(session -> session.music(level(100, 8_000)));
    long start = System.nanoTime();
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      asterisk.read();
      for (int i = 0; i < 50; i++) {
        assertThat(asterisk.read().sample(0)).isEqualTo((short) 100);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(980));
    }
  }

  @Test
  void ourCloseHangsUpAndWaitsForTheEnd() throws Exception {
    Hearing hearing = new Hearing();
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      MediaSession session = hearing.session();
      session.close();
      FakeAsterisk.Message message = asterisk.read();
      while (message.kind() == 0x10) {
        message = asterisk.read();
      }
      assertThat(message.kind()).isZero();
      assertThat(message.sound().length()).isZero();
      // The connection still takes what Asterisk had on its way.
      asterisk.sound(5);
      asterisk.sound(6);
      assertThat(hearing.told).isEmpty();
    }
    assertThat(hearing.next()).isEqualTo("closed US");
    assertThat(hearing.told).isEmpty();
  }

  @Test
  void peerThatIgnoresHangUpIsClosedInTime() throws Exception {
    server.close();
    server = listen(limits(LONG, LONG, Duration.ofMillis(300), LONG));
    Hearing hearing = new Hearing();
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      hearing.session().close();
      assertThat(asterisk.endsCleanly()).isTrue();
      assertThat(hearing.next()).isEqualTo("closed US");
    }
  }

  @Test
  void resetByThePeerClosesTheDialogueOnce() throws Exception {
    Hearing hearing = new Hearing();
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      MediaSession session = hearing.session();
      asterisk.reset();
      assertThat(hearing.next()).isEqualTo("closed PEER");
      session.play(1, level(1, 160));
      session.close();
    }
    server.close();
    assertThat(hearing.told).isEmpty();
  }

  @Test
  void closingWithinOpeningIsClosing() throws Exception {
    Hearing hearing = new Hearing(MediaSession::close);
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      assertThat(asterisk.read().kind()).isZero();
    }
    assertThat(hearing.next()).isEqualTo("closed US");
  }

  @Test
  void silenceStandsForSoundThatDoesNotCome() throws Exception {
    Hearing hearing = new Hearing();
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      asterisk.sound(500);
      assertThat(hearing.listen(1).getFirst().sample(0)).isEqualTo((short) 500);
      assertThat(hearing.listenToNothing(20)).containsOnly(level(0, 160));
      asterisk.sound(600);
      assertThat(hearing.listen(1).getFirst().sample(0)).isEqualTo((short) 600);
    }
  }

  @Test
  void silentPeerIsToldOnceAndTheRestGoesOn() throws Exception {
    server.close();
    server = listen(limits(LONG, Duration.ofMillis(300), LONG, LONG));
    Hearing hearing = new Hearing();
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      assertThat(hearing.next()).isEqualTo("silent peer");
      asterisk.key('5');
      assertThat(hearing.next()).isEqualTo("key 5");
    }
  }

  @Test
  void peerWithSoundIsNotSilent() throws Exception {
    server.close();
    server = listen(limits(LONG, Duration.ofMillis(150), LONG, LONG));
    Hearing hearing = new Hearing(session -> session.play(1, level(1, 8_000 / 2)));
    try (FakeAsterisk _ = FakeAsterisk.sounding(server, server.issue(hearing), 0)) {
      assertThat(hearing.next()).isEqualTo("played 1");
    }
  }

  @Test
  void failingListenerHarmsNobody() throws Exception {
    Hearing failing =
        new Hearing(_ -> {
          throw new IllegalStateException("provoked by a test");
        });
    Hearing other = new Hearing();
    try (FakeAsterisk one = FakeAsterisk.with(server, server.issue(failing));
        FakeAsterisk two = FakeAsterisk.with(server, server.issue(other))) {
      assertThat(one.read().kind()).isEqualTo(0x10);
      two.key('1');
      assertThat(other.next()).isEqualTo("key 1");
    }
  }

  @Test
  void stopTellsEveryListenerAndEndsTheThreads() throws Exception {
    Hearing hearing = new Hearing();
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      hearing.session();
      Thread closer = Thread.ofPlatform().start(server::close);
      FakeAsterisk.Message message = asterisk.read();
      while (message.kind() == 0x10) {
        message = asterisk.read();
      }
      asterisk.leave();
      closer.join();
    }
    assertThat(hearing.next()).isEqualTo("closed STOPPED");
    assertThat(server.readings().sessions()).isZero();
  }

  @Test
  void peerThatTakesNothingLosesFramesAndThenTheDialogueButNotTheOther() throws Exception {
    server.close();
    server = listen(limits(LONG, LONG, LONG, Duration.ofMillis(300)));
    Hearing deaf = new Hearing(session -> session.music(level(9, 800)));
    Hearing other = new Hearing(session -> session.music(level(7, 800)));
    try (FakeAsterisk one = FakeAsterisk.deaf(server, server.issue(deaf));
        FakeAsterisk two = FakeAsterisk.with(server, server.issue(other))) {
      int read = 0;
      while (deaf.told.isEmpty() && read < 3_000) {
        assertThat(two.read().sample(0)).isEqualTo((short) 7);
        read++;
      }
      assertThat(deaf.next()).isEqualTo("closed BROKEN");
      assertThat(server.readings().droppedFrames()).isPositive();
      one.leave();
    }
  }

  @Test
  void readingsCount() throws Exception {
    Hearing hearing = new Hearing(session -> session.play(1, level(1, 1_600)));
    try (FakeAsterisk asterisk = FakeAsterisk.with(server, server.issue(hearing))) {
      assertThat(asterisk.read().kind()).isEqualTo(0x10);
      assertThat(hearing.next()).isEqualTo("played 1");
      MediaReadings readings = server.readings();
      assertThat(readings.sessions()).isEqualTo(1);
      assertThat(readings.opened()).isEqualTo(1);
      assertThat(readings.refusedConnections()).isZero();
      assertThat(readings.latenessP99()).isPositive();
    }
  }

  /** Nothing is over because the machine is slow. */
  static MediaLimits patient() {
    return limits(LONG, LONG, LONG, LONG);
  }

  /**
   * Those of which a test waits for one.
   *
   * @param hello also of tickets
   */
  static MediaLimits limits(Duration hello, Duration silentPeer, Duration closing, Duration stuck) {
    Duration late = MediaLimits.standard().lateTick();
    return new MediaLimits(
        hello, hello, silentPeer, closing, stuck, late, MediaLimits.standard().sessions(), 20);
  }

  private static Pcm level(int level, int samples) {
    short[] sound = new short[samples];
    Arrays.fill(sound, (short) level);
    return Pcm.of(sound);
  }
}

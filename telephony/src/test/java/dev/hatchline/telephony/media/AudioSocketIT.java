package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The server against a real Asterisk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AudioSocketIT {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int TONE_HERTZ = 440;

  /** A loaded machine may need long from the call file to the call. */
  private static final MediaLimits LIMITS =
      new MediaLimits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMillis(10),
          100,
          100);

  private final AudioSocketServer server;
  private final Path home;
  private final MediaAsterisk asterisk;

  AudioSocketIT(@TempDir Path home) throws IOException, InterruptedException {
    this.home = home;
    server = AudioSocketServer.listen(new InetSocketAddress(LOOPBACK, 0), Set.of(LOOPBACK), LIMITS);
    asterisk = new MediaAsterisk(home.resolve("first"));
  }

  @AfterAll
  void stop() {
    server.close();
    asterisk.close();
  }

  @Test
  void soundGoesBothWays() throws Exception {
    Hearing hearing = new Hearing(session -> session.play(1, tone(2)));
    asterisk.call("echo", server, server.issue(hearing), unknown());
    List<Pcm> heard = hearing.listen(60);
    assertThat(toneShare(heard.subList(30, 60))).isGreaterThan(0.95);
    hearing.session().close();
    assertThat(hearing.next()).isEqualTo("closed US");
  }

  @Test
  void keysArrive() throws Exception {
    Hearing hearing = new Hearing();
    asterisk.call("keys", server, server.issue(hearing), unknown());
    assertThat(hearing.nextBut("silent peer")).isEqualTo("key 0");
    assertThat(hearing.nextBut("silent peer")).isEqualTo("key #");
    hearing.session().close();
    assertThat(hearing.nextBut("silent peer")).isEqualTo("closed US");
  }

  @Test
  void ourCloseLetsTheDialplanGoOnAndTheCallLive() throws Exception {
    Hearing first = new Hearing();
    Hearing second = new Hearing(session -> session.play(1, tone(2)));
    asterisk.call("echo", server, server.issue(first), server.issue(second));
    MediaSession session = first.session();
    first.listen(5);
    session.close();
    assertThat(first.next()).isEqualTo("closed US");
    assertThat(toneShare(second.listen(60).subList(30, 60))).isGreaterThan(0.95);
    second.session().close();
    assertThat(second.next()).isEqualTo("closed US");
  }

  @Test
  void refusedTicketLetsTheDialplanGoOn() throws Exception {
    Hearing second = new Hearing();
    long refused = server.readings().refusedConnections();
    asterisk.call("echo", server, unknown(), server.issue(second));
    second.session().close();
    assertThat(second.next()).isEqualTo("closed US");
    assertThat(server.readings().refusedConnections()).isGreaterThan(refused);
  }

  @Test
  void callerWhoLeavesClosesTheDialogue() throws Exception {
    Hearing hearing = new Hearing(session -> session.music(tone(1)));
    asterisk.call("leaves", server, server.issue(hearing), unknown());
    assertThat(hearing.nextBut("silent peer")).isEqualTo("closed PEER");
  }

  @Test
  void callerWithoutSoundIsNoticed() throws Exception {
    Hearing hearing = new Hearing();
    asterisk.call("mute", server, server.issue(hearing), unknown());
    assertThat(hearing.next()).isEqualTo("silent peer");
    hearing.session().close();
    assertThat(hearing.next()).isEqualTo("closed US");
  }

  @Test
  void asteriskPlaysOurFilesByItself() throws Exception {
    Wav.write(tone(3), home.resolve("first/prompt.wav"));
    Hearing hearing = new Hearing();
    asterisk.call("plays", server, server.issue(hearing), unknown());
    assertThat(toneShare(hearing.listen(60).subList(10, 60))).isGreaterThan(0.95);
    hearing.session().close();
    assertThat(hearing.next()).isEqualTo("closed US");
  }

  @Test
  void deathOfAsteriskClosesTheDialogues() throws Exception {
    Hearing hearing = new Hearing(session -> session.music(tone(1)));
    try (MediaAsterisk other = new MediaAsterisk(home.resolve("second"))) {
      other.call("echo", server, server.issue(hearing), unknown());
      hearing.listen(5);
      other.kill();
      assertThat(hearing.next()).isEqualTo("closed PEER");
    }
  }

  /** A ticket that nobody issued. */
  private static Ticket unknown() {
    return new Ticket(UUID.randomUUID());
  }

  private static Pcm tone(double seconds) {
    double[] samples = new double[(int) (seconds * Pcm.RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.3 * Math.sin(2 * Math.PI * TONE_HERTZ * i / Pcm.RATE);
    }
    return Pcm.of(samples);
  }

  /** Share of the power that is the tone (Goertzel); 0 for silence. */
  private static double toneShare(List<Pcm> pieces) {
    double cos = 0;
    double sin = 0;
    double all = 0;
    int count = 0;
    for (Pcm piece : pieces) {
      for (int i = 0; i < piece.length(); i++) {
        double angle = 2 * Math.PI * TONE_HERTZ * count / Pcm.RATE;
        cos += piece.sample(i) * Math.cos(angle);
        sin += piece.sample(i) * Math.sin(angle);
        all += (double) piece.sample(i) * piece.sample(i);
        count++;
      }
    }
    return all == 0 ? 0 : 2 * (cos * cos + sin * sin) / count / all;
  }
}

package dev.hatchline.phones.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the other side of a call hears of us. */
class RtpStreamTest {
  private static final int HEADER_BYTES = 12;
  private static final int HERTZ = 660;

  private DatagramChannel other;
  private RtpStream stream;

  @BeforeEach
  void open() throws IOException {
    other = DatagramChannel.open();
    other.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    stream = new RtpStream();
    stream.speakTo((InetSocketAddress) other.getLocalAddress());
  }

  @AfterEach
  void close() throws IOException {
    stream.close();
    other.close();
  }

  @Test
  void isSilentUntilItIsToldToSaySomething() throws IOException {
    assertThat(MuLaw.isSound(packet())).isFalse();
  }

  @Test
  void saysTheSameAgainAndAgain() throws IOException {
    // A loop of 1.5 packets, whole turns of the tone: it must go on without a seam.
    stream.say(MuLaw.encode(Tones.tone(200, 0.03).samples()));
    short[] heard = new short[10 * RtpStream.SAMPLES];
    for (int at = 0; at < heard.length; at += RtpStream.SAMPLES) {
      ByteBuffer packet = packet();
      for (int i = 0; i < RtpStream.SAMPLES; i++) {
        heard[at + i] = (short) MuLaw.decode(packet.get());
      }
    }
    assertThat(new Sound(heard, Sound.PHONE_RATE).toneSpans(200))
        .singleElement()
        .satisfies(span -> assertThat(span.seconds()).isEqualTo(0.2));
    assertThat(new Sound(heard, Sound.PHONE_RATE).toneSpans(HERTZ)).isEmpty();
  }

  @Test
  void aKeyTakesThePlaceOfWhatIsSaid() throws IOException {
    stream.say(MuLaw.encode(Tones.tone(HERTZ, 1).samples()));
    CompletableFuture<Long> left = stream.press('5');
    ByteBuffer packet = packet();
    assertThat(left).isCompleted();
    assertThat(packet.get(1) & 0x7F).isEqualTo(Sdp.KEYS);
    assertThat(packet.get(HEADER_BYTES)).isEqualTo((byte) 5);
    assertThat(packet.remaining()).isEqualTo(4);
  }

  /** The next packet, at its payload. */
  private ByteBuffer packet() throws IOException {
    stream.speak();
    ByteBuffer packet = ByteBuffer.allocate(1500);
    other.receive(packet);
    return packet.flip().position(HEADER_BYTES);
  }
}

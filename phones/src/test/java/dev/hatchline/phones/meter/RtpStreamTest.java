package dev.hatchline.phones.meter;

import static org.assertj.core.api.Assertions.assertThat;

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
    // One packet and a half, each code once: what is heard must go on where it was.
    byte[] loop = new byte[240];
    for (int i = 0; i < loop.length; i++) {
      loop[i] = (byte) i;
    }
    stream.say(loop);
    int expected = 1;
    for (int packets = 0; packets < 10; packets++) {
      ByteBuffer packet = packet();
      assertThat(packet.remaining()).isEqualTo(RtpStream.SAMPLES);
      while (packet.hasRemaining()) {
        assertThat(packet.get() & 0xFF).isEqualTo(expected);
        expected = (expected + 1) % loop.length;
      }
    }
  }

  @Test
  void saysSomethingOnceFromItsFirstSampleAndIsSilentAgain() throws IOException {
    byte[] words = new byte[200];
    for (int i = 0; i < words.length; i++) {
      words[i] = (byte) i;
    }
    CompletableFuture<Long> begun = stream.sayOnce(words);
    assertThat(begun).isNotDone();
    ByteBuffer first = packet();
    assertThat(begun).isCompleted();
    ByteBuffer second = packet();
    for (int i = 0; i < words.length; i++) {
      ByteBuffer in = i < RtpStream.SAMPLES ? first : second;
      assertThat(in.get()).isEqualTo(words[i]);
    }
    assertThat(second.remaining()).isEqualTo(2 * RtpStream.SAMPLES - words.length);
    while (second.hasRemaining()) {
      assertThat(second.get()).isEqualTo(MuLaw.SILENCE);
    }
    assertThat(MuLaw.isSound(packet())).isFalse();
  }

  @Test
  void notesWhichPacketsAreSoundWhenItIsToldTo() throws IOException {
    hears(HERTZ);
    assertThat(stream.sounds().between(Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
    stream.noteSounds();
    hears(HERTZ);
    hearsSilence();
    hears(HERTZ);
    assertThat(stream.sounds().between(Long.MIN_VALUE, Long.MAX_VALUE)).hasSize(2);
    assertThat(stream.arrivals().between(Long.MIN_VALUE, Long.MAX_VALUE)).hasSize(4);
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

  @Test
  void hearsOnlyTheToneThatItListensFor() throws IOException {
    hears(HERTZ);
    stream.listenFor(2 * HERTZ);
    hears(HERTZ);
    assertThat(stream.firstTone()).isNotDone();
    hears(2 * HERTZ);
    assertThat(stream.firstTone()).isCompleted();
  }

  /** One packet with a tone comes. */
  private void hears(int hertz) throws IOException {
    hears(Tones.tone(hertz, 0.02).samples());
  }

  private void hearsSilence() throws IOException {
    hears(new short[RtpStream.SAMPLES]);
  }

  private void hears(short[] sound) throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES + sound.length);
    packet.put(0, (byte) 0x80).put(HEADER_BYTES, MuLaw.encode(sound));
    other.send(packet, stream.address());
    stream.hear();
  }

  /** The next packet, at its payload. */
  private ByteBuffer packet() throws IOException {
    stream.speak();
    ByteBuffer packet = ByteBuffer.allocate(1500);
    other.receive(packet);
    return packet.flip().position(HEADER_BYTES);
  }
}

package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Spoken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link FrameWriter} and {@link FrameReader} against each other, and against garbage. */
class FramesTest {
  private static final List<Frame> EACH =
      List.of(
          new Frame.Open(7, "en", List.of("agent", "talk to a person", "[unk]")),
          new Frame.Open(8, "es", List.of()),
          new Frame.Sound(7, 1L << 40, Spoken.quiet(20)),
          new Frame.Sound(7, 0, Spoken.quiet(1_000)),
          new Frame.Finish(7),
          new Frame.Close(-1),
          new Frame.Ping(Long.MIN_VALUE),
          new Frame.Loading("en"),
          new Frame.Loaded("en", "its model is damaged: \u00fc"),
          new Frame.Ready(),
          new Frame.Partial(7, "talk to", 320),
          new Frame.Said(
              7,
              new Recognizer.Result(
                  List.of(
                      new Recognizer.Word("yes", 0.75, 100, 200),
                      new Recognizer.Word("[unk]", 1, 200, 300)),
                  320)),
          new Frame.Said(7, new Recognizer.Result(List.of(), 0)),
          new Frame.Lost(7, "too many calls"),
          new Frame.Pong(5, new Frame.Load(400, 3, 0.25, 90, 12)));

  private static byte[] bytes(Frame frame) {
    ByteBuffer written = FrameWriter.write(frame);
    byte[] bytes = new byte[written.remaining()];
    written.get(bytes);
    return bytes;
  }

  private static byte[] all() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    EACH.forEach(frame -> all.writeBytes(bytes(frame)));
    return all.toByteArray();
  }

  private static FrameReader reader(byte[] bytes) {
    return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)));
  }

  @Test
  void eachComesOutAsItWentIn() throws IOException {
    FrameReader reader = reader(all());
    for (Frame frame : EACH) {
      assertThat(reader.next()).isEqualTo(frame);
    }
    assertThat(reader.next()).isNull();
  }

  @Test
  void howeverTheChannelCutsThem() throws IOException {
    FrameReader reader = new FrameReader(new Drips(all()));
    for (Frame frame : EACH) {
      assertThat(reader.next()).isEqualTo(frame);
    }
    assertThat(reader.next()).isNull();
  }

  /** Gives one byte at a time. */
  private static final class Drips implements ReadableByteChannel {
    private final byte[] bytes;
    private int at;

    Drips(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer target) {
      if (at == bytes.length) {
        return -1;
      }
      target.put(bytes[at++]);
      return 1;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void mostAndLongestPhrasesFit() throws IOException {
    String longest = "a".repeat(Grammar.PHRASE_MAX_CHARS);
    Frame open = new Frame.Open(1, "en", Collections.nCopies(Grammar.PHRASES_MAX + 1, longest));
    assertThat(reader(bytes(open)).next()).isEqualTo(open);
  }

  @Test
  void endWithinAFrameIsNoEnd() {
    byte[] cut = new byte[12];
    System.arraycopy(all(), 0, cut, 0, cut.length);
    assertThatThrownBy(() -> reader(cut).next()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> reader(new byte[3]).next()).isInstanceOf(IOException.class);
  }

  private static void garbage(byte[] bytes) {
    assertThatThrownBy(() -> reader(bytes).next()).isInstanceOf(GarbageException.class);
  }

  private static byte[] frame(int kind, byte... payload) {
    return ByteBuffer.allocate(Frame.HEADER_BYTES + payload.length)
        .put((byte) kind)
        .putInt(1)
        .putInt(payload.length)
        .put(payload)
        .array();
  }

  @Test
  void unknownKindsAndWrongLengthsAreGarbage() {
    garbage(frame(0x00));
    garbage(frame(0x7f));
    garbage(frame(0x03, (byte) 1));
    garbage(frame(0x05, (byte) 1));
    garbage(frame(0x81, (byte) 0, (byte) 9, (byte) 'e'));
    garbage(ByteBuffer.allocate(9).put(0, (byte) 3).putInt(5, -1).array());
    garbage(ByteBuffer.allocate(9).put(0, (byte) 3).putInt(5, Integer.MAX_VALUE).array());
  }

  @Test
  void halfASampleIsGarbage() {
    garbage(frame(0x02, new byte[11]));
    garbage(frame(0x02, new byte[8 + 2 * Frame.SOUND_MAX_SAMPLES + 2]));
  }

  @Test
  void confidencesAreFromZeroToOne() {
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      garbage(
          bytes(
              new Frame.Said(
                  1, new Recognizer.Result(List.of(new Recognizer.Word("yes", wrong, 0, 1)), 1))));
    }
  }

  @Test
  void whateverComesIsAFrameOrAnIoException() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = seed % 2 == 0 ? all() : frame(random.nextInt(256), noise(random, 40));
      for (int i = 0; i < 1 + seed % 4; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      drain(reader(bytes), seed);
    }
  }

  private static byte[] noise(Random random, int most) {
    byte[] noise = new byte[random.nextInt(most)];
    random.nextBytes(noise);
    return noise;
  }

  private static void drain(FrameReader reader, int seed) {
    int frames = 0;
    try {
      while (reader.next() != null) {
        frames++;
      }
    } catch (IOException _) {
      // As it has to be: nothing else may come out.
    }
    assertThat(frames).as("seed %d", seed).isLessThan(10_000);
  }
}

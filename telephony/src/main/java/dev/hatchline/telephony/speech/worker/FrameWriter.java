package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.Recognizer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes frames down. */
final class FrameWriter {
  private static final int START_BYTES = 512;

  private ByteBuffer out = ByteBuffer.allocate(START_BYTES);

  private FrameWriter() {}

  /** The bytes of a frame; texts are cut to the limits. */
  static ByteBuffer write(Frame frame) {
    FrameWriter writer = new FrameWriter();
    writer.out.position(Frame.HEADER_BYTES);
    int kind = writer.payload(frame);
    ByteBuffer out = writer.out;
    int length = out.position() - Frame.HEADER_BYTES;
    out.put(0, (byte) kind).putInt(1, frame.stream()).putInt(1 + Integer.BYTES, length);
    return out.flip();
  }

  private int payload(Frame frame) {
    return switch (frame) {
      case Frame.Open open -> {
        text(open.language());
        room(Short.BYTES).putShort((short) open.phrases().size());
        open.phrases().forEach(this::text);
        yield 0x01;
      }
      case Frame.Sound(int _, long from, var pcm) -> {
        room(Long.BYTES).putLong(from);
        int bytes = pcm.length() * Short.BYTES;
        pcm.copy(0, pcm.length(), room(bytes), out.position());
        out.position(out.position() + bytes);
        yield 0x02;
      }
      case Frame.Finish _ -> 0x03;
      case Frame.Close _ -> 0x04;
      case Frame.Ping(long number) -> {
        room(Long.BYTES).putLong(number);
        yield 0x05;
      }
      case Frame.Loading(String language) -> {
        text(language);
        yield 0x81;
      }
      case Frame.Loaded(String language, String whyNot) -> {
        text(language);
        text(whyNot);
        yield 0x82;
      }
      case Frame.Ready() -> 0x83;
      case Frame.Partial(int _, String text, long at) -> {
        room(Long.BYTES).putLong(at);
        text(text);
        yield 0x84;
      }
      case Frame.Said(int _, Recognizer.Result result) -> {
        result(result);
        yield 0x85;
      }
      case Frame.Lost(int _, String why) -> {
        text(why);
        yield 0x86;
      }
      case Frame.Pong(long number, Frame.Load load) -> {
        room(Long.BYTES).putLong(number);
        load(load);
        yield 0x87;
      }
    };
  }

  private void result(Recognizer.Result result) {
    room(Long.BYTES + Short.BYTES).putLong(result.at()).putShort((short) result.words().size());
    for (Recognizer.Word word : result.words()) {
      text(word.text());
      room(3 * Long.BYTES).putDouble(word.confidence()).putLong(word.from()).putLong(word.to());
    }
  }

  private void load(Frame.Load load) {
    room(3 * Integer.BYTES + 2 * Long.BYTES)
        .putInt(load.lateMillis())
        .putInt(load.stepMillis())
        .putDouble(load.busy())
        .putInt(load.streams())
        .putLong(load.leftOutMillis());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, Frame.TEXT_MAX_BYTES);
    room(Short.BYTES + length).putShort((short) length).put(bytes, 0, length);
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int size = Math.max(2 * out.capacity(), out.position() + bytes);
      ByteBuffer larger = ByteBuffer.wrap(Arrays.copyOf(out.array(), size));
      larger.position(out.position());
      out = larger;
    }
    return out;
  }
}

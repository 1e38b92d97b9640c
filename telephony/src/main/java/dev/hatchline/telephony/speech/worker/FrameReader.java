package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames from a channel, however it cuts them. One thread at a time. Holds at most one frame
 * of bounded size, and makes nothing larger than what has come.
 */
final class FrameReader {
  private final ReadableByteChannel from;
  private final ByteBuffer in =
      ByteBuffer.allocate(Frame.HEADER_BYTES + Frame.PAYLOAD_MAX_BYTES).flip();

  FrameReader(ReadableByteChannel from) {
    this.from = from;
  }

  /**
   * Waits for the next frame; null when the peer has closed.
   *
   * @throws GarbageException if what came is none
   * @throws IOException if the connection is broken, or ended within a frame
   */
  @Nullable Frame next() throws IOException {
    if (!fill(Frame.HEADER_BYTES)) {
      return null;
    }
    int at = in.position();
    int length = in.getInt(at + 1 + Integer.BYTES);
    if (length < 0 || length > Frame.PAYLOAD_MAX_BYTES) {
      throw new GarbageException("a frame of " + length + " bytes");
    }
    if (!fill(Frame.HEADER_BYTES + length)) {
      throw new IOException("it ended within a frame");
    }
    int kind = Byte.toUnsignedInt(in.get());
    int stream = in.getInt();
    in.getInt();
    ByteBuffer payload = in.slice(in.position(), length);
    in.position(in.position() + length);
    return read(kind, stream, payload);
  }

  /** Has so many bytes at hand; false when the channel is at its end with none of them. */
  private boolean fill(int bytes) throws IOException {
    while (in.remaining() < bytes) {
      in.compact();
      int count = from.read(in);
      in.flip();
      if (count < 0) {
        if (in.remaining() > 0) {
          throw new IOException("it ended within a frame");
        }
        return false;
      }
    }
    return true;
  }

  private static Frame read(int kind, int stream, ByteBuffer payload) throws GarbageException {
    Frame frame;
    try {
      frame = frame(kind, stream, payload);
    } catch (BufferUnderflowException _) {
      throw new GarbageException("a frame 0x%02x that is too short".formatted(kind));
    }
    if (payload.hasRemaining()) {
      throw new GarbageException(
          "a frame 0x%02x with %d bytes too many".formatted(kind, payload.remaining()));
    }
    return frame;
  }

  private static Frame frame(int kind, int stream, ByteBuffer in) throws GarbageException {
    return switch (kind) {
      case 0x01 -> new Frame.Open(stream, text(in), texts(in));
      case 0x02 -> new Frame.Sound(stream, in.getLong(), sound(in));
      case 0x03 -> new Frame.Finish(stream);
      case 0x04 -> new Frame.Close(stream);
      case 0x05 -> new Frame.Ping(in.getLong());
      case 0x81 -> new Frame.Loading(text(in));
      case 0x82 -> new Frame.Loaded(text(in), text(in));
      case 0x83 -> new Frame.Ready();
      case 0x84 -> partial(stream, in);
      case 0x85 -> new Frame.Said(stream, result(in));
      case 0x86 -> new Frame.Lost(stream, text(in));
      case 0x87 -> new Frame.Pong(in.getLong(), load(in));
      default -> throw new GarbageException("a frame of kind 0x%02x".formatted(kind));
    };
  }

  private static Frame partial(int stream, ByteBuffer in) {
    long at = in.getLong();
    return new Frame.Partial(stream, text(in), at);
  }

  private static Pcm sound(ByteBuffer in) throws GarbageException {
    int bytes = in.remaining();
    if (bytes % Short.BYTES != 0 || bytes > Frame.SOUND_MAX_SAMPLES * Short.BYTES) {
      throw new GarbageException("sound of " + bytes + " bytes");
    }
    return Pcm.take(in, bytes / Short.BYTES);
  }

  private static Recognizer.Result result(ByteBuffer in) throws GarbageException {
    long at = in.getLong();
    int count = Short.toUnsignedInt(in.getShort());
    List<Recognizer.Word> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = text(in);
      double confidence = share(in.getDouble());
      words.add(new Recognizer.Word(text, confidence, in.getLong(), in.getLong()));
    }
    return new Recognizer.Result(words, at);
  }

  private static Frame.Load load(ByteBuffer in) throws GarbageException {
    return new Frame.Load(
        in.getInt(), in.getInt(), share(in.getDouble()), in.getInt(), in.getLong());
  }

  private static double share(double found) throws GarbageException {
    if (!(found >= 0 && found <= 1)) {
      throw new GarbageException("a share of " + found);
    }
    return found;
  }

  private static List<String> texts(ByteBuffer in) {
    int count = Short.toUnsignedInt(in.getShort());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(ByteBuffer in) {
    int length = Short.toUnsignedInt(in.getShort());
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

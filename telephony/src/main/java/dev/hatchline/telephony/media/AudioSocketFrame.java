package dev.hatchline.telephony.media;

import dev.hatchline.telephony.prompt.Pcm;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * One message of AudioSocket, as Asterisk 22's res_audiosocket speaks it.
 *
 * <pre>
 *   kind (1 byte) | length of payload (2 bytes, big-endian) | payload
 *
 *   0x00  hang-up, empty: we ask Asterisk to end the application; the call stays up
 *   0x01  the UUID of AudioSocket(uuid,host:port), 16 bytes; always the first message, once
 *   0x03  one key as an ASCII character, sent at its release
 *   0x10  sound: signed 16-bit little-endian, 8 kHz, mono; 320 bytes are 20 ms
 *   0x11…0x18  the same at 12…192 kHz (we ask for none)
 *   0xff  error, with a code of the peer's own
 *
 *   Asterisk                      Hatchline
 *      |--- TCP connect ------------>|
 *      |--- 0x01 uuid -------------->|   ticket: known, unused, at most 2 s old
 *      |&lt;== 0x10 every 20 ms =======>|   both ways; paused towards us while a key is down
 *      |--- 0x03 '0' --------------->|
 *      |&lt;-- 0x00 --------------------|   the application ends, the dialplan goes on
 *      |--- FIN -------------------->|   read until here, or Asterisk sees a reset: an error
 *      |&lt;-- FIN ---------------------|
 * </pre>
 *
 * <p>Source: docs.asterisk.org, "AudioSocket", and trials against 22.10.1. A message is written
 * with one call: Asterisk drops the call when a payload stalls for 20 ms.
 */
sealed interface AudioSocketFrame {
  /** Bytes before the payload. */
  int HEADER_BYTES = 3;

  /** Samples in the 20 ms of sound that we send at a time. */
  int AUDIO_SAMPLES = 160;

  /** Payload of 20 ms of sound. */
  int AUDIO_BYTES = AUDIO_SAMPLES * Short.BYTES;

  /** Longest payload we take: 256 ms of sound. Asterisk sends one frame of the caller's codec. */
  int PAYLOAD_MAX_BYTES = 4_096;

  int KIND_HANG_UP = 0x00;
  int KIND_ID = 0x01;
  int KIND_KEY = 0x03;
  int KIND_AUDIO = 0x10;
  int KIND_ERROR = 0xff;

  /** The end of the application. */
  record HangUp() implements AudioSocketFrame {}

  /** Who connects. */
  record Id(UUID uuid) implements AudioSocketFrame {}

  /** A key: one of 0-9 * # A-D. */
  record Key(char digit) implements AudioSocketFrame {}

  /** Sound of the caller. */
  record Audio(Pcm pcm) implements AudioSocketFrame {}

  /** The peer's error; −1 when it gave no code. */
  record Failure(int code) implements AudioSocketFrame {}

  /** A kind that we do not know; it is skipped, as the protocol may grow. */
  record Unknown(int kind, int length) implements AudioSocketFrame {}

  /** Bytes that are no message; nothing can be read after them. */
  record Malformed(String found) implements AudioSocketFrame {}

  /** Makes a frame of its payload, which it takes from the buffer whole. */
  static AudioSocketFrame of(int kind, int length, ByteBuffer payload) {
    return switch (kind) {
      case KIND_HANG_UP -> skip(payload, length, new HangUp());
      case KIND_ID ->
          length == 2 * Long.BYTES
              ? new Id(new UUID(payload.getLong(), payload.getLong()))
              : skip(payload, length, new Malformed("an id of " + length + " bytes"));
      case KIND_KEY -> key(length, payload);
      case KIND_AUDIO -> audio(length, payload);
      case KIND_ERROR -> skip(payload, length, new Failure(length == 0 ? -1 : code(payload)));
      default -> skip(payload, length, new Unknown(kind, length));
    };
  }

  private static AudioSocketFrame key(int length, ByteBuffer payload) {
    char digit = length == 0 ? ' ' : (char) (payload.get(payload.position()) & 0xff);
    boolean known = length == 1 && "0123456789*#ABCD".indexOf(digit) >= 0;
    return skip(payload, length, known ? new Key(digit) : new Malformed("no key"));
  }

  private static AudioSocketFrame audio(int length, ByteBuffer payload) {
    if (length % Short.BYTES != 0) {
      return skip(payload, length, new Malformed("half a sample"));
    }
    return new Audio(Pcm.take(payload, length / Short.BYTES));
  }

  private static int code(ByteBuffer payload) {
    return payload.get(payload.position()) & 0xff;
  }

  private static AudioSocketFrame skip(ByteBuffer payload, int length, AudioSocketFrame frame) {
    payload.position(payload.position() + length);
    return frame;
  }

  /**
   * A sound message, direct, all silence; its payload is to be overwritten from HEADER_BYTES on.
   */
  static ByteBuffer newAudioMessage() {
    ByteBuffer message = ByteBuffer.allocateDirect(HEADER_BYTES + AUDIO_BYTES);
    message.put(0, (byte) KIND_AUDIO).putShort(1, (short) AUDIO_BYTES);
    return message;
  }

  /** A hang-up message, direct. */
  static ByteBuffer newHangUpMessage() {
    return ByteBuffer.allocateDirect(HEADER_BYTES);
  }
}

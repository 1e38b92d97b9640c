package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;
import java.util.List;

/**
 * One message between the engine and its worker, over a Unix socket in a folder that only their
 * user may enter. Numbers are big-endian, sound is little-endian.
 *
 * <pre>
 *   kind (1 byte) | stream (4) | length of payload (4) | payload
 *
 *   engine → worker
 *   0x01 open     language (text), number of phrases (2), each (text); none for no grammar
 *   0x02 sound    its first sample's place in the stream (8), 16-bit samples at 8 kHz
 *   0x03 finish
 *   0x04 close
 *   0x05 ping     a number (8)
 *   worker → engine
 *   0x81 loading  language (text): from here to 0x82 or the worker's death it is this model's doing
 *   0x82 loaded   language (text), why not (text; empty when it is)
 *   0x83 ready
 *   0x84 partial  up to which sample (8), text
 *   0x85 result   up to which sample (8), number of words (2), each: text, confidence (8), from (8), to (8)
 *   0x86 lost     why (text); the stream is closed
 *   0x87 pong     the ping's number (8), ms late (4), ms in one step (4), share busy (8), streams (4), ms left out (8)
 *   text: length in bytes (2), UTF-8
 *
 *   engine                         worker
 *      |&lt;-- connects -------------------|   then the engine takes the socket's name away
 *      |&lt;-- loading en, loaded en ------|
 *      |&lt;-- ready ----------------------|
 *      |--- open 7 -------------------->|
 *      |=== sound 7, every 20 ms ======>|
 *      |&lt;-- partial 7 ------------------|
 *      |--- finish 7 ------------------>|
 *      |&lt;-- result 7 -------------------|
 *      |--- close 7 ------------------->|
 *      |--- ping ------- 2 s at most -->|   the engine kills a worker that does not answer
 *      |--- end of the stream --------->|   the worker exits
 * </pre>
 */
sealed interface Frame {
  /** Bytes before the payload. */
  int HEADER_BYTES = 9;

  /** Longest payload; a grammar of the most and longest phrases is below it. */
  int PAYLOAD_MAX_BYTES = 200_000;

  /** Longest sound in one message; more is sent in several. */
  int SOUND_MAX_SAMPLES = Pcm.RATE;

  /** Longest text, such as what was said since the last finish. */
  int TEXT_MAX_BYTES = 60_000;

  /** The stream of what is about none. */
  int NO_STREAM = 0;

  /** Which stream it is about. */
  default int stream() {
    return NO_STREAM;
  }

  record Open(int stream, String language, List<String> phrases) implements Frame {
    public Open {
      phrases = List.copyOf(phrases);
    }
  }

  record Sound(int stream, long from, Pcm pcm) implements Frame {}

  record Finish(int stream) implements Frame {}

  record Close(int stream) implements Frame {}

  record Ping(long number) implements Frame {}

  record Loading(String language) implements Frame {}

  record Loaded(String language, String whyNot) implements Frame {}

  record Ready() implements Frame {}

  record Partial(int stream, String text, long at) implements Frame {}

  record Said(int stream, Recognizer.Result result) implements Frame {}

  record Lost(int stream, String why) implements Frame {}

  record Pong(long number, Load load) implements Frame {}

  /**
   * How the worker fares.
   *
   * @param lateMillis the longest that sound waited to be decoded since the last time it was asked
   * @param stepMillis how long the decoding that takes longest now has been at one step
   * @param busy share of its threads' time, 0 to 1
   * @param streams that are open
   * @param leftOutMillis of sound that came too fast, since the start
   */
  record Load(int lateMillis, int stepMillis, double busy, int streams, long leftOutMillis) {
    /** Of a worker that was not asked yet. */
    static final Load NONE = new Load(0, 0, 0, 0, 0);
  }
}

package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Speech for tests, by FreeTTS's voice kevin16, which the shipped model understands. */
public final class Spoken {
  /** What a line sounds like when nobody speaks: 66 dB below full scale. */
  private static final int HISS = 20;

  private static final int PIECE_SAMPLES = Pcm.RATE / 50;
  private static final Map<String, Pcm> KEPT = new ConcurrentHashMap<>();
  private static final FreeTtsSynthesizer VOICE = new FreeTtsSynthesizer("kevin16");

  private Spoken() {}

  /** These words alone. */
  public static Pcm words(String words) {
    return KEPT.computeIfAbsent(words, Spoken::speak);
  }

  private static Pcm speak(String words) {
    try {
      return VOICE.speak(words);
    } catch (PromptException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nobody speaks for so many milliseconds. */
  public static Pcm quiet(int millis) {
    Random random = new Random(millis);
    short[] samples = new short[millis * Pcm.RATE / 1_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (HISS * random.nextGaussian());
    }
    return Pcm.of(samples);
  }

  /** One after another. */
  public static Pcm join(Pcm... pieces) {
    int length = 0;
    for (Pcm piece : pieces) {
      length += piece.length();
    }
    short[] all = new short[length];
    int at = 0;
    for (Pcm piece : pieces) {
      System.arraycopy(piece.samples(), 0, all, at, piece.length());
      at += piece.length();
    }
    return Pcm.of(all);
  }

  /** These words, with a little of nothing around them, as somebody says them on a line. */
  public static Pcm onTheLine(String words) {
    return join(quiet(300), words(words), quiet(800));
  }

  /** Sends sound as a call does, 20 ms at a time, but without waiting in between. */
  public static void send(Recognizer.Stream stream, Pcm sound) {
    for (int at = 0; at < sound.length(); at += PIECE_SAMPLES) {
      stream.audio(sound.slice(at, Math.min(PIECE_SAMPLES, sound.length() - at)));
    }
  }
}

package dev.hatchline.telephony.prompt;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/** Keeps what FreeTTS speaks, instead of playing it. */
final class MemoryPlayer implements AudioPlayer {
  private static final AudioFormat KEVIN16 = new AudioFormat(16_000, 16, 1, true, true);

  private final ByteArrayOutputStream bigEndian = new ByteArrayOutputStream();
  private AudioFormat format = KEVIN16;

  /** All that was spoken, from −1 to 1. */
  double[] samples() {
    byte[] bytes = bigEndian.toByteArray();
    double[] samples = new double[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      int high = format.isBigEndian() ? bytes[2 * i] : bytes[2 * i + 1];
      int low = format.isBigEndian() ? bytes[2 * i + 1] : bytes[2 * i];
      samples[i] = ((high << 8) | (low & 0xff)) / 32_768.0;
    }
    return samples;
  }

  @Override
  public void setAudioFormat(AudioFormat next) {
    format = next;
  }

  @Override
  public AudioFormat getAudioFormat() {
    return format;
  }

  @Override
  public boolean write(byte[] audio) {
    return write(audio, 0, audio.length);
  }

  @Override
  public boolean write(byte[] audio, int offset, int size) {
    bigEndian.write(audio, offset, size);
    return true;
  }

  @Override
  public void begin(int size) {}

  @Override
  public boolean end() {
    return true;
  }

  @Override
  public boolean drain() {
    return true;
  }

  @Override
  public void startFirstSampleTimer() {}

  @Override
  public void resetTime() {}

  @Override
  public long getTime() {
    return -1;
  }

  @Override
  public float getVolume() {
    return 1;
  }

  @Override
  public void setVolume(float volume) {}

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void reset() {}

  @Override
  public void cancel() {}

  @Override
  public void close() {}

  @Override
  public void showMetrics() {}
}

package dev.hatchline.telephony.prompt;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.audio.AudioPlayer;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One of FreeTTS's voices, kevin (8 kHz) or kevin16 (16 kHz), made fit for the telephone: brought
 * to 8 kHz, without what a telephone does not carry, at one loudness.
 *
 * <p>FreeTTS is not thread-safe: every thread of the small pool that speaks has a voice for itself.
 */
public final class FreeTtsSynthesizer implements Synthesizer {
  /** kevin has 8 kHz, kevin16 16 kHz: clearer, brought down to the telephone's 8. */
  public static final List<String> NAMES = List.of("kevin16", "kevin");

  /** What its voices speak, as BCP 47 has it. */
  public static final List<String> LANGUAGES = List.of("en");

  /** Threads, and so voices, of about 10 MB each. A sentence takes some milliseconds. */
  public static final int THREADS_MAX = 2;

  /** The longest a text may take. */
  private static final long SPEAK_MAX_SECONDS = 30;

  private static final double BAND_FROM_HERTZ = 200;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS_MAX, Thread.ofPlatform().name("freetts-", 0).daemon().factory());
  private final String name;

  /**
   * Those that nobody speaks with; made when there is none, so that one after the other needs one.
   */
  private final Queue<Voice> idle = new ConcurrentLinkedQueue<>();

  /**
   * Starts no synthesis yet.
   *
   * @param name kevin or kevin16
   * @throws IllegalArgumentException if FreeTTS has no voice of this name
   */
  public FreeTtsSynthesizer(String name) {
    find(name);
    this.name = name;
  }

  @Override
  public String voice() {
    return voice(name);
  }

  /** What {@link #voice()} says of a voice of this name. */
  public static String voice(String name) {
    return "freetts-" + name + " 2";
  }

  @Override
  public Pcm speak(String text) throws PromptException {
    Future<Pcm> sound;
    try {
      sound = threads.submit(() -> synthesize(text));
    } catch (RejectedExecutionException e) {
      throw new PromptException("the synthesizer is closed", e);
    }
    try {
      return sound.get(SPEAK_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PromptException known
          ? known
          : new PromptException("FreeTTS failed at \"" + text + "\"", e);
    } catch (TimeoutException e) {
      sound.cancel(false);
      throw new PromptException(
          "FreeTTS took more than " + SPEAK_MAX_SECONDS + " s for \"" + text + "\"", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PromptException("interrupted while speaking", e);
    }
  }

  private Pcm synthesize(String text) throws PromptException {
    Voice free = idle.poll();
    Voice voice = free == null ? newVoice(name) : free;
    try {
      return synthesize(text, voice);
    } finally {
      idle.add(voice);
    }
  }

  private static Pcm synthesize(String text, Voice voice) throws PromptException {
    MemoryPlayer player = new MemoryPlayer();
    AudioPlayer before = voice.getAudioPlayer();
    voice.setAudioPlayer(player);
    try {
      if (!voice.speak(text)) {
        throw new PromptException("FreeTTS refused \"" + text + "\"");
      }
    } finally {
      voice.setAudioPlayer(before);
    }
    int rate = (int) player.getAudioFormat().getSampleRate();
    double[] telephone = Resampler.toTelephone(player.samples(), rate);
    return Fitting.fit(HighPass.apply(telephone, BAND_FROM_HERTZ))
        .orElseThrow(() -> new PromptException("FreeTTS found nothing to say in \"" + text + "\""));
  }

  private static Voice newVoice(String name) {
    Voice voice = find(name);
    voice.allocate();
    return voice;
  }

  private static Voice find(String name) {
    for (Voice voice : new KevinVoiceDirectory().getVoices()) {
      if (voice.getName().equals(name)) {
        return voice;
      }
    }
    throw new IllegalArgumentException("expected a voice of FreeTTS, found '" + name + "'");
  }

  /** How many voices have been made, while nobody speaks. */
  int made() {
    return idle.size();
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}

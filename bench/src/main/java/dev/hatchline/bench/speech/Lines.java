package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.HoldMusic;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.speech.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Lines on which something of ours is heard, or callers who talk and listen by turns. */
final class Lines {
  private static final int SECOND = Pcm.RATE;
  private static final int STREAM_SECONDS = 60;
  private static final int HOUR_STREAMS = 60;

  /** Our prompts come back this much softer, after these times. */
  static final double ECHO_DB = -12;

  private static final int[] ECHO_MS = {20, 110, 250, 400, 590};

  /** Louder, as it is, and softer. */
  private static final double[] MUSIC_DB = {0, -6, 6};

  /** How loud callers talk over a prompt, and how long after its beginning. */
  static final List<Double> TALK_DBFS = List.of(-20.0, -26.0, -32.0);

  static final List<Integer> TALK_MS = List.of(100, 500, 1_500);

  private static final int TALK_PROMPT_SECONDS = 8;
  private static final int TALK_TEXTS = 10;

  private final SyntheticVoices voices;
  private final int share;
  private final Reel prompts;

  /**
   * Has our prompts spoken.
   *
   * @param share every so many of each kind only
   */
  Lines(SyntheticVoices voices, int share) throws IOException, PromptException {
    this.voices = voices;
    this.share = share;
    this.prompts = prompts();
  }

  /**
   * An hour of our music from the caller's side, in pieces of a minute. There is one piece of music
   * and it is shorter than that, so each minute has it begin elsewhere, at another sample of the
   * frame, three levels by turns, and other noise: none of it in the one hour as in the other.
   */
  List<Trial> music(Half half) {
    int other = half == Half.CHOOSE ? 0 : 1;
    Pcm loop = HoldMusic.loop();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < HOUR_STREAMS; i += share) {
      List<TelephoneLine.At> pieces = new ArrayList<>();
      int skipped = (int) ((2L * i + other) * loop.length() / (2 * HOUR_STREAMS)) + 53 * i % 160;
      double gain = TelephoneLine.amplitude(MUSIC_DB[i % MUSIC_DB.length] - 3 * other);
      for (int at = -skipped; at < STREAM_SECONDS * SECOND; at += loop.length()) {
        Pcm piece = at < 0 ? loop.slice(-at, loop.length() + at) : loop;
        pieces.add(new TelephoneLine.At(piece, Math.max(0, at), gain));
      }
      trials.add(stream("music", pieces, i + other * HOUR_STREAMS, null));
    }
    return trials;
  }

  /** An hour of our prompts, which come back, one minute of them after the other. */
  List<Trial> echoes() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < HOUR_STREAMS; i += share) {
      int round = i * STREAM_SECONDS / promptSeconds();
      int delay = ECHO_MS[(i + round) % ECHO_MS.length] * SECOND / 1_000;
      int begin = (int) ((long) i * STREAM_SECONDS * SECOND % (promptSeconds() * (long) SECOND));
      Pcm from = prompts.cut(begin, STREAM_SECONDS * SECOND);
      double gain = TelephoneLine.amplitude(ECHO_DB);
      trials.add(stream("echo", List.of(new TelephoneLine.At(from, delay, gain)), i, from));
    }
    return trials;
  }

  private static Trial stream(
      String what, List<TelephoneLine.At> sounds, int seed, @Nullable Pcm prompt) {
    int length = STREAM_SECONDS * SECOND;
    Pcm line =
        TelephoneLine.carry(
            length, TelephoneLine.QUIET_DBFS, seed, sounds.toArray(TelephoneLine.At[]::new));
    return new Trial(new Clip(what, "", "", line), line, 0, length, null, prompt);
  }

  /**
   * Callers who speak while the first prompt of the call plays.
   *
   * @param echo whether it comes back
   * @param dbfs how loud they are
   * @param afterMs how long after its beginning they begin
   */
  List<Trial> talkers(boolean echo, double dbfs, int afterMs) throws IOException {
    List<String> texts = Corpus.lines("answers.txt").subList(0, TALK_TEXTS);
    Answers answers = new Answers.OneOf(texts);
    int at = afterMs * SECOND / 1_000;
    double softer = TelephoneLine.amplitude(dbfs - TelephoneLine.SPEECH_DBFS);
    List<Trial> trials = new ArrayList<>();
    for (String text : texts) {
      for (String voice : Corpus.every(Half.REPORT.voices(), share)) {
        Clip clip = voices.speak("over a prompt", text, voice, 1);
        int end = at + clip.sound().length();
        int from = trials.size() % STREAM_SECONDS * SECOND;
        Pcm prompt = prompts.cut(from, TALK_PROMPT_SECONDS * SECOND);
        Pcm line =
            TelephoneLine.carry(
                end + SECOND,
                TelephoneLine.QUIET_DBFS,
                trials.size(),
                new TelephoneLine.At(clip.sound(), at, softer * TelephoneLine.gain(clip.sound())),
                new TelephoneLine.At(
                    prompt, SECOND / 9, echo ? TelephoneLine.amplitude(ECHO_DB) : 0));
        trials.add(new Trial(clip, line, at, end, answers, prompt));
      }
    }
    return trials;
  }

  /**
   * Callers who speak and listen by turns for so long.
   *
   * @param speech share of the time in which they speak; 0 for never
   */
  List<Pcm> conversations(int count, int seconds, double speech) throws IOException {
    Random random = new Random(5);
    List<String> texts = Corpus.lines("free.txt");
    List<Pcm> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String voice = Half.CHOOSE.voices().get(i % Half.CHOOSE.voices().size());
      List<TelephoneLine.At> pieces = new ArrayList<>();
      int at = speech == 0 ? seconds * SECOND : random.nextInt(2 * SECOND);
      while (at < seconds * SECOND) {
        Pcm sound = voices.speak("talk", texts.get(random.nextInt(texts.size())), voice, 1).sound();
        pieces.add(new TelephoneLine.At(sound, at, TelephoneLine.gain(sound)));
        at += (int) (sound.length() / speech);
      }
      TelephoneLine.At[] sounds = pieces.toArray(TelephoneLine.At[]::new);
      all.add(TelephoneLine.carry(seconds * SECOND, TelephoneLine.QUIET_DBFS, i, sounds));
    }
    return all;
  }

  /** Seconds of our prompts that are distinct. */
  int promptSeconds() {
    return prompts.seconds();
  }

  private static Reel prompts() throws IOException, PromptException {
    List<Pcm> spoken = new ArrayList<>();
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      for (String text : OurPrompts.texts()) {
        spoken.add(voice.speak(text));
      }
    }
    return new Reel(spoken);
  }
}

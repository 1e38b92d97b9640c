package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.HoldMusic;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.speech.Answers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All that is said in the bench; the same every time.
 *
 * @param asterisk the folder that Asterisk was unpacked into
 * @param share every so many of each kind only
 */
record Corpus(SyntheticVoices voices, Path asterisk, int share) {
  private static final List<Double> RATES = List.of(0.9, 1.1);
  private static final int SECOND = Pcm.RATE;
  private static final int STREAM_SECONDS = 60;
  private static final int HOUR_STREAMS = 60;

  /** Our prompts come back this much softer, after these times. */
  static final double ECHO_DB = -12;

  private static final int[] ECHO_MS = {20, 110, 250, 400, 590};

  /** Escape words, alone. */
  static List<String> escapes() throws IOException {
    return lines("escapes.txt");
  }

  /** Escape words by voices that the model does not know, on quiet lines and noisy ones. */
  List<Trial> escapeTrials() throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (double rate : RATES) {
      for (String voice : SyntheticVoices.HELD_OUT) {
        for (String text : escapes()) {
          Clip clip = voices.speak("escape word", text, voice, rate);
          trials.add(Trial.said(clip, TelephoneLine.QUIET_DBFS, null));
          trials.add(Trial.said(clip, TelephoneLine.NOISY_DBFS, null));
        }
      }
    }
    return some(trials);
  }

  /** The same by voices that it knows. */
  List<Trial> knownVoices() throws IOException {
    return said("escape word, voice known", escapes(), SyntheticVoices.TRAINED, 1, null);
  }

  /** Escape words in sentences, as in "I want an agent". */
  List<Trial> among() throws IOException {
    return said("escape word in a sentence", lines("among.txt"), SyntheticVoices.HELD_OUT, 1, null);
  }

  /** What else callers say, by kind; none of it holds an escape word. */
  List<Trial> others() throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (String kind : List.of("answers", "free", "sentences", "near")) {
      String group = "near".equals(kind) ? "near words" : kind;
      int voicesEach = "sentences".equals(kind) ? 1 : 2;
      trials.addAll(said(group, lines(kind + ".txt"), SyntheticVoices.HELD_OUT, voicesEach, null));
    }
    List<Clip> recorded = RecordedPrompts.in(asterisk);
    List<Trial> prompts = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      double noise = i % 2 == 0 ? TelephoneLine.QUIET_DBFS : TelephoneLine.NOISY_DBFS;
      prompts.add(Trial.said(recorded.get(i), noise, null));
    }
    trials.addAll(some(prompts));
    return trials;
  }

  private List<Trial> said(
      String group, List<String> texts, List<String> by, int each, @Nullable Answers answers)
      throws IOException {
    List<Trial> trials = new ArrayList<>();
    int turn = 0;
    for (String text : texts) {
      for (int i = 0; i < each; i++) {
        String voice = by.get(turn % by.size());
        double rate = RATES.get(turn / by.size() % RATES.size());
        double noise = turn % 2 == 0 ? TelephoneLine.QUIET_DBFS : TelephoneLine.NOISY_DBFS;
        trials.add(Trial.said(voices.speak(group, text, voice, rate), noise, answers));
        turn++;
      }
    }
    return some(trials);
  }

  /** The word "agent" by all voices, again and again: for times. */
  List<Trial> agents() throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      for (String voice : SyntheticVoices.HELD_OUT) {
        Clip clip = voices.speak("agent", "agent", voice, 0.85 + 0.05 * i);
        trials.add(Trial.said(clip, TelephoneLine.QUIET_DBFS, null));
      }
    }
    return some(trials);
  }

  /** An hour of our music from the caller's side, in pieces. */
  List<Trial> music() {
    Pcm loop = HoldMusic.loop();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < HOUR_STREAMS; i++) {
      List<TelephoneLine.At> pieces = new ArrayList<>();
      for (int at = -i * SECOND / 2; at < STREAM_SECONDS * SECOND; at += loop.length()) {
        Pcm piece = at < 0 ? loop.slice(-at, loop.length() + at) : loop;
        pieces.add(new TelephoneLine.At(piece, Math.max(0, at), 1));
      }
      trials.add(stream("music", pieces, i, null));
    }
    return some(trials);
  }

  /** An hour of our prompts, which come back. */
  List<Trial> echoes() throws IOException, PromptException {
    Pcm prompts = prompts();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < HOUR_STREAMS; i++) {
      int delay = ECHO_MS[i % ECHO_MS.length] * SECOND / 1_000;
      Pcm from = prompts.slice(i * SECOND, prompts.length() - i * SECOND);
      double gain = TelephoneLine.amplitude(ECHO_DB);
      trials.add(stream("echo", List.of(new TelephoneLine.At(from, delay, gain)), i, from));
    }
    return some(trials);
  }

  /**
   * Callers who speak and listen by turns for so long.
   *
   * @param speech share of the time in which they speak
   */
  List<Pcm> conversations(int count, int seconds, double speech) throws IOException {
    Random random = new Random(5);
    List<String> texts = lines("free.txt");
    List<Pcm> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<TelephoneLine.At> pieces = new ArrayList<>();
      int at = random.nextInt(2 * SECOND);
      while (at < seconds * SECOND) {
        String voice = SyntheticVoices.HELD_OUT.get(i % SyntheticVoices.HELD_OUT.size());
        Pcm sound = voices.speak("talk", texts.get(random.nextInt(texts.size())), voice, 1).sound();
        pieces.add(new TelephoneLine.At(sound, at, TelephoneLine.gain(sound)));
        at += (int) (sound.length() / speech);
      }
      all.add(
          TelephoneLine.carry(
              seconds * SECOND,
              TelephoneLine.QUIET_DBFS,
              i,
              pieces.toArray(TelephoneLine.At[]::new)));
    }
    return all;
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
   * Callers who speak while a prompt plays, some to 4 s after its beginning; with and without echo.
   */
  List<Trial> talkers(boolean echo) throws IOException, PromptException {
    Pcm prompts = prompts();
    Random random = new Random(11);
    Answers answers = new Answers.OneOf(lines("answers.txt").subList(0, 10));
    List<Trial> trials = new ArrayList<>();
    for (String text : lines("answers.txt").subList(0, 10)) {
      for (String voice : SyntheticVoices.HELD_OUT) {
        Clip clip = voices.speak("over a prompt", text, voice, 1);
        int at = SECOND + random.nextInt(3 * SECOND);
        int end = at + clip.sound().length();
        Pcm prompt = prompts.slice(random.nextInt(STREAM_SECONDS) * SECOND, 8 * SECOND);
        Pcm line =
            TelephoneLine.carry(
                end + 2 * SECOND,
                TelephoneLine.QUIET_DBFS,
                trials.size(),
                new TelephoneLine.At(clip.sound(), at, TelephoneLine.gain(clip.sound())),
                new TelephoneLine.At(
                    prompt, SECOND / 9, echo ? TelephoneLine.amplitude(ECHO_DB) : 0));
        trials.add(new Trial(clip, line, at, end, answers, prompt));
      }
    }
    return some(trials);
  }

  /** Two minutes of prompts, with the words that open the hatch in them. */
  private static Pcm prompts() throws IOException, PromptException {
    List<TelephoneLine.At> pieces = new ArrayList<>();
    int at = 0;
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      while (at < (STREAM_SECONDS + HOUR_STREAMS) * SECOND) {
        for (String text : lines("prompts.txt")) {
          Pcm sound = voice.speak(text);
          pieces.add(new TelephoneLine.At(sound, at, 1));
          at += sound.length() + SECOND / 2;
        }
      }
    }
    return TelephoneLine.carry(at, -90, 1, pieces.toArray(TelephoneLine.At[]::new));
  }

  private <T> List<T> some(List<T> all) {
    List<T> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += share) {
      some.add(all.get(i));
    }
    return some;
  }

  List<Trial> digits(RealDigits digits) {
    return some(
        digits.alone().stream()
            .map(clip ->
                new Clip("digit", clip.text(), clip.voice(), TelephoneLine.trimmed(clip.sound())))
            .map(clip ->
                Trial.said(clip, TelephoneLine.QUIET_DBFS, new Answers.OneOf(RealDigits.WORDS)))
            .toList());
  }

  List<Trial> numbers(RealDigits digits, int length) {
    return some(
        digits.strings(length, 20, length).stream()
            .map(clip ->
                Trial.said(
                    clip, TelephoneLine.QUIET_DBFS, new Answers.Series(RealDigits.WORDS, length)))
            .toList());
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("expected " + resource + " in this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}

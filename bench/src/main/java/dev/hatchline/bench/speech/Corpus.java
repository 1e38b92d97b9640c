package dev.hatchline.bench.speech;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.heard.Hearer;
import dev.hatchline.telephony.speech.Answers;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said in one half of the bench; the same every time.
 *
 * @param asterisk the folder that Asterisk was unpacked into
 * @param share every so many of each kind only
 */
record Corpus(SyntheticVoices voices, Path asterisk, int share, Half half) {
  private static final List<Double> RATES = List.of(0.9, 1.1);
  private static final List<Double> AGENT_RATES = List.of(0.85, 0.92, 1.0, 1.08, 1.15);

  private static final Hearer HEARER = Hearer.of(ShippedModel.LANGUAGE).orElseThrow();

  /** Words that sound nearly like an escape word. */
  static final String NEAR = "near words";

  static final String FRESH = "fresh sentences";

  /** What people say who want a person, and nothing else. */
  static List<String> escapes() throws IOException {
    return lines("escapes.txt");
  }

  /** Something to be said; nobody has spoken it yet. */
  private record Line(String text, String voice, double rate, double noiseDbfs) {}

  /** Escape words, on quiet lines and noisy ones. */
  List<Trial> escapeTrials() throws IOException {
    List<Line> all = new ArrayList<>();
    for (double rate : RATES) {
      for (String voice : half.voices()) {
        for (String text : escapes()) {
          all.add(new Line(text, voice, rate, TelephoneLine.QUIET_DBFS));
          all.add(new Line(text, voice, rate, TelephoneLine.NOISY_DBFS));
        }
      }
    }
    return spoken("escape word", all);
  }

  /** The same by voices that the model was trained on. */
  List<Trial> knownVoices() throws IOException {
    return said("escape word, voice known", escapes(), SyntheticVoices.TRAINED, 1);
  }

  /** Escape words in sentences, as in "I want an agent". */
  List<Trial> among() throws IOException {
    List<String> texts = lines("among.txt");
    return said("escape word in a sentence", texts, half.voices(), half.voices().size());
  }

  /** What callers answer: choices, days, numbers. */
  List<Trial> answers() throws IOException {
    return said("answers", half.of(lines("answers.txt")), half.voices(), 2);
  }

  /** What else callers say, by kind; by none of it anybody asks for a person. */
  List<Trial> others() throws IOException {
    List<Trial> trials = new ArrayList<>(answers());
    trials.addAll(said("told in a sentence", half.of(lines("free.txt")), half.voices(), 2));
    trials.addAll(said("documentation", half.of(lines("sentences.txt")), half.voices(), 1));
    trials.addAll(said(NEAR, half.of(lines("near.txt")), half.voices(), 2));
    if (half == Half.REPORT) {
      trials.addAll(said(FRESH, lines("fresh.txt"), half.voices(), 2));
    }
    List<Clip> recorded = every(half.of(RecordedPrompts.in(asterisk)), share);
    for (int i = 0; i < recorded.size(); i++) {
      double noise = i % 2 == 0 ? TelephoneLine.QUIET_DBFS : TelephoneLine.NOISY_DBFS;
      trials.add(Trial.said(recorded.get(i), noise, null));
    }
    return trials;
  }

  private List<Trial> said(String group, List<String> texts, List<String> by, int each)
      throws IOException {
    List<Line> all = new ArrayList<>();
    for (String text : texts) {
      for (int i = 0; i < each; i++) {
        int turn = all.size();
        all.add(
            new Line(
                text,
                by.get(turn % by.size()),
                RATES.get(turn / by.size() % RATES.size()),
                turn % 2 == 0 ? TelephoneLine.QUIET_DBFS : TelephoneLine.NOISY_DBFS));
      }
    }
    return spoken(group, all);
  }

  private List<Trial> spoken(String group, List<Line> lines) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Line line : every(lines, share)) {
      Clip clip = voices.speak(group, line.text, line.voice, line.rate);
      trials.add(Trial.said(clip, line.noiseDbfs, null));
    }
    return trials;
  }

  /** The word "agent" by all voices, again and again: for times. */
  List<Clip> agents() throws IOException {
    List<Clip> clips = new ArrayList<>();
    for (double rate : AGENT_RATES) {
      for (String voice : every(half.voices(), share)) {
        clips.add(voices.speak("agent", "agent", voice, rate));
      }
    }
    return clips;
  }

  /** The first of each so many. */
  static <T> List<T> every(List<T> all, int share) {
    List<T> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += share) {
      some.add(all.get(i));
    }
    return some;
  }

  /** Digits of people, as a flow asks for so many of them. */
  static List<Trial> digits(List<Clip> said, int length) {
    List<String> phrases = HEARER.phrases(new Entry.Digits(length, length));
    Answers answers = new Answers.Series(phrases, length);
    return said.stream().map(clip -> Trial.said(clip, TelephoneLine.QUIET_DBFS, answers)).toList();
  }

  /** What a flow that asks for so many digits takes from what was understood; empty for nothing. */
  static String figures(String words, int length) {
    return HEARER.digits(words).filter(digits -> digits.length() == length).orElse("");
  }

  static List<String> lines(String resource) throws IOException {
    try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("expected " + resource + " in this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}

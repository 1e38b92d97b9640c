package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer.Listener;
import dev.hatchline.telephony.speech.Recognizer.Result;
import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vosk.Recognizer;

/**
 * Vosk's recogniser of one stream. One thread at a time, as everything of it aborts the process
 * otherwise; made when the first sound comes.
 *
 * <p>Vosk ends an utterance after half a second of silence. What it has then is kept until {@link
 * #finish}, so that a number read out in groups is one answer.
 */
final class Decoder implements AutoCloseable {
  /** Words kept of one utterance; the oldest make room. */
  private static final int WORDS_MAX = 200;

  private final LoadedModel model;
  private final Grammar grammar;
  private final Listener listener;
  private final long partialEvery;
  private final Timeline timeline = new Timeline();
  private final Deque<Word> said = new ArrayDeque<>();
  private final @Nullable Upsampler upsampler;

  private @Nullable Recognizer vosk;
  private boolean fresh = true;
  private long sincePartial;
  private String partial = "";

  Decoder(LoadedModel model, Grammar grammar, Listener listener, Duration partialEvery) {
    this.model = model;
    this.grammar = grammar;
    this.listener = listener;
    this.partialEvery = DecodeLimits.samples(partialEvery);
    boolean wide = model.model().rate() == SpeechModel.WIDE_RATE;
    this.upsampler = wide ? new Upsampler() : null;
  }

  /** Decodes sound that begins at this place of the stream. */
  void sound(long from, short[] samples) throws IOException {
    Recognizer decoder = vosk == null ? model.decoder(grammar) : vosk;
    vosk = decoder;
    fresh = false;
    timeline.decode(from, samples.length);
    short[] fitting = upsampler == null ? samples : upsampler.next(samples);
    if (decoder.acceptWaveForm(fitting, fitting.length)) {
      keep(decoder.getResult());
    }
    sincePartial += samples.length;
    if (sincePartial >= partialEvery) {
      sincePartial = 0;
      tellPartial(VoskWords.partial(decoder.getPartialResult()));
    }
  }

  private void tellPartial(String latest) {
    String text =
        Stream.concat(said.stream().map(Word::text), Stream.of(latest))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" "));
    if (!text.equals(partial)) {
      partial = text;
      listener.partial(text, timeline.at());
    }
  }

  /** Tells what was said since the last time. */
  void finish() {
    if (vosk != null && !fresh) {
      keep(vosk.getFinalResult());
    }
    fresh = true;
    sincePartial = 0;
    partial = "";
    List<Word> words = new ArrayList<>(said);
    said.clear();
    listener.result(new Result(words, timeline.at()));
  }

  private void keep(String json) {
    for (VoskWords.Timed word : VoskWords.words(json)) {
      said.addLast(
          new Word(word.text(), word.confidence(), place(word.start()), place(word.end())));
      if (said.size() > WORDS_MAX) {
        said.removeFirst();
      }
    }
  }

  private long place(double seconds) {
    return timeline.place(Math.round(seconds * Pcm.RATE));
  }

  @Override
  public void close() {
    if (vosk != null) {
      vosk.close();
      vosk = null;
    }
  }
}

package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.List;

/** A recogniser that understands what the test says it does. */
final class ScriptedRecognizer implements Recognizer {
  /** All that were opened. */
  final List<Script> opened = new ArrayList<>();

  /** Said at the opening of each, in place of hearing; empty while it hears. */
  String refuses = "";

  @Override
  public Script open(String language, List<String> phrases, Listener listener) {
    Script script = new Script(language, phrases, listener);
    opened.add(script);
    if (!refuses.isEmpty()) {
      listener.lost(refuses);
    }
    return script;
  }

  /** The open stream of escape words. */
  Script escapes() {
    return opened.stream()
        .filter(script -> !script.closed && script.phrases.contains(RIVALS))
        .findFirst()
        .orElseThrow();
  }

  /** The open stream of answers. */
  Script answers() {
    return opened.stream()
        .filter(script -> !script.closed && !script.phrases.contains(RIVALS))
        .findFirst()
        .orElseThrow();
  }

  long open() {
    return opened.stream().filter(script -> !script.closed).count();
  }

  @Override
  public void close() {}

  /** One stream. */
  static final class Script implements Stream {
    final String language;
    final List<String> phrases;
    private final Listener listener;
    long samples;
    int finished;
    boolean closed;

    Script(String language, List<String> phrases, Listener listener) {
      this.language = language;
      this.phrases = phrases;
      this.listener = listener;
    }

    @Override
    public void audio(Pcm pcm) {
      samples += pcm.length();
    }

    @Override
    public void finish() {
      finished++;
    }

    @Override
    public void close() {
      closed = true;
    }

    void partial(String text) {
      listener.partial(text, samples);
    }

    /**
     * What was said before the silence that was sent.
     *
     * @param words with confidence: {@code a/0.9 person/0.8}; each takes 250 ms
     */
    void result(String words) {
      result(words, 300);
    }

    void result(String words, int silenceMillis) {
      List<Word> said = words.isEmpty() ? List.of() : EscapeSpotterTest.words(words);
      long shift = Math.max(0, samples - Sound.millis(silenceMillis) - said.size() * 2_000L);
      listener.result(
          new Result(
              said.stream()
                  .map(word ->
                      new Word(
                          word.text(), word.confidence(), word.from() + shift, word.to() + shift))
                  .toList(),
              samples));
    }

    void lost(String why) {
      listener.lost(why);
    }
  }
}

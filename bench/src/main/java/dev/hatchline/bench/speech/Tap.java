package dev.hatchline.bench.speech;

import dev.hatchline.telephony.speech.Recognizer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A recogniser for one call over that of all, which keeps what came of its escape words. */
final class Tap implements Recognizer {
  private final Recognizer recognizer;
  private final Queue<List<Word>> results = new ConcurrentLinkedQueue<>();

  Tap(Recognizer recognizer) {
    this.recognizer = recognizer;
  }

  /** The utterances of the streams with rivals. */
  List<List<Word>> results() {
    return List.copyOf(results);
  }

  @Override
  public Stream open(String language, List<String> phrases, Listener listener) {
    if (!phrases.contains(RIVALS)) {
      return recognizer.open(language, phrases, listener);
    }
    return recognizer.open(
        language,
        phrases,
        new Listener() {
          @Override
          public void partial(String text, long at) {
            listener.partial(text, at);
          }

          @Override
          public void result(Result result) {
            results.add(result.words());
            listener.result(result);
          }

          @Override
          public void lost(String why) {
            listener.lost(why);
          }
        });
  }

  /** Nothing: the recogniser is for all. */
  @Override
  public void close() {}
}

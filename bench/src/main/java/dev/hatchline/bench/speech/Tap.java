package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/**
 * The recogniser of one call: keeps what came of its escape words, tells how much sound waits to be
 * decoded, and lets others wait until an ear has done what it was given.
 */
final class Tap implements Recognizer {
  /** An ear in this language is none: its opening shows that all before it has been done. */
  static final String FENCE = "fence";

  private final Recognizer recognizer;
  private final UnaryOperator<List<String>> grammar;
  private final Queue<List<Word>> results = new ConcurrentLinkedQueue<>();
  private final Queue<CountDownLatch> fences = new ConcurrentLinkedQueue<>();
  private int waiting;

  /**
   * Over the recogniser of all calls.
   *
   * @param grammar makes of the grammar of escape words the one that is tried
   */
  Tap(Recognizer recognizer, UnaryOperator<List<String>> grammar) {
    this.recognizer = recognizer;
    this.grammar = grammar;
  }

  /** What came of escape words since it was asked last. */
  List<List<Word>> takeResults() {
    List<List<Word>> taken = List.copyOf(results);
    results.clear();
    return taken;
  }

  /** Is counted down when the next fence is opened. */
  void fence(CountDownLatch latch) {
    fences.add(latch);
  }

  /**
   * Samples that were sent since it was asked last; one for a finish. To be asked while nothing is
   * being sent.
   */
  synchronized int takeWaiting() {
    int taken = waiting;
    waiting = 0;
    return taken;
  }

  private synchronized void waits(int samples) {
    waiting += samples;
  }

  @Override
  public Stream open(String language, List<String> phrases, Listener listener) {
    if (language.equals(FENCE)) {
      fences.remove().countDown();
      return new Nothing();
    }
    boolean escapes = phrases.contains(RIVALS);
    return new Counted(
        recognizer.open(
            language,
            escapes ? grammar.apply(phrases) : phrases,
            escapes ? new Kept(listener) : listener));
  }

  /** Nothing: the recogniser is for all. */
  @Override
  public void close() {}

  private final class Kept implements Listener {
    private final Listener listener;

    Kept(Listener listener) {
      this.listener = listener;
    }

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
  }

  private final class Counted implements Stream {
    private final Stream stream;

    Counted(Stream stream) {
      this.stream = stream;
    }

    @Override
    public void audio(Pcm pcm) {
      waits(pcm.length());
      stream.audio(pcm);
    }

    @Override
    public void finish() {
      waits(1);
      stream.finish();
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  private static final class Nothing implements Stream {
    @Override
    public void audio(Pcm pcm) {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}

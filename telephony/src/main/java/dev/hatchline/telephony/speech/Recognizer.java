package dev.hatchline.telephony.speech;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.prompt.Pcm;
import java.util.List;

/**
 * Turns sound into words, by a grammar. Every implementation runs {@code RecognizerContract}.
 *
 * <p>Methods return at once. A stream is used by one thread at a time; its listener is told on a
 * thread of the recogniser and must return at once.
 */
public interface Recognizer extends AutoCloseable {
  /**
   * A stream of sound to be understood.
   *
   * @param language a tag of BCP 47 for which there is a model
   * @param phrases what may be said, in small letters; what is not among the model's words is left
   *     out and told to the log; everything else comes out as {@link #UNKNOWN}. Empty for whatever
   *     the model knows. {@link #RIVALS} among them lets every other word of the model compete.
   */
  Stream open(String language, List<String> phrases, Listener listener);

  /** Stands for speech that is no phrase of the grammar. */
  String UNKNOWN = "[unk]";

  /**
   * Stands, among the phrases of a grammar, for every word of the model that is in none of them and
   * begins with none of their words: what sounds like one of those comes out as itself rather than
   * as a phrase. For few phrases that are listened for all the time; measured in {@code
   * docs/bench/speech.md}.
   */
  String RIVALS = "*";

  /**
   * The same for the streams of one call. Where there is too much to do the newest calls are given
   * up first, each with all of its streams; a stream that is opened here belongs to a call of its
   * own. Closing it closes nothing.
   */
  default Recognizer of(CallId call) {
    return this;
  }

  @Override
  void close();

  /** One stream. */
  interface Stream extends AutoCloseable {
    /** The next piece of sound. What comes too fast for the recogniser is left out, and counted. */
    void audio(Pcm pcm);

    /**
     * Takes what was said until now as whole: {@link Listener#result} follows, once for each call,
     * and what comes afterwards is another utterance. The recogniser ends none by itself, however
     * long the silence: when somebody has spoken to the end is for the caller of this to decide.
     */
    void finish();

    @Override
    void close();
  }

  /** Hears of one stream. Times are samples of the stream's sound, counted from its opening. */
  interface Listener {
    /**
     * What it sounds like so far, since the opening or the last {@link Stream#finish}; told when it
     * changes.
     *
     * @param at the sound up to which this holds
     */
    void partial(String text, long at);

    /** What was said until a {@link Stream#finish}; without words when nothing was. */
    void result(Result result);

    /** This stream understands nothing any more, and is closed. */
    void lost(String why);
  }

  /** One word of a result; {@code from} and {@code to} as samples of the stream. */
  record Word(String text, double confidence, long from, long to) {}

  /**
   * What was said.
   *
   * @param at the sound up to which it was listened to
   */
  record Result(List<Word> words, long at) {
    public Result {
      words = List.copyOf(words);
    }
  }
}

package dev.hatchline.routing.words;

import java.time.Instant;

/** How far the words of a message are. */
public sealed interface WordsState {
  /**
   * To be understood. While somebody is at it, it is due when that one has had time enough, so that
   * a crash puts it off and does not lose it.
   *
   * @param due not before this time
   */
  record Open(Instant due) implements WordsState {}

  /**
   * What was said; without any words when there were none.
   *
   * @param confidence on the average of the words, 0 to 1, kept to the hundredth
   */
  record Understood(String text, double confidence) implements WordsState {
    /** The longest text that is kept: about the words of ten minutes. */
    public static final int TEXT_CHARS_MAX = 6_000;

    public Understood {
      text = text.length() <= TEXT_CHARS_MAX ? text : text.substring(0, TEXT_CHARS_MAX);
      confidence = Math.round(100 * Math.clamp(confidence, 0, 1)) / 100.0;
    }
  }

  /** It was tried often enough. The message is there to be heard all the same. */
  record Failed() implements WordsState {}
}

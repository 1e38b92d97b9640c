package dev.hatchline.flow.run;

/** What the house answers to who wants to be called back. */
public sealed interface PromiseAnswer {
  /**
   * It is promised, and whatever fails now, it is not forgotten.
   *
   * @param words sentences that say what to expect: when the call comes, and what number it shows
   */
  record Promised(String words) implements PromiseAnswer {}

  /**
   * This number is not called.
   *
   * @param why a sentence for the caller
   */
  record Refused(String why) implements PromiseAnswer {}

  /**
   * It was free when it was named, and is no more.
   *
   * @param why a sentence for the caller
   */
  record NotThen(String why) implements PromiseAnswer {}

  /** No promise can be made at this moment, whatever the number. */
  record Unavailable() implements PromiseAnswer {}
}

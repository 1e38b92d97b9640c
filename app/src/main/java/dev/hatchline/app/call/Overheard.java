package dev.hatchline.app.call;

/** What an ear has told of a caller whose answer is listened for. */
sealed interface Overheard {
  /** Somebody speaks: the prompt is to stand. */
  record Began() implements Overheard {}

  /** Nobody did after all, or nobody can tell any more: the prompt is to go on. */
  record OnlyNoise() implements Overheard {}

  /** An answer; the last that comes of this listening. */
  record Said(String words, double confidence) implements Overheard {}

  /** What was said is no answer; the last that comes of this listening. */
  record NotUnderstood() implements Overheard {}
}

package dev.hatchline.app.call;

import java.time.Duration;

/** Counts what is heard of callers; every method returns at once. */
public interface EarCounts {
  /** Counts nothing. */
  EarCounts NONE =
      new EarCounts() {
        @Override
        public void understood(double confidence) {}

        @Override
        public void notUnderstood() {}

        @Override
        public void noise() {}

        @Override
        public void waited(Duration wait) {}
      };

  /** An answer, as certain as its least certain word. */
  void understood(double confidence);

  /** Somebody spoke, and it was no answer. */
  void notUnderstood();

  /** What seemed to be somebody was nobody. */
  void noise();

  /** So long after the end of what somebody said it was understood. */
  void waited(Duration wait);
}

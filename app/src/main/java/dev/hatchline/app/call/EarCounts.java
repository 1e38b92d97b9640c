package dev.hatchline.app.call;

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
      };

  /** An answer, as certain as its least certain word. */
  void understood(double confidence);

  /** Somebody spoke, and it was no answer. */
  void notUnderstood();

  /** What seemed to be somebody was nobody. */
  void noise();
}

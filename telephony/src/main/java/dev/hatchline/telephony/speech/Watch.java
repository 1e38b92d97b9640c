package dev.hatchline.telephony.speech;

/** Listens for one kind of words on one call; used by one thread at a time. */
interface Watch extends AutoCloseable {
  /** The next frame, which is among the recent ones already. */
  void sound(Sound sound, Recent recent);

  /** What it sounds like so far. */
  void partial(String text, Recent recent);

  /** What was said until the oldest question. */
  void result(Recognizer.Result result, Recent recent);

  /** Nothing more comes of it: it has told what it was there for. */
  default boolean over() {
    return false;
  }

  /** Something may come yet of what was heard until now. */
  default boolean pending() {
    return false;
  }

  /** Nothing more can come of it: its stream is lost. */
  default void lost() {}

  @Override
  void close();
}

package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;

/** A stream that was refused. */
record DeafStream() implements Recognizer.Stream {
  @Override
  public void audio(Pcm pcm) {}

  @Override
  public void finish() {}

  @Override
  public void close() {}
}

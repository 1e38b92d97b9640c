package dev.hatchline.telephony.speech.worker;

import java.io.IOException;

/** What came is no frame; nothing can be read after it. */
final class GarbageException extends IOException {
  private static final long serialVersionUID = 1L;

  GarbageException(String message) {
    super(message);
  }
}

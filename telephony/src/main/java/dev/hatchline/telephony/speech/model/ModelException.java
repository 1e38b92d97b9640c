package dev.hatchline.telephony.speech.model;

/** A model cannot be used; the message says which, why, and what to do, in a sentence. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public ModelException(String message) {
    super(message);
  }

  /** With that sentence, and what led to it. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}

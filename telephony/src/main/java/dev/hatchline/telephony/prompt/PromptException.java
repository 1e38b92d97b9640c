package dev.hatchline.telephony.prompt;

/** A prompt could not be had; the message says which and why. */
public final class PromptException extends Exception {
  public PromptException(String message) {
    super(message);
  }

  public PromptException(String message, Throwable cause) {
    super(message, cause);
  }
}

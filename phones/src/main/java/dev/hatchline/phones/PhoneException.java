package dev.hatchline.phones;

/** A phone could not be started, did not obey, or did not see what was waited for. */
public final class PhoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One sentence: who, what was expected, what was found. */
  public PhoneException(String message) {
    super(message);
  }

  /** With the cause. */
  public PhoneException(String message, Throwable cause) {
    super(message, cause);
  }
}

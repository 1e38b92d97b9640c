package dev.hatchline.phones.meter;

/** What was to be measured did not happen. */
public final class MeterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MeterException(String message) {
    super(message);
  }

  MeterException(String message, Throwable cause) {
    super(message, cause);
  }
}

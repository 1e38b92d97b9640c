package dev.hatchline.routing.callback;

/**
 * The store did not say that it kept, or found, what it was asked; one sentence for the operator.
 */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  public StoreException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  public StoreException(String sentence) {
    super(sentence);
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}

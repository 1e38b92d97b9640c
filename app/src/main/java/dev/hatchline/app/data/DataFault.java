package dev.hatchline.app.data;

/** Nothing was done; one sentence for the operator says why, and what to do. */
public final class DataFault extends Exception {
  private static final long serialVersionUID = 1;

  public DataFault(String sentence) {
    super(sentence);
  }

  public DataFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

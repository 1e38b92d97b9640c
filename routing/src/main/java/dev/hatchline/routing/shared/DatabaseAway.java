package dev.hatchline.routing.shared;

/**
 * The database did not say, in time, that it has done what it was asked; it may have done it all
 * the same. One sentence for the operator.
 */
public final class DatabaseAway extends Exception {
  private static final long serialVersionUID = 1;

  public DatabaseAway(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

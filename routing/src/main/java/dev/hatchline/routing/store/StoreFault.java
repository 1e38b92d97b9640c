package dev.hatchline.routing.store;

/** The database did not do what it was asked; the message is one sentence for the operator. */
public final class StoreFault extends Exception {
  /** What it is worth to try again. */
  public enum Kind {
    /** It does not answer, or takes nothing now: later it may. */
    AWAY,
    /** It refuses what a row holds, and always will. */
    REFUSED
  }

  private static final long serialVersionUID = 1;

  private final Kind kind;

  StoreFault(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  StoreFault(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

package dev.hatchline.telephony;

/** Why nobody calls whoever left a message, as the dialplan says it to the agent. */
public enum Regret {
  /** Their number cannot be called. */
  NEVER("never"),

  /** It cannot at this time. */
  NOT_NOW("not-now");

  private final String extension;

  Regret(String extension) {
    this.extension = extension;
  }

  /** Where the dialplan says so. */
  public String extension() {
    return extension;
  }
}

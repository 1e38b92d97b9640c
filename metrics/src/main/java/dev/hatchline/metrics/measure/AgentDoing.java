package dev.hatchline.metrics.measure;

import java.util.Arrays;

/** What an agent does, by the words under which it is kept and counted. */
public enum AgentDoing {
  /** No phone that could be rung. */
  SIGNED_OUT("SignedOut"),
  AVAILABLE("Available"),
  /** The phone is rung for a caller. */
  RESERVED("Reserved"),
  /** Talking, holding included; with somebody who is no caller of ours too. */
  ON_CALL("OnCall"),
  WRAP_UP("WrapUp"),
  PAUSED("Paused"),
  /** Nobody was there to see it: the engine did not run. */
  UNKNOWN("Unknown");

  private final String word;

  AgentDoing(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** {@link #UNKNOWN} for a word that is none of these. */
  public static AgentDoing of(String word) {
    return Arrays.stream(values())
        .filter(doing -> doing.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Whether there was a phone that could be rung, then or after the work at hand. */
  public boolean signedIn() {
    return this != SIGNED_OUT && this != UNKNOWN;
  }

  /** Whether callers had somebody: a person who talks to one, or whose phone is to be rung. */
  public boolean serves() {
    return signedIn() && this != PAUSED;
  }
}

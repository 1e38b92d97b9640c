package dev.hatchline.routing.agent;

import java.time.Instant;

/** A pause holds whatever the phone does, until the agent or an operator ends it. */
public record Pause(String reason, Instant since) {
  /** The reason of a pause that RONA made. */
  public static final String NO_ANSWER = "no-answer";
}

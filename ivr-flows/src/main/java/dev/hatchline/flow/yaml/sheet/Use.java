package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.yaml.problem.Place;

/** The name of a value, where a node uses it. */
public record Use(String name, Place at, Kind kind) {
  /** What the value is used for. */
  public enum Kind {
    /** It is spoken. */
    PROMPT,
    /** It stands in the path of a lookup. */
    PATH,
    /** A system is told it, if it is known. */
    SEND,
    /** An expression hangs on it. */
    CONDITION,
    /** It is the number to call. */
    NUMBER,
    /** It is the number to put the caller through to. */
    DIALLED,
    /** It is the place in which something may not work. */
    AREA,
    /** It is what a call back is about, if it is known. */
    REASON,
    /** It is the day whose hours are asked for, or on which to call. */
    ON,
    /** It is the time at which to call. */
    AT,
    /** A flow that is called gives it back. */
    RESULT,
    /** It is forgotten, if a system knows nothing of it. */
    FORGET
  }
}

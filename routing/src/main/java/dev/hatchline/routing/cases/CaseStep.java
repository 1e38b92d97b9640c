package dev.hatchline.routing.cases;

/** What the guard says to an event. */
public sealed interface CaseStep {
  record Moved(Case after) implements CaseStep {}

  /** It has happened before. */
  record Already(Case same) implements CaseStep {}

  /** {@code reason} says what was expected and what was found. */
  record Refused(String reason) implements CaseStep {}
}

package dev.hatchline.routing.callback;

/** What the guard says to an input: the callback afterwards, or why nothing changes. */
public sealed interface CallbackStep {
  record Moved(Callback callback) implements CallbackStep {}

  /** {@code reason} says what was expected and what was found. */
  record Refused(String reason) implements CallbackStep {}
}

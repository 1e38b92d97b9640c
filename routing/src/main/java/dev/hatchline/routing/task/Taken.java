package dev.hatchline.routing.task;

/** What became of the wish to end a task by hand. */
public sealed interface Taken {
  record Done(MessageTask task) implements Taken {}

  /** {@code reason} says what was expected and what was found. */
  record Refused(String reason) implements Taken {}

  /** There is no such message. */
  record Unknown() implements Taken {}

  /** The store does not say. */
  record StoreAway() implements Taken {}
}

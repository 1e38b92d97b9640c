package dev.hatchline.routing.callback;

/** What became of the wish to close a callback. */
public sealed interface Closing {
  /** Closed, and durable. */
  record Closed(Callback callback) implements Closing {}

  /** There is none open of this id, or its customer is on the line. */
  record Refused(String reason) implements Closing {}

  /** Nothing is dialled any more, but a crash could bring it back: it is not durable yet. */
  record NotKept(String why) implements Closing {}
}

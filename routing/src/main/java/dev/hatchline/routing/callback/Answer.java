package dev.hatchline.routing.callback;

/** What an asker gets. */
public sealed interface Answer {
  /** It is durable; now it may be told. */
  record Promised(Callback callback) implements Answer {}

  /** The key has been used before, for this one; it may have ended. */
  record SameKey(Callback callback) implements Answer {}

  /** One is open for this number: its promise holds, none is added. */
  record SameNumber(Callback callback) implements Answer {}

  /** One of the limits forbids it. */
  record Refused(Refusal refusal) implements Answer {}

  /** It could not be made durable, so nothing is promised. */
  record NotKept(String why) implements Answer {}
}

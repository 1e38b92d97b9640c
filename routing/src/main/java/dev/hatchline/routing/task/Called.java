package dev.hatchline.routing.task;

import dev.hatchline.routing.callback.CallbackId;

/** What became of the wish to have the customer called who left a message. */
public sealed interface Called {
  /** It is durable. */
  record Promised(CallbackId callback) implements Called {}

  /** Not at this time; it is worth to ask again. */
  record NotNow(String why) implements Called {}

  /** They cannot be called, now or later. */
  record Never(String why) implements Called {}
}

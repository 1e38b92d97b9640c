package dev.hatchline.routing.callback;

/** What others may want to know: pages, meters, people. */
public sealed interface CallbackNews {
  /** It is durable. */
  record Promised(Callback callback) implements CallbackNews {}

  record Refused(Request request, Refusal refusal) implements CallbackNews {}

  /** The store did not keep it, and nothing was promised. */
  record NotKept(Request request, String why) implements CallbackNews {}

  /** One step; what is open may not be durable yet. */
  record Moved(Callback before, Callback after) implements CallbackNews {}

  /** The customer's phone rings. */
  record CustomerRings(Callback callback) implements CallbackNews {}

  /** The deadline is near, and nobody has been connected; told once. */
  record AboutToBreak(Callback callback) implements CallbackNews {}

  /** A person should look into it; {@code sentence} is for that person. */
  record NeedsPerson(Callback callback, String sentence) implements CallbackNews {}

  /** Since now callbacks are neither promised nor dialled, because the store does not answer. */
  record StoreAway(String why) implements CallbackNews {}

  record StoreBack() implements CallbackNews {}
}

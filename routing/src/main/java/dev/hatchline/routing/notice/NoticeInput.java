package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Fate;

/** What may happen to a notice. */
sealed interface NoticeInput {
  /** It is dialled now. */
  record Begin() implements NoticeInput {}

  /** Nobody was dialled under the key, and under this key nobody will be; {@code next} is fresh. */
  record NotBegun(CallId next) implements NoticeInput {}

  /** The attempt is over and reached nobody; {@code next} is the key of another. */
  record Unreached(Fate how, CallId next) implements NoticeInput {}

  /** The customer is on the line. */
  record Answer() implements NoticeInput {}

  /** The customer pressed the key that says so. */
  record Confirm() implements NoticeInput {}

  /** The customer wants a person. */
  record WantsPerson() implements NoticeInput {}

  /** The customer's call is over. */
  record Gone() implements NoticeInput {}

  /** Nobody can say how the attempt ended. */
  record Lost() implements NoticeInput {}

  /** It is not wanted any more. */
  record Withdraw() implements NoticeInput {}

  /** What follows from its end is lasting. */
  record Settle() implements NoticeInput {}
}

package dev.hatchline.app.webhook;

import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Credit.CreditState;
import dev.hatchline.routing.store.OutboxEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a credit on its way.
 *
 * @param in the case in which it was given, which may have been merged since
 * @param credit {@link dev.hatchline.routing.cases.Credit#id}
 */
public record Settlement(CaseId in, UUID credit, CreditState state) {
  private static final String GONE = "the back office wants no credits any more (410)";

  /** By the back office's answer; empty while it is tried again. */
  static Optional<Settlement> of(OutboxEvent event, Answer answer, Instant now) {
    CreditState state =
        switch (answer) {
          case Answer.Taken(String reference) -> new CreditState.Sent(reference, now);
          case Answer.Declined(String why) -> new CreditState.Failed(why, now);
          case Answer.Gone _ -> new CreditState.Failed(GONE, now);
          case Answer.Failed _ -> new CreditState.Granted();
        };
    return state instanceof CreditState.Granted
        ? Optional.empty()
        : Optional.of(new Settlement(CaseId.of(event.subject()), event.id(), state));
  }
}

package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a credit; kept as it was, whatever comes after.
 *
 * @param detail the back office's reference, or why it does not have it; cut at {@link
 *     Credit#REASON_CHARS_MAX} characters
 * @param role by whose limit it was given; absent where no limit counts
 */
public record CreditStep(What what, String detail, Instant at, Actor by, @Nullable Role role) {
  /** Stable names. */
  public enum What {
    GRANTED,
    SENT,
    FAILED,
    DEAD,
    /** Somebody had it sent again, after it had failed or died. */
    SENT_AGAIN
  }

  public CreditStep {
    detail = Text.cut(detail, Credit.REASON_CHARS_MAX);
    at = Text.micros(at);
  }

  /** What came of it on its way, which nobody did. */
  static CreditStep of(Credit.CreditState state, Instant granted) {
    return switch (state) {
      case Credit.CreditState.Granted _ -> settled(What.GRANTED, "", granted);
      case Credit.CreditState.Sent(String reference, Instant at) ->
          settled(What.SENT, reference, at);
      case Credit.CreditState.Failed(String why, Instant at) -> settled(What.FAILED, why, at);
      case Credit.CreditState.Dead(String why, Instant at) -> settled(What.DEAD, why, at);
    };
  }

  private static CreditStep settled(What what, String detail, Instant at) {
    return new CreditStep(what, detail, at, Actor.HOUSE, null);
  }
}

package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.callback.Text;
import java.time.Instant;

/**
 * Goodwill: money that an agent gave the customer.
 *
 * @param key the same key is the same credit, however often it is asked for; at most {@link
 *     #KEY_CHARS_MAX} characters
 * @param reason at most {@link #REASON_CHARS_MAX} characters
 */
public record Credit(
    String key, Money amount, AgentId by, String reason, Instant at, CreditState state) {
  public static final int KEY_CHARS_MAX = 80;
  public static final int REASON_CHARS_MAX = 200;

  /** How far it has come on its way to the back office. */
  public sealed interface CreditState {
    /** Ours to send. */
    record Granted() implements CreditState {}

    /**
     * The back office has it.
     *
     * @param reference its own name for it; cut at {@link #REASON_CHARS_MAX} characters
     */
    record Sent(String reference, Instant at) implements CreditState {
      public Sent {
        reference = Text.cut(reference, REASON_CHARS_MAX);
        at = Text.micros(at);
      }
    }

    /**
     * The back office refused it: a person must look into it.
     *
     * @param why cut at {@link #REASON_CHARS_MAX} characters
     */
    record Failed(String why, Instant at) implements CreditState {
      public Failed {
        why = Text.cut(why, REASON_CHARS_MAX);
        at = Text.micros(at);
      }
    }
  }

  public Credit {
    Text.within(key, KEY_CHARS_MAX, "a key");
    Text.within(reason, REASON_CHARS_MAX, "a reason");
    at = Text.micros(at);
  }

  /** One that is still to be sent. */
  public static Credit granted(String key, Money amount, AgentId by, String reason, Instant at) {
    return new Credit(key, amount, by, reason, at, new CreditState.Granted());
  }

  /** Whether the customer has it, or will. */
  boolean counts() {
    return switch (state) {
      case CreditState.Granted _, CreditState.Sent _ -> true;
      case CreditState.Failed _ -> false;
    };
  }

  boolean unsent() {
    return state instanceof CreditState.Granted;
  }

  Credit in(CreditState next) {
    return new Credit(key, amount, by, reason, at, next);
  }

  boolean sameAs(Credit other) {
    return amount.equals(other.amount) && by.equals(other.by) && reason.equals(other.reason);
  }
}

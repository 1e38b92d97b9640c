package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.callback.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Goodwill: money that an agent gave the customer.
 *
 * @param key the same key is the same credit, however often it is asked for; at most {@link
 *     #KEY_CHARS_MAX} characters
 * @param reason at most {@link #REASON_CHARS_MAX} characters
 * @param steps what happened to it so far, the first first; added to, and never changed
 */
public record Credit(
    String key,
    Money amount,
    AgentId by,
    String reason,
    Instant at,
    CreditState state,
    List<CreditStep> steps) {
  public static final int KEY_CHARS_MAX = 80;
  public static final int REASON_CHARS_MAX = 200;

  /** So many, and nobody has it sent again any more. */
  public static final int STEPS_MAX = 50;

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

    /**
     * It was given up on the way, and nobody knows whether the back office has it: a person must
     * look into it, or have it sent again.
     *
     * @param why cut at {@link #REASON_CHARS_MAX} characters
     */
    record Dead(String why, Instant at) implements CreditState {
      public Dead {
        why = Text.cut(why, REASON_CHARS_MAX);
        at = Text.micros(at);
      }
    }
  }

  public Credit {
    Text.within(key, KEY_CHARS_MAX, "a key");
    Text.within(reason, REASON_CHARS_MAX, "a reason");
    at = Text.micros(at);
    // Credits that were kept before there were steps have none.
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /** One that is still to be sent. */
  public static Credit granted(String key, Money amount, AgentId by, String reason, Instant at) {
    return new Credit(key, amount, by, reason, at, new CreditState.Granted(), List.of());
  }

  /**
   * By which the back office knows it again, in whatever case it is by now: the same for each
   * engine, and after every start. Two credits of one key, as two cases may have, are of two times.
   */
  public UUID id() {
    String all = "%s\n%s\n%s\n%d\n%s".formatted(key, by, at, amount.minor(), amount.currency());
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the customer has it, may have it, or will. */
  boolean counts() {
    return switch (state) {
      case CreditState.Granted _, CreditState.Sent _, CreditState.Dead _ -> true;
      case CreditState.Failed _ -> false;
    };
  }

  public boolean unsent() {
    return state instanceof CreditState.Granted;
  }

  /** What is known of it, once this is told, too: that the back office has it is never undone. */
  Credit or(Credit told) {
    Credit known =
        switch (state) {
          case CreditState.Granted _ -> told;
          case CreditState.Dead _ -> told.unsent() ? this : told;
          case CreditState.Failed _ -> told.state instanceof CreditState.Sent ? told : this;
          case CreditState.Sent _ -> this;
        };
    return known.with(joined(told.steps));
  }

  private List<CreditStep> joined(List<CreditStep> others) {
    List<CreditStep> all = new ArrayList<>(steps);
    others.stream().filter(step -> !steps.contains(step)).forEach(all::add);
    all.sort(Comparator.comparing(CreditStep::at));
    return all;
  }

  /** The same, if that is no news of it. */
  Credit settled(CreditState next) {
    Credit told = new Credit(key, amount, by, reason, at, next, steps);
    return or(told).state.equals(state) ? this : told.and(CreditStep.of(next, at));
  }

  Credit and(CreditStep step) {
    return with(joined(List.of(step)));
  }

  private Credit with(List<CreditStep> all) {
    return new Credit(key, amount, by, reason, at, state, all);
  }

  boolean sameAs(Credit other) {
    return amount.equals(other.amount) && by.equals(other.by) && reason.equals(other.reason);
  }
}

package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import java.util.UUID;

/**
 * What the customer was told, or was to be, by a call that needs nobody.
 *
 * @param id of the notice
 * @param sentence as it was spoken; cut at {@link #TEXT_CHARS_MAX} characters
 * @param allClear whether it was the end of an outage, else something of the case
 * @param by who had it told; the house if it was told of its own accord
 * @param at since when it was to be told
 * @param detail why they were not reached, or empty; cut as the sentence
 * @param since when it came to this result
 */
public record Telling(
    UUID id,
    String sentence,
    boolean allClear,
    Actor by,
    Instant at,
    Result result,
    String detail,
    Instant since) {
  public static final int TEXT_CHARS_MAX = 200;

  /** What became of it; stable names. */
  public enum Result {
    WAITING,
    /** By a key. */
    CONFIRMED,
    /** Somebody, or a machine, answered, and pressed no key. */
    ANSWERED,
    WITH_PERSON,
    /** Nobody answered, or a machine that was recognised. */
    NOT_REACHED,
    WITHDRAWN,
    /** Dialled, and nobody can say how that ended. */
    UNKNOWN
  }

  /** Which way it came about; stable names. */
  public enum How {
    /** A program had them called, or the house did. */
    CALL,
    ALL_CLEAR,
    /** An agent had them called, at the desk. */
    DESK
  }

  public Telling {
    sentence = Text.cut(sentence, TEXT_CHARS_MAX);
    detail = Text.cut(detail, TEXT_CHARS_MAX);
    at = Text.micros(at);
    since = Text.micros(since);
  }

  public How how() {
    if (allClear) {
      return How.ALL_CLEAR;
    }
    return by.agent() != null && by.apiKey() == null ? How.DESK : How.CALL;
  }

  /** What is known of it, once this is told, too, in whatever order the two came. */
  Telling or(Telling told) {
    Telling end = result == Result.WAITING ? told : this;
    return new Telling(
        id,
        sentence,
        allClear,
        by.equals(Actor.HOUSE) ? told.by : by,
        at,
        end.result,
        end.detail,
        end.since);
  }
}

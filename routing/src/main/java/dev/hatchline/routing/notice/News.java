package dev.hatchline.routing.notice;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Text;
import dev.hatchline.routing.cases.CaseId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to whom.
 *
 * @param line whose number is shown, and whose people are there for who wants a person; at most
 *     {@link #LINE_CHARS_MAX} characters
 * @param sentence as it is spoken, 1 to {@link #SENTENCE_CHARS_MAX} characters
 * @param about the customer's case; absent if there is none
 * @param outage whose end it is; absent for other news
 * @param at since when it is to be told
 */
public record News(
    Kind kind,
    PhoneNumber number,
    String line,
    String sentence,
    @Nullable CaseId about,
    @Nullable UUID outage,
    Instant at) {
  public static final int SENTENCE_CHARS_MAX = 200;
  public static final int LINE_CHARS_MAX = 40;

  /** What sort of news; stable names, safe to count by. */
  public enum Kind {
    /** Something has changed in the customer's case. */
    PROGRESS,
    /** What the customer waited for is over; they are asked whether it is. */
    ALL_CLEAR
  }

  public News {
    Text.within(sentence, SENTENCE_CHARS_MAX, "a sentence");
    Text.within(line, LINE_CHARS_MAX, "a line");
    at = Text.micros(at);
  }
}

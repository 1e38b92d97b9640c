package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One time that customer and company met.
 *
 * @param from the number that the customer had then, which may be another than the first
 * @param line that was called or used, at most {@link #NAME_CHARS_MAX} characters
 */
public record Contact(
    CallId call, Kind kind, Instant at, @Nullable PhoneNumber from, String line, Course course) {
  public static final int NAME_CHARS_MAX = 40;

  /** By which way; stable names, safe to count by. */
  public enum Kind {
    CALL,
    CALLBACK,
    MESSAGE,
    CHAT
  }

  /**
   * How it went, as far as it is known.
   *
   * @param queue where the customer waited last
   * @param agent who talked to them last
   * @param outcome a stable name, such as one of {@link dev.hatchline.call.CallEnd.Reason}; at most
   *     {@link #NAME_CHARS_MAX} characters
   * @param endedAt absent while it lasts
   * @param left with what the customer may go on, as long as they have not come again
   */
  public record Course(
      @Nullable String queue,
      @Nullable AgentId agent,
      @Nullable String outcome,
      @Nullable Instant endedAt,
      @Nullable LeftOff left) {
    static final Course BEGUN = new Course(null, null, null, null, null);

    public Course {
      if (queue != null) {
        Text.within(queue, NAME_CHARS_MAX, "a queue");
      }
      if (outcome != null) {
        Text.within(outcome, NAME_CHARS_MAX, "an outcome");
      }
      endedAt = endedAt == null ? null : Text.micros(endedAt);
    }
  }

  public Contact {
    Text.within(line, NAME_CHARS_MAX, "a line");
    at = Text.micros(at);
  }

  /** One that has just begun. */
  public static Contact begun(
      CallId call, Kind kind, Instant at, @Nullable PhoneNumber from, String line) {
    return new Contact(call, kind, at, from, line, Course.BEGUN);
  }

  /** When something was last heard of it. */
  public Instant lastAt() {
    Instant ended = course.endedAt();
    return ended == null ? at : ended;
  }

  Contact queued(String queue) {
    return with(
        new Course(queue, course.agent(), course.outcome(), course.endedAt(), course.left()));
  }

  Contact reached(AgentId agent) {
    return with(
        new Course(course.queue(), agent, course.outcome(), course.endedAt(), course.left()));
  }

  Contact ended(String outcome, Instant when) {
    return with(new Course(course.queue(), course.agent(), outcome, when, course.left()));
  }

  Contact left(@Nullable LeftOff left) {
    return with(
        new Course(course.queue(), course.agent(), course.outcome(), course.endedAt(), left));
  }

  /** With what the customer may go on; empty if it came to its end, or they have come again. */
  public Optional<Unfinished> unfinished() {
    LeftOff left = course.left();
    Instant ended = course.endedAt();
    return left == null || ended == null || from == null
        ? Optional.empty()
        : Optional.of(new Unfinished(call, line, from.e164(), at, ended, left.at()));
  }

  private Contact with(Course next) {
    return new Contact(call, kind, at, from, line, next);
  }
}

package dev.hatchline.routing.callback;

import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.queue.Skills;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be called, and for what.
 *
 * @param number checked against the dialling rules before it comes here
 * @param queue whose agents call, at most {@link #NAME_CHARS_MAX} characters
 * @param line the line that was called, or that the callback shows; as long
 * @param firstRing the place in line counts from here
 * @param name of the customer, as told to us; cut at {@link #NAME_TOLD_CHARS_MAX} characters
 * @param reason as told to us, for the agent; cut at {@link #REASON_CHARS_MAX} characters
 * @param appointment when, if the customer has named a time; absent for as soon as it is their turn
 * @param skills what who calls is to be able to do, as in the line that the customer came from
 */
public record Request(
    PhoneNumber number,
    String queue,
    String line,
    FirstRing firstRing,
    Source source,
    @Nullable String name,
    @Nullable String reason,
    @Nullable Appointment appointment,
    Skills skills) {
  public static final int NAME_CHARS_MAX = 40;
  public static final int NAME_TOLD_CHARS_MAX = 80;
  public static final int REASON_CHARS_MAX = 400;

  public Request {
    Text.within(queue, NAME_CHARS_MAX, "a queue");
    Text.within(line, NAME_CHARS_MAX, "a line");
    firstRing = new FirstRing(Text.micros(firstRing.at()), firstRing.sequence());
    name = name == null ? null : Text.cut(name, NAME_TOLD_CHARS_MAX);
    reason = reason == null ? null : Text.cut(reason, REASON_CHARS_MAX);
  }

  /** As soon as it is the customer's turn, by anybody of the queue. */
  public Request(
      PhoneNumber number,
      String queue,
      String line,
      FirstRing firstRing,
      Source source,
      @Nullable String name,
      @Nullable String reason) {
    this(number, queue, line, firstRing, source, name, reason, null, Skills.NONE);
  }
}

package dev.hatchline.metrics.span;

import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A part of a call that is over.
 *
 * @param id unlike any other of its call
 * @param parent the id of the one that it is a part of; {@link #NONE} for a whole trace
 * @param ended not before it began
 * @param failed whether it did not come to what it was begun for
 */
public record Span(
    CallId call,
    long id,
    long parent,
    Part part,
    Instant began,
    Instant ended,
    Map<Mark, String> marks,
    boolean failed) {
  /** No span has this id (w3.org/TR/trace-context). */
  public static final long NONE = 0;

  /** Of a mark's value; names and words of the house are shorter. */
  static final int CHARS_MAX = 100;

  public Span {
    ended = ended.isBefore(began) ? began : ended;
    marks =
        marks.entrySet().stream()
            .filter(mark -> !mark.getValue().isEmpty())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, mark -> cut(mark.getValue())));
  }

  private static String cut(String value) {
    return value.length() <= CHARS_MAX ? value : value.substring(0, CHARS_MAX);
  }
}

package dev.hatchline.app.score;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Of what a score is wanted: the same of the same is the same score.
 *
 * @param from the first moment of the period
 * @param to not in it
 * @param zone whose days are meant
 * @param made what was over by then counts, so that the same can be computed later
 */
public record Asked(Instant from, Instant to, ZoneId zone, Instant made) {
  /** Customers whom we called are counted by so much, back from the end. */
  public static final Duration DIALLED = Duration.ofDays(30);

  public Asked {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("expected a period, found " + from + " to " + to);
    }
  }

  /**
   * Some time.
   *
   * @param to not in it
   */
  record Span(Instant from, Instant to) {}

  /** Times of 30 days, one after the other up to the end; the first reaches the beginning. */
  List<Span> thirtyDays() {
    List<Span> spans = new ArrayList<>();
    Instant end = to;
    while (end.isAfter(from)) {
      Instant begin = end.minus(DIALLED);
      spans.addFirst(new Span(begin, end));
      end = begin;
    }
    return spans;
  }

  /** Whether nothing of the period was still to come. */
  public boolean over() {
    return !made.isBefore(to);
  }

  /** The end of the period, or of what there was of it. */
  Instant end() {
    return over() ? to : made;
  }

  boolean counts(Instant at) {
    return !at.isAfter(made);
  }
}

package dev.hatchline.call;

import java.time.Instant;
import java.util.Comparator;

/**
 * When a call first rang (T0): its place in line counts from here, whatever happens in between.
 *
 * @param at whole seconds, as the dialplan's first line saw it
 * @param sequence Asterisk's number of the channel, which rises with each channel made: it orders
 *     calls of the same second
 */
public record FirstRing(Instant at, long sequence) implements Comparable<FirstRing> {
  private static final Comparator<FirstRing> ORDER =
      Comparator.comparing(FirstRing::at).thenComparingLong(FirstRing::sequence);

  @Override
  public int compareTo(FirstRing other) {
    return ORDER.compare(this, other);
  }
}

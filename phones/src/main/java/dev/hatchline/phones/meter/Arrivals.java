package dev.hatchline.phones.meter;

import java.util.Arrays;

/** When the packets of one call came: nanoseconds, rising. One thread adds, any may look. */
final class Arrivals {
  private static final int FIRST_ROOM = 1024;

  private long[] nanos = new long[FIRST_ROOM];
  private int count;

  synchronized void add(long at) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = at;
  }

  /** Those from {@code from} (included) to {@code to} (excluded). */
  synchronized long[] between(long from, long to) {
    return Arrays.copyOfRange(nanos, index(from), index(to));
  }

  private int index(long at) {
    int found = Arrays.binarySearch(nanos, 0, count, at);
    return found < 0 ? -found - 1 : found;
  }
}

package dev.hatchline.bench.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Times in which something lasts, each from a moment to before another; overlapping ones are one.
 */
final class Spans {
  private final NavigableMap<Instant, Instant> apart = new TreeMap<>();

  record Span(Instant from, Instant until) {}

  Spans(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparing(Span::from));
    for (Span span : sorted) {
      Map.Entry<Instant, Instant> last = apart.lastEntry();
      if (last == null || last.getValue().isBefore(span.from())) {
        apart.put(span.from(), span.until());
      } else if (last.getValue().isBefore(span.until())) {
        apart.put(last.getKey(), span.until());
      }
    }
  }

  /** For how much of the time from the beginning to the end it lasts. */
  Duration within(Instant beginning, Instant end) {
    Duration sum = Duration.ZERO;
    Instant first = apart.floorKey(beginning);
    for (var each : apart.tailMap(first == null ? beginning : first, true).entrySet()) {
      if (!each.getKey().isBefore(end)) {
        break;
      }
      Instant begins = each.getKey().isBefore(beginning) ? beginning : each.getKey();
      Instant ends = each.getValue().isAfter(end) ? end : each.getValue();
      sum = ends.isAfter(begins) ? sum.plus(Duration.between(begins, ends)) : sum;
    }
    return sum;
  }
}

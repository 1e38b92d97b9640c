package dev.hatchline.metrics;

import java.util.HashSet;
import java.util.Set;

/** Keeps a label to a number of values, whatever comes in: each value is a series for ever. */
final class BoundedLabel {
  private final int valuesMax;
  private final Set<String> values = new HashSet<>();

  BoundedLabel(int valuesMax) {
    this.valuesMax = valuesMax;
  }

  /** The value itself, or {@link MeterNames#OTHER} when there are too many already. */
  synchronized String of(String value) {
    if (values.contains(value)) {
      return value;
    }
    if (values.size() >= valuesMax) {
      return MeterNames.OTHER;
    }
    values.add(value);
    return value;
  }
}

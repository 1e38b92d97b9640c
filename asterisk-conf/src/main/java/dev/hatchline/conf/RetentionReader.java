package dev.hatchline.conf;

import java.time.Duration;
import java.util.Optional;

/** {@code retention: {calls: 90 d, messages: 30 d, callbacks: 1 y}}. */
final class RetentionReader {
  private RetentionReader() {}

  static Retention read(Section root) {
    return root.inside("retention", Retention.FOR_EVER, RetentionReader::retention);
  }

  private static Retention retention(Section section) {
    return new Retention(
        age(section, "calls", Retention.MIN),
        age(section, "events", Retention.MIN),
        age(section, "messages", Retention.MIN),
        age(section, "waits", Retention.WAITS_MIN),
        age(section, "callbacks", Retention.CALLBACKS_MIN),
        age(section, "cases", Retention.CALLBACKS_MIN),
        age(section, "incidents", Retention.MIN));
  }

  private static Optional<Duration> age(Section section, String key, Duration min) {
    return section.has(key)
        ? Optional.of(section.duration(key, Retention.MAX, min, Retention.MAX))
        : Optional.empty();
  }
}

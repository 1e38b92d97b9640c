package dev.hatchline.conf;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code priority: {max: 10 min, callers: [{number: "+12025550123", credit: 2 min}]}}. */
final class PriorityReader {
  private final Problems problems;

  private PriorityReader(Problems problems) {
    this.problems = problems;
  }

  static Priority read(Problems problems, Section root) {
    return root.inside("priority", Priority.NONE, new PriorityReader(problems)::priority);
  }

  private Priority priority(Section section) {
    Duration max = section.duration("max", Priority.NONE.max(), Duration.ZERO, Duration.ofHours(2));
    Map<String, Duration> callers = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    section.each("callers", item -> callers.put(number(item, seen), credit(item, "credit", max)));
    if (callers.size() > Priority.CALLERS_MAX) {
      problems.add(
          section.at("callers"),
          callers.size() + " callers stand here",
          "at most " + Priority.CALLERS_MAX);
    }
    return new Priority(max, callers);
  }

  private static String number(Section item, Set<String> seen) {
    return item.needed("number", TextForm.E164, seen);
  }

  /** Zero where nothing is said. */
  static Duration credit(Section section, String key, Duration max) {
    return section.duration(key, Duration.ZERO, Duration.ZERO, max);
  }
}

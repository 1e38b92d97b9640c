package dev.hatchline.routing.queue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody can do, or what a caller wants of whoever answers.
 *
 * @param levels by the skill's name, which has no blank and no {@code =}; from 1 on, the higher the
 *     better; in the order of the names
 */
public record Skills(Map<String, Integer> levels) {
  /** Nothing special. */
  public static final Skills NONE = new Skills(Map.of());

  private static final Pattern NAME = Pattern.compile("[^\\s=]+");

  public Skills {
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    levels.forEach((name, level) -> {
      if (!NAME.matcher(name).matches() || level < 1) {
        throw new IllegalArgumentException(
            "expected a skill with a level from 1 on, found '" + name + "' " + level);
      }
    });
  }

  public boolean none() {
    return levels.isEmpty();
  }

  /** Whether all of this is among them, at these levels at least. */
  public boolean cover(Skills least) {
    return least.levels.entrySet().stream()
        .allMatch(one -> levels.getOrDefault(one.getKey(), 0) >= one.getValue());
  }

  /** In one line, such as {@code billing=3 spanish=1}; empty for none. */
  public String text() {
    return levels.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(" "));
  }

  /**
   * Reads what {@link #text} writes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Skills of(String text) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (String one : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int sign = one.indexOf('=');
      if (sign < 0) {
        throw new IllegalArgumentException("expected 'NAME=LEVEL', found '" + one + "'");
      }
      levels.put(one.substring(0, sign), Integer.valueOf(one.substring(sign + 1)));
    }
    return new Skills(levels);
  }
}

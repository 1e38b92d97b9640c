package dev.hatchline.conf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How the engine writes its log. */
public enum LogForm {
  /** A line for people. */
  TEXT,
  /** A JSON object a line, in the Elastic Common Schema, for programs that collect logs. */
  JSON;

  private static final Set<String> WORDS =
      Arrays.stream(values()).map(LogForm::word).collect(Collectors.toUnmodifiableSet());

  static LogForm read(Section root) {
    return valueOf(root.chosen("log", TEXT.word(), WORDS).toUpperCase(Locale.ROOT));
  }

  /** As the operator writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.hatchline.conf;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One of the engines that may stand beside one Asterisk, for each other. */
public enum EngineName {
  /** The one that is always there. */
  A(0),
  /** The second. */
  B(1);

  /** So many can be had. */
  public static final int ENGINES_MAX = 2;

  private final int number;

  EngineName(int number) {
    this.number = number;
  }

  /** As the dialplan says it; its ports are so many above the first one's. */
  public int number() {
    return number;
  }

  /** As logs, channels and the database say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that stands in for it. */
  public EngineName other() {
    return this == A ? B : A;
  }

  /** What its own files and folders end in; nothing for the first. */
  String ending() {
    return this == A ? "" : "-" + word();
  }

  /** The key that the emergency queue hears as: this engine takes you back. */
  public char key() {
    return (char) ('A' + number);
  }

  /** From HATCHLINE_ENGINE_NAME, {@code a} or {@code b}; absent: the first. */
  static EngineName fromEnvironment(Map<String, String> environment) {
    String word = environment.getOrDefault("HATCHLINE_ENGINE_NAME", "");
    return Stream.of(values())
        .filter(each -> each.word().equals(word.isEmpty() ? A.word() : word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "HATCHLINE_ENGINE_NAME is '%s'; expected a or b".formatted(word)));
  }
}

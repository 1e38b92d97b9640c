package dev.hatchline.flow;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values that every flow has without asking. */
public enum BuiltIn {
  /** Whether a call back can be promised at this moment. */
  CALLBACK("callback", ValueType.YES_NO),
  /** Whether the caller's own number may be called; not when it is withheld. */
  CALLABLE("callable", ValueType.YES_NO),
  /** The caller's own number; missing when it is withheld. */
  CALLER("caller", ValueType.PHONE),
  /** A sentence about the wait for a person, as it is at this moment. */
  WAIT("wait", ValueType.TEXT),
  /** The day in the company's time zone. */
  TODAY("today", ValueType.DAY),
  /** How the caller wants to be told of changes; missing while nobody has asked. */
  TELL_BY("tell_by", ValueType.TEXT);

  /** The types of all, by name, in the order of the alphabet. */
  public static final Map<String, ValueType> TYPES =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Arrays.stream(values())
                  .collect(Collectors.toMap(BuiltIn::word, built -> built.type))));

  private final String word;
  private final ValueType type;

  BuiltIn(String word, ValueType type) {
    this.word = word;
    this.type = type;
  }

  /** The name in flows. */
  public String word() {
    return word;
  }
}

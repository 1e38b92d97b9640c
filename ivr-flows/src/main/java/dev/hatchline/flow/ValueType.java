package dev.hatchline.flow;

import java.util.Arrays;
import java.util.Optional;

/** What a value of a flow can be. */
public enum ValueType {
  TEXT("text"),
  DIGITS("digits"),
  NUMBER("number"),
  YES_NO("yes-no"),
  DAY("date"),
  PHONE("phone");

  private final String word;

  ValueType(String word) {
    this.word = word;
  }

  /** The word by which flows name it. */
  public String word() {
    return word;
  }

  /** The type that flows name so. */
  public static Optional<ValueType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}

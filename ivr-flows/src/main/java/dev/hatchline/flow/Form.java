package dev.hatchline.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a value is spoken where it is not in the usual way of its type: {@code {order:number}}. */
public enum Form {
  /** As its type is spoken. */
  USUAL(""),
  /** Figure by figure, in groups. */
  DIGITS("digits"),
  /** As what counts, in one piece. */
  NUMBER("number"),
  /** Without the day of the week. */
  SHORT("short"),
  /** With the year. */
  YEAR("year");

  private static final Map<String, Form> NAMED =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Form::word, form -> form));

  private final String word;

  Form(String word) {
    this.word = word;
  }

  /** The word after the colon. */
  public String word() {
    return word;
  }

  /** Those that a value of this type has besides the usual one. */
  public static List<Form> of(ValueType type) {
    return switch (type) {
      case DIGITS -> List.of(NUMBER);
      case NUMBER -> List.of(DIGITS);
      case PHONE -> List.of(DIGITS);
      case DAY -> List.of(SHORT, YEAR);
      case TEXT, YES_NO, TIME, MONEY -> List.of();
    };
  }

  /** The form of this word, if a value of this type has it. */
  public static Optional<Form> of(String word, ValueType type) {
    return word.isEmpty()
        ? Optional.of(USUAL)
        : of(type).stream().filter(form -> form.word.equals(word)).findFirst();
  }

  /** The form of this word; the usual one if it has none. */
  public static Form named(String word) {
    return NAMED.getOrDefault(word, USUAL);
  }
}

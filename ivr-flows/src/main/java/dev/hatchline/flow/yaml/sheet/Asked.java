package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an ask asks for: each word after {@code as}. */
public enum Asked {
  DIGITS("digits", "digits", ValueType.DIGITS),
  DATE("date", "a date", ValueType.DAY),
  TIME("time", "a time", ValueType.TIME),
  PHONE("phone", "a phone", ValueType.PHONE),
  NUMBER("number", "a number", ValueType.NUMBER),
  MONEY("money", "money", ValueType.MONEY),
  YES_NO("yes-no", "a yes-no", ValueType.YES_NO),
  CHOICE("choice", "a choice", ValueType.TEXT),
  SPEECH("speech", "speech", ValueType.TEXT);

  /** The way of who cannot be heard. */
  public static final String NO_SPEECH = "no-speech";

  private final String word;
  private final String spoken;
  private final ValueType type;

  Asked(String word, String spoken, ValueType type) {
    this.word = word;
    this.spoken = spoken;
    this.type = type;
  }

  public String word() {
    return word;
  }

  /** With its article. */
  public String spoken() {
    return spoken;
  }

  ValueType type() {
    return type;
  }

  /** The keys that it has and not every ask. */
  public List<String> keys() {
    return switch (this) {
      case DIGITS -> List.of("length", "pattern", "gap");
      case DATE -> List.of("year", "gap");
      case TIME -> List.of("gap");
      case PHONE -> List.of("own", "gap");
      case NUMBER -> List.of("from", "to", "decimals", "gap");
      case MONEY -> List.of("currency", "from", "to", "gap");
      case YES_NO -> List.of();
      case CHOICE -> List.of("choices");
      case SPEECH -> List.of("max", NO_SPEECH);
    };
  }

  public static Optional<Asked> of(String word) {
    return Arrays.stream(values()).filter(as -> as.word.equals(word)).findFirst();
  }
}

package dev.hatchline.flow.yaml.problem;

import java.util.Locale;

/** The kinds of faults, by which programs know them: a code stays what it is. */
public enum Code {
  /** The file cannot be read at all. */
  UNREADABLE,
  NOT_YAML,
  EMPTY,
  TOO_LONG,
  TOO_DEEP,
  /** There are more of something than are read. */
  TOO_MANY,
  /** There are more faults than are told. */
  MORE,
  /** No flow, node, or value of this name can be. */
  BAD_NAME,
  /** Something else stands here than is expected. */
  BAD_VALUE,
  /** What is here is of another type than is expected. */
  WRONG_TYPE,
  UNKNOWN_KEY,
  MISSING_KEY,
  DOUBLE_KEY,
  /** Keys that do not go together. */
  KEYS_APART,
  UNKNOWN_KIND,
  TWO_KINDS,
  DOUBLE_FLOW,
  NO_SUCH_FLOW,
  NO_SUCH_PART,
  /** No line can have it. */
  FOR_OTHERS,
  NO_SUCH_NODE,
  NO_SUCH_KEY,
  /** The key, or its name, belongs to the house. */
  TAKEN,
  NO_CHOICE,
  UNKNOWN_VALUE,
  NOT_AN_EXPRESSION,
  /** A pair of braces is broken. */
  SINGLE_BRACE,
  NOT_READ_BACK,
  /** What is said is not said in every language of the flow. */
  MISSING_LANGUAGE,
  /** No value is spoken in this language. */
  NOT_SPOKEN,
  /** What stands in angle brackets is nothing that a voice follows. */
  WRONG_TAG,
  /** A value is not spoken in this form. */
  WRONG_FORM,
  UNREACHABLE,
  CIRCLE,
  NO_NUMBER,
  NO_CALLBACK,
  UNCHOSEN_END;

  /** Such as {@code no-such-node}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.hatchline.flow;

import java.util.Map;
import java.util.Optional;

/** What was learnt of a caller in an earlier call, as values of a flow. */
public final class Remembered {
  /** The value that is the caller's language wherever it is set: a BCP 47 tag. */
  public static final String LANGUAGE = "language";

  /** The value that is the caller's account with the company wherever it is asked. */
  public static final String ACCOUNT = "account";

  private Remembered() {}

  /**
   * A value as a machine wrote it.
   *
   * @return empty if the flow has no such value, or if it is none of its kind; and of a number that
   *     is to be called, for that is read back in each call
   */
  public static Optional<Value> value(Flow flow, String name, String plain) {
    Optional<ValueType> type = type(flow, name);
    if (type.isEmpty() || flow.called().contains(name)) {
      return Optional.empty();
    }
    try {
      Value value = type.get().read(plain);
      return Optional.of(value).filter(_ -> flow.asks(name).allMatch(ask -> fits(ask.as(), value)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Money may be of another currency since the flow was changed. */
  private static boolean fits(Entry as, Value value) {
    return !(value instanceof Value.Money money && as instanceof Entry.Amount asked)
        || asked.currency().equals(Optional.of(money.currency()));
  }

  private static Optional<ValueType> type(Flow flow, String name) {
    boolean spoken =
        name.equals(LANGUAGE)
            && (flow.languages().areSaid()
                || flow.nodes().values().stream().anyMatch(Remembered::setsLanguage));
    return spoken
        ? Optional.of(ValueType.TEXT)
        : flow.asks(name).map(ask -> ask.as().type()).findFirst();
  }

  private static boolean setsLanguage(Node node) {
    return node instanceof Node.Set(Map<String, Formula> values, String _)
        && values.entrySet().stream()
            .anyMatch(
                set -> set.getKey().equals(LANGUAGE) && set.getValue().type() == ValueType.TEXT);
  }
}

package dev.hatchline.flow.run;

import dev.hatchline.flow.Node.Lookup.Take;
import dev.hatchline.flow.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of an answer. What is not as declared is no answer: systems can lie. */
final class Taken {
  private Taken() {}

  /** All declared values, or none. */
  static Optional<Map<String, Value>> of(Map<String, Take> take, Map<?, ?> tree) {
    Map<String, Value> taken = new LinkedHashMap<>();
    take.forEach((name, one) ->
        value(at(tree, one.field()), one)
            .filter(one::takes)
            .ifPresent(value -> taken.put(name, value)));
    return taken.size() == take.size() ? Optional.of(taken) : Optional.empty();
  }

  private static @Nullable Object at(Map<?, ?> tree, List<String> field) {
    Object found = tree;
    for (String name : field) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return found;
  }

  private static Optional<Value> value(@Nullable Object json, Take take) {
    try {
      return switch (take.type()) {
        case TEXT -> json instanceof String text ? Optional.of(new Value.Text(text)) : none();
        case DIGITS -> digits(json);
        case NUMBER -> json instanceof Number number ? Optional.of(number(number)) : none();
        case MONEY -> money(json, take.currency().orElseThrow());
        case YES_NO -> json instanceof Boolean yes ? Optional.of(new Value.YesNo(yes)) : none();
        case DAY ->
            json instanceof String day ? Optional.of(new Value.Day(LocalDate.parse(day))) : none();
        case TIME ->
            json instanceof String at ? Optional.of(new Value.Time(LocalTime.parse(at))) : none();
        case PHONE -> json instanceof String phone ? Optional.of(new Value.Phone(phone)) : none();
      };
    } catch (IllegalArgumentException | DateTimeParseException _) {
      return none();
    }
  }

  /** Digits may come as a number, though not with a zero before it. */
  private static Optional<Value> digits(@Nullable Object json) {
    return switch (json) {
      case String text -> Optional.of(new Value.Digits(text));
      case Number number -> Optional.of(new Value.Digits(number(number).plain()));
      case null, default -> none();
    };
  }

  /** Systems that count exactly write money as a text. */
  private static Optional<Value> money(@Nullable Object json, String currency) {
    return switch (json) {
      case String text when text.length() <= 2 * Value.Money.DIGITS_MAX ->
          Optional.of(new Value.Money(new BigDecimal(text), currency));
      case Number number -> Optional.of(new Value.Money(number(number).amount(), currency));
      case null, default -> none();
    };
  }

  private static Value.Number number(Number json) {
    return new Value.Number(new BigDecimal(json.toString()));
  }

  private static Optional<Value> none() {
    return Optional.empty();
  }
}

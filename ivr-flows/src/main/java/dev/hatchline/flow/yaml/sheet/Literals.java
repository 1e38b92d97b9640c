package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Comments;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What is written in {@code set}: an expression after {@code =}, or the value itself. */
public final class Literals {
  private Literals() {}

  /** The expression, if it is one. */
  public static Optional<String> expression(ScalarNode yaml) {
    String text = yaml.getValue().strip();
    return text.startsWith("=") ? Optional.of(text.substring(1)) : Optional.empty();
  }

  /**
   * In quotes a text; otherwise yes or no, a number, a date, a time, or a text; empty if too long.
   */
  public static Optional<Value> value(ScalarNode yaml) {
    String text = yaml.getValue().strip();
    if (text.length() > Value.Text.CHARS_MAX) {
      return Optional.empty();
    }
    if (yaml.getScalarStyle() != ScalarStyle.PLAIN) {
      return Optional.of(new Value.Text(text));
    }
    return Optional.of(
        switch (text) {
          case "yes", "true" -> new Value.YesNo(true);
          case "no", "false" -> new Value.YesNo(false);
          default -> plain(text);
        });
  }

  /** The value itself; one that is too long, or a text that a comment cuts, is a problem. */
  public static Optional<Value> value(ScalarNode written, Problems problems) {
    Optional<Value> value = value(written);
    if (value.isEmpty()) {
      String what = "the text has " + written.getValue().length() + " characters";
      problems.add(written, Code.TOO_LONG, what, "at most " + Value.Text.CHARS_MAX);
    }
    if (value.isPresent() && value.get() instanceof Value.Text) {
      Comments.refuseAfter(written, problems);
    }
    return value;
  }

  private static Value plain(String text) {
    if (text.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")) {
      return new Value.Number(new BigDecimal(text));
    }
    if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      try {
        return new Value.Day(LocalDate.parse(text));
      } catch (DateTimeException _) {
        return new Value.Text(text);
      }
    }
    if (text.matches("(?:[01][0-9]|2[0-3]):[0-5][0-9]")) {
      return new Value.Time(LocalTime.parse(text));
    }
    return new Value.Text(text);
  }
}

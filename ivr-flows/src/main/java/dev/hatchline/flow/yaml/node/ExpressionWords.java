package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.expr.Compiled;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commonest slips in expressions in a designer's words; CEL's own are for programmers. */
final class ExpressionWords {
  /** An equals sign, and the sign after it. */
  private static final Pattern EQUALS =
      Pattern.compile("token recognition error at: '=(.?).*", Pattern.DOTALL);

  private static final Pattern BETWEEN =
      Pattern.compile(
          "found no matching overload for '_([^_]+)_' applied to '\\(([^,]+), ([^,]+)\\)'");

  private static final String NUMBER = "number";
  private static final String DATE = "date";

  /** By CEL's names. */
  private static final Map<String, String> TYPES =
      Map.of(
          "string",
          "text",
          "double",
          NUMBER,
          "int",
          NUMBER,
          "bool",
          "yes-no",
          "google.protobuf.Timestamp",
          DATE,
          "google.protobuf.Duration",
          "length of time");

  private ExpressionWords() {}

  /** What is wrong, and what is expected instead. */
  record Told(String what, String expected) {}

  /** Those to be told: a single {@code =} makes what comes after it wrong, too. */
  static List<Compiled.Fault> told(List<Compiled.Fault> faults) {
    List<Compiled.Fault> equals =
        faults.stream().filter(fault -> EQUALS.matcher(fault.what()).matches()).toList();
    return equals.isEmpty() ? faults : equals;
  }

  static Told of(Compiled.Fault fault) {
    Matcher equals = EQUALS.matcher(fault.what());
    if (equals.matches()) {
      return switch (equals.group(1)) {
        case ">" -> new Told("the signs '=>'", "'>=' to compare");
        case "<" -> new Told("the signs '=<'", "'<=' to compare");
        default -> new Told("a single '='", "'==' to compare");
      };
    }
    Matcher between = BETWEEN.matcher(fault.what());
    return between.matches()
        ? between(between.group(1), type(between.group(2)), type(between.group(3)))
        : new Told("not an expression: " + fault.what(), "an expression such as count > 3");
  }

  private static String type(String cel) {
    return TYPES.getOrDefault(cel, cel);
  }

  private static Told between(String sign, String left, String right) {
    String what = "'" + sign + "' between " + left + " and " + right;
    boolean numbers = left.equals(NUMBER) && right.equals(NUMBER);
    boolean date = left.equals(DATE) || right.equals(DATE);
    return switch (sign) {
      case "&&", "||" -> new Told(what, "yes or no on both sides");
      case "%" -> new Told(what, "one of +, -, * and /");
      case "+", "-", "*", "/" -> {
        if (numbers) {
          // CEL's whole numbers, which have no point, are not added to what values are.
          yield new Told(what + ", one of them without a point", "a point in both, such as 1.0");
        }
        yield new Told(what, sign.equals("+") ? "two numbers or two texts" : "two numbers");
      }
      default -> {
        String day = "; a day has a name in 'constants' or 'set'";
        yield new Told(what, "two of the same type" + (date ? day : ""));
      }
    };
  }
}

package dev.hatchline.flow.expr;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What CEL does with two values, by the names of its overloads (its specification, "List of
 * standard definitions"). Doubles are compared as in IEEE 754 when both are doubles, and in the
 * total order of {@link Double#compare} when one was written as a whole number: so does CEL for
 * Java.
 */
final class QuickPairs {
  private static final Map<String, BinaryOperator<Object>> ALL = all();

  private QuickPairs() {}

  static @Nullable BinaryOperator<Object> of(String overload) {
    return ALL.get(overload);
  }

  private static Map<String, BinaryOperator<Object>> all() {
    Map<String, BinaryOperator<Object>> all = new HashMap<>();
    all.put("equals", QuickPairs::areEqual);
    all.put("not_equals", (a, b) -> !areEqual(a, b));
    all.put("add_double", (a, b) -> (Double) a + (Double) b);
    all.put("subtract_double", (a, b) -> (Double) a - (Double) b);
    all.put("multiply_double", (a, b) -> (Double) a * (Double) b);
    all.put("divide_double", (a, b) -> (Double) a / (Double) b);
    all.put("add_string", (a, b) -> (String) a + (String) b);
    all.put("starts_with_string", (a, b) -> ((String) a).startsWith((String) b));
    all.put("ends_with_string", (a, b) -> ((String) a).endsWith((String) b));
    all.put("contains_string", (a, b) -> ((String) a).contains((String) b));
    compared(all, "less", (a, b) -> a < b, order -> order < 0);
    compared(all, "less_equals", (a, b) -> a <= b, order -> order <= 0);
    compared(all, "greater", (a, b) -> a > b, order -> order > 0);
    compared(all, "greater_equals", (a, b) -> a >= b, order -> order >= 0);
    return Map.copyOf(all);
  }

  private static void compared(
      Map<String, BinaryOperator<Object>> all,
      String name,
      BiPredicate<Double, Double> doubles,
      IntPredicate order) {
    all.put(name + "_double", (a, b) -> doubles.test((Double) a, (Double) b));
    all.put(name + "_timestamp", (a, b) -> order.test(((Instant) a).compareTo((Instant) b)));
    BinaryOperator<Object> mixed = (a, b) -> order.test(((Double) a).compareTo((Double) b));
    all.put(name + "_double_int64", mixed);
    all.put(name + "_int64_double", mixed);
  }

  /** Of two doubles as in IEEE 754: 0.0 is -0.0, and what is no number is equal to nothing. */
  static boolean areEqual(Object one, Object other) {
    return (one instanceof Double left && other instanceof Double right)
        ? left.doubleValue() == right.doubleValue()
        : one.equals(other);
  }
}

package dev.hatchline.flow.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Most of what designers write, as functions of our own: names, texts and numbers, {@code known},
 * comparisons, {@code && || !}, {@code + - * /} of numbers, {@code ? :}, {@code in} a list, and
 * what a text begins with, ends with or contains. CEL has parsed it and checked its types, and
 * gives the same result, only some ten times later.
 *
 * <p>Where a value is missing CEL answers with unknowns, and where something fails with an error;
 * both are nothing to a flow, and both give way to {@code false &&} and {@code true ||}: here both
 * are null.
 */
final class Quick {
  private static final Map<CelType, Class<?>> TYPES =
      Map.of(
          SimpleType.STRING, String.class,
          SimpleType.BOOL, Boolean.class,
          SimpleType.DOUBLE, Double.class,
          SimpleType.TIMESTAMP, Instant.class);

  /** Below it every whole number is a double, so that comparing as doubles is exact. */
  private static final long EXACT_MAX = 1L << 53;

  private final CelAbstractSyntaxTree tree;

  private Quick(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  /** The whole expression, if all of it is of this kind. */
  static Optional<Program> of(CelAbstractSyntaxTree tree) {
    return new Quick(tree).step(tree.getExpr());
  }

  /** A name alone, or {@code known.name}. */
  static Program ofName(String name, CelType type) {
    return named(name, Optional.ofNullable(TYPES.get(type)).orElseThrow());
  }

  private Optional<Program> step(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr.constant()).map(Quick::always);
      case IDENT, SELECT -> name(expr);
      case CALL -> call(expr);
      case LIST, MAP, STRUCT, COMPREHENSION, NOT_SET -> Optional.empty();
    };
  }

  private static Program always(Object value) {
    return _ -> value;
  }

  private static Optional<Object> constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case STRING_VALUE -> Optional.of(constant.stringValue());
      case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
      case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
      default -> Optional.empty();
    };
  }

  private Optional<Program> name(CelExpr expr) {
    Optional<Class<?>> type = tree.getType(expr.id()).map(TYPES::get);
    return tree.getReference(expr.id())
        .filter(reference -> reference.value().isEmpty())
        .map(CelReference::name)
        .flatMap(name -> type.map(expected -> named(name, expected)));
  }

  /** A value that has another type than the flow gave it, as one remembered may, is missing. */
  private static Program named(String name, Class<?> type) {
    if (name.startsWith(Expressions.KNOWN)) {
      String value = name.substring(Expressions.KNOWN.length());
      return values -> values.apply(value).isPresent();
    }
    return values -> values.apply(name).map(CelFormula::cel).filter(type::isInstance).orElse(null);
  }

  private Optional<Program> call(CelExpr expr) {
    List<String> overloads =
        tree.getReference(expr.id())
            .map(CelReference::overloadIds)
            .map(List::copyOf)
            .orElse(List.of());
    if (overloads.size() != 1) {
      return Optional.empty();
    }
    String overload = overloads.getFirst();
    List<CelExpr> written =
        Stream.concat(expr.call().target().stream(), expr.call().args().stream()).toList();
    if (overload.equals("in_list")) {
      return in(written.getFirst(), written.getLast());
    }
    if (overload.endsWith("equals") && !isCompared(written.getFirst())) {
      return Optional.empty();
    }
    boolean mixed = overload.contains("int64");
    List<Program> args = new ArrayList<>();
    for (CelExpr arg : written) {
      (mixed ? number(arg) : step(arg)).ifPresent(args::add);
    }
    return args.size() == written.size() ? made(overload, args) : Optional.empty();
  }

  private boolean isCompared(CelExpr expr) {
    return tree.getType(expr.id()).filter(TYPES::containsKey).isPresent();
  }

  /** A whole number as a double, which it is compared with. */
  private Optional<Program> number(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
      long whole = expr.constant().int64Value();
      return Math.abs(whole) <= EXACT_MAX && whole != Long.MIN_VALUE
          ? Optional.of(always((double) whole))
          : Optional.empty();
    }
    boolean isDouble = tree.getType(expr.id()).filter(SimpleType.DOUBLE::equals).isPresent();
    return isDouble ? step(expr) : Optional.empty();
  }

  private Optional<Program> in(CelExpr one, CelExpr list) {
    if (!isCompared(one) || list.getKind() != CelExpr.ExprKind.Kind.LIST) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (CelExpr element : list.list().elements()) {
      if (element.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
        constant(element.constant()).ifPresent(values::add);
      }
    }
    return values.size() == list.list().elements().size()
        ? step(one).map(value -> strict(value, found -> isAmong(values, found)))
        : Optional.empty();
  }

  private static boolean isAmong(List<Object> values, Object found) {
    return values.stream().anyMatch(value -> QuickPairs.areEqual(value, found));
  }

  private static Optional<Program> made(String overload, List<Program> args) {
    Program first = args.getFirst();
    Program last = args.getLast();
    return switch (overload) {
      case "logical_and" -> Optional.of(either(false, first, last));
      case "logical_or" -> Optional.of(either(true, first, last));
      case "logical_not" -> Optional.of(strict(first, value -> !(Boolean) value));
      case "conditional" -> Optional.of(chosen(first, args.get(1), last));
      default ->
          Optional.ofNullable(QuickPairs.of(overload)).map(pair -> strict(first, last, pair));
    };
  }

  /** One that is {@code strong} decides, whatever the other one is. */
  private static Program either(boolean strong, Program left, Program right) {
    return values -> {
      Object one = left.of(values);
      if (one instanceof Boolean first && first == strong) {
        return strong;
      }
      Object other = right.of(values);
      if (other instanceof Boolean second && second == strong) {
        return strong;
      }
      return one == null || other == null ? null : (Object) !strong;
    };
  }

  private static Program chosen(Program condition, Program yes, Program no) {
    return values ->
        switch (condition.of(values)) {
          case Boolean chosen -> chosen ? yes.of(values) : no.of(values);
          case null, default -> null;
        };
  }

  private static Program strict(Program of, Predicate<Object> test) {
    return values -> {
      Object value = of.of(values);
      return value == null ? null : (Object) test.test(value);
    };
  }

  private static Program strict(Program left, Program right, BinaryOperator<Object> pair) {
    return values -> {
      Object one = left.of(values);
      Object other = one == null ? null : right.of(values);
      return one == null || other == null ? null : pair.apply(one, other);
    };
  }
}

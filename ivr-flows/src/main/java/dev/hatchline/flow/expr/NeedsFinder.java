package dev.hatchline.flow.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from a checked expression what it needs; see {@link Needs}. */
final class NeedsFinder {
  /** Functions that give something for all values of the types that CEL has checked. */
  private static final Set<String> TOTAL =
      Set.of(
          "_==_",
          "_!=_",
          "_<_",
          "_<=_",
          "_>_",
          "_>=_",
          "@in",
          "contains",
          "startsWith",
          "endsWith",
          "size",
          "string");

  /** Sums of whole numbers and of days may leave the range of their type; these cannot. */
  private static final Set<String> TOTAL_SUMS =
      Set.of("add_double", "add_string", "subtract_double", "multiply_double", "negate_double");

  /** Parts of a day, total unless they are asked for a time zone, which may not exist. */
  private static final Set<String> PARTS_OF_DAY =
      Set.of("getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear");

  private final CelAbstractSyntaxTree tree;
  private final Set<String> values;

  private NeedsFinder(CelAbstractSyntaxTree tree, Set<String> values) {
    this.tree = tree;
    this.values = values;
  }

  /** What an expression over these values needs. */
  static Needs of(CelAbstractSyntaxTree tree, Set<String> values) {
    return new NeedsFinder(tree, values).of(tree.getExpr());
  }

  private Needs of(CelExpr part) {
    return switch (part.getKind()) {
      case CONSTANT -> Needs.NOTHING;
      case IDENT -> named(part.ident().name());
      case CALL -> call(part, part.call());
      case LIST -> Needs.all(part.list().elements().stream().map(this::of).toList(), true);
      // A dotted name stays a selection in the tree; what it means stands beside it.
      case SELECT ->
          tree.getReference(part.id())
              .map(reference -> named(reference.name()))
              .orElseGet(() -> unsure(part));
      case STRUCT, MAP, COMPREHENSION, NOT_SET -> unsure(part);
    };
  }

  /** Of something that nobody needs to understand, such as a map: only the names are read. */
  private Needs unsure(CelExpr part) {
    return Needs.unsure(
        CelNavigableExpr.fromExpr(part)
            .allNodes()
            .map(node -> node.expr())
            .filter(one -> one.getKind() == CelExpr.ExprKind.Kind.IDENT)
            .map(one -> one.ident().name())
            .filter(values::contains)
            .collect(Collectors.toSet()));
  }

  private Needs named(String name) {
    if (name.startsWith(Expressions.KNOWN)) {
      return Needs.known(name.substring(Expressions.KNOWN.length()));
    }
    return values.contains(name) ? Needs.value(name) : Needs.unsure(Set.of());
  }

  private Needs call(CelExpr part, CelCall call) {
    List<CelExpr> written = new ArrayList<>();
    call.target().ifPresent(written::add);
    written.addAll(call.args());
    List<Needs> parts = written.stream().map(this::of).toList();
    return switch (call.function()) {
      case "_&&_" -> parts.get(0).and(parts.get(1));
      case "_||_" -> parts.get(0).or(parts.get(1));
      case "!_" -> parts.get(0).not();
      case "_?_:_" -> parts.get(0).choose(parts.get(1), parts.get(2));
      default -> Needs.all(parts, isTotal(part, call));
    };
  }

  private boolean isTotal(CelExpr part, CelCall call) {
    String function = call.function();
    if (TOTAL.contains(function)) {
      return true;
    }
    if (PARTS_OF_DAY.contains(function)) {
      return call.args().isEmpty();
    }
    Optional<List<String>> meant = tree.getReference(part.id()).map(found -> found.overloadIds());
    return meant.filter(ids -> !ids.isEmpty() && TOTAL_SUMS.containsAll(ids)).isPresent();
  }
}

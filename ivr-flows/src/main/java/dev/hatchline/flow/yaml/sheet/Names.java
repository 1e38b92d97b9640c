package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Spoken;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.expr.Expressions;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Enough;
import dev.hatchline.flow.yaml.problem.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What names mean in one flow: constants of the operator and of the flow, and values with their
 * types.
 */
public final class Names {
  /** Conditions and computed values of a flow: each costs a millisecond or two. */
  public static final int EXPRESSIONS_MAX = 2000;

  /** Of all of them together: a long one costs as much as many. */
  public static final int EXPRESSION_CHARS_MAX = 100_000;

  /** By what names all of it is known outside; here it has its own. */
  private final Scope scope;

  /** What is said for each that is said alike in every language of the flow. */
  private final Map<String, String> constants;

  /** The flow's own, which are values. */
  private final Set<String> flows;

  /** The operator's, which are no values. */
  private final Set<String> operators;

  private final Map<String, ValueType> values;

  /** Of amounts of money. */
  private final Map<String, String> currencies;

  /** Of a name, the first ask in which callers confirm it. */
  private final Map<String, String> confirmedAt;

  /** What some node sets although no caller has confirmed it. */
  private final Set<String> unconfirmed;

  /** The same names in their own flow; this, unless they are seen from outside. */
  private final @Nullable Names own;

  /** Made when the first expression comes: most flows have none, and it takes its time. */
  private @Nullable Expressions expressions;

  /** Whether there are more names than those know. */
  private boolean grown;

  /**
   * Of a flow.
   *
   * @param operator its constants, as they are said
   * @param flow constants, of which an operator's goes before one of the same name
   * @param languages of the flow
   */
  Names(Map<String, String> operator, Map<String, Value> flow, Languages languages) {
    this.scope = Scope.NONE;
    this.operators = operator.keySet();
    this.flows = flow.keySet();
    this.currencies = new HashMap<>();
    this.constants = new HashMap<>();
    this.values = new TreeMap<>(BuiltIn.TYPES);
    this.confirmedAt = new HashMap<>();
    this.unconfirmed = new HashSet<>();
    this.own = null;
    boolean english = languages.tags().stream().allMatch(tag -> Languages.bare(tag).equals("en"));
    flow.forEach((name, value) -> {
      if (english || value instanceof Value.Text) {
        constants.put(name, Spoken.of(value));
      }
    });
    constants.putAll(operator);
  }

  private Names(Names own, Scope scope) {
    this.scope = scope;
    this.operators = own.operators;
    this.flows = own.flows;
    this.currencies = own.currencies;
    this.constants = own.constants;
    this.values = own.values;
    this.confirmedAt = own.confirmedAt;
    this.unconfirmed = own.unconfirmed;
    this.own = own;
  }

  /** The same for a call of the flow: also found by the names that they have outside. */
  public Names in(Scope outside) {
    return new Names(this, outside);
  }

  public Scope scope() {
    return scope;
  }

  /** Gives a value its type, unless it has another already: that one is returned. */
  Optional<ValueType> declare(String name, ValueType type) {
    ValueType before = values.putIfAbsent(name, type);
    grown |= before == null;
    return Optional.ofNullable(before).filter(other -> other != type);
  }

  /** Gives an amount its currency, unless it has another already: that one is returned. */
  Optional<String> currency(String name, String currency) {
    return Optional.ofNullable(currencies.putIfAbsent(name, currency))
        .filter(other -> !other.equals(currency));
  }

  /** The currencies of these, each once, in the order of the alphabet. */
  public List<String> currencies(Collection<String> names) {
    return names.stream()
        .flatMap(name -> Optional.ofNullable(currencies.get(name)).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether there is no room for another value. */
  boolean isFull() {
    return values.size() - BuiltIn.TYPES.size() >= NameCollector.VALUES_MAX;
  }

  /** Callers confirm the value in this ask. */
  void confirmed(String name, String node) {
    confirmedAt.putIfAbsent(name, node);
  }

  void unconfirmed(String name) {
    unconfirmed.add(name);
  }

  /** The ask in which callers confirm the value; empty unless they do wherever it is set. */
  public Optional<String> confirmedAt(String name) {
    String plain = scope.plain(name);
    return Optional.ofNullable(confirmedAt.get(plain))
        .filter(_ -> !unconfirmed.contains(plain))
        .map(scope::node);
  }

  public boolean isConstant(String name) {
    return operators.contains(name) || flows.contains(scope.plain(name));
  }

  boolean isOperators(String name) {
    return operators.contains(name);
  }

  Optional<String> constant(String name) {
    return Optional.ofNullable(constants.get(scope.plain(name)));
  }

  public Optional<ValueType> value(String name) {
    return Optional.ofNullable(values.get(scope.plain(name)));
  }

  /** Of every value. */
  public Map<String, ValueType> types() {
    return Map.copyOf(values);
  }

  boolean isKnown(String name) {
    return isConstant(name) || value(name).isPresent();
  }

  /** All names, for a fault in a prompt. */
  String oneOf(String found) {
    TreeSet<String> all = new TreeSet<>(values.keySet());
    all.addAll(constants.keySet());
    return Problems.oneOf(all, found);
  }

  /** The names of values, for a fault where no constant can be. */
  public String oneOfValues(String found) {
    return Problems.oneOf(values.keySet(), found);
  }

  public Expressions expressions() {
    if (own != null) {
      return own.expressions();
    }
    Expressions made = expressions;
    if (made == null || grown) {
      made = made == null ? new Expressions(values) : made.with(values);
      expressions = made;
      grown = false;
    }
    return made;
  }

  /** Of all expressions together. */
  public static Enough tooLongExpressions(Problems problems, Node at) {
    String what = "the expressions have more than " + EXPRESSION_CHARS_MAX + " characters";
    return problems.refuse(at, Code.TOO_LONG, what, "at most " + EXPRESSION_CHARS_MAX);
  }

  public static Enough tooManyExpressions(Problems problems, Node at) {
    String what = "the flow has more than " + EXPRESSIONS_MAX + " expressions";
    return problems.refuse(at, Code.TOO_MANY, what, "at most " + EXPRESSIONS_MAX);
  }
}

package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An expression of a called flow, where its values have the names that they have for the caller.
 */
record Scoped(Formula inside, Scope scope) implements Formula {
  @Override
  public ValueType type() {
    return inside.type();
  }

  @Override
  public Optional<Value> of(Function<String, Optional<Value>> values) {
    return inside.of(name -> values.apply(scope.value(name)));
  }

  @Override
  public Set<String> names() {
    return outside(inside.names());
  }

  @Override
  public Set<String> whenTrue() {
    return outside(inside.whenTrue());
  }

  @Override
  public Set<String> whenFalse() {
    return outside(inside.whenFalse());
  }

  @Override
  public boolean total() {
    return inside.total();
  }

  private Set<String> outside(Set<String> names) {
    return names.stream().map(scope::value).collect(Collectors.toUnmodifiableSet());
  }

  /** As its designer wrote it. */
  @Override
  public String toString() {
    return inside.toString();
  }
}

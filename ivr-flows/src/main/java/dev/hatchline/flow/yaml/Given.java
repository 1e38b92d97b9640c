package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import java.util.Optional;
import java.util.function.Function;

/** What whoever calls a flow gives it: there, though nothing in the flow says what it is. */
record Given(String name, ValueType type) implements Formula.Certain {
  @Override
  public Optional<Value> of(Function<String, Optional<Value>> values) {
    return values.apply(name);
  }
}

package dev.hatchline.flow;

import java.util.Optional;
import java.util.function.Function;

/** An expression over a call's values, compiled and type-checked when the flow was read. */
public interface Formula {
  /** The type of what comes out. */
  ValueType type();

  /**
   * What comes out for one call. Never throws: nothing comes out when a value that it needs is
   * missing, or when it cannot be computed.
   *
   * @param values each by its name; empty for one that is missing
   */
  Optional<Value> of(Function<String, Optional<Value>> values);

  /** A formula that is always this. */
  static Formula constant(Value value) {
    return new Constant(value);
  }

  /** The same in every call. */
  record Constant(Value value) implements Formula {
    @Override
    public ValueType type() {
      return value.type();
    }

    @Override
    public Optional<Value> of(Function<String, Optional<Value>> values) {
      return Optional.of(value);
    }
  }
}

package dev.hatchline.flow;

import java.util.Optional;
import java.util.Set;
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

  /** The values that it names; not those of which it only asks whether they are known. */
  Set<String> names();

  /** What must be known where a condition came out true. */
  Set<String> whenTrue();

  /** What must be known where a condition came out false: did not just come out as nothing. */
  Set<String> whenFalse();

  /**
   * Whether something comes out wherever all its {@link #names} are known, as long as that is no
   * longer than a {@link Value} can be.
   */
  boolean total();

  /** A formula that is always this. */
  static Formula constant(Value value) {
    return new Constant(value);
  }

  /** A formula that is whatever is known by this name. */
  static Formula named(String name, ValueType type) {
    return new Named(name, type);
  }

  /** A value, as it is. */
  record Named(String name, ValueType type) implements Formula {
    @Override
    public Optional<Value> of(Function<String, Optional<Value>> values) {
      return values.apply(name);
    }

    @Override
    public Set<String> names() {
      return Set.of(name);
    }

    @Override
    public Set<String> whenTrue() {
      return names();
    }

    @Override
    public Set<String> whenFalse() {
      return names();
    }

    @Override
    public boolean total() {
      return true;
    }
  }

  /** What always comes out, and needs no value of the flow for that. */
  interface Certain extends Formula {
    @Override
    default Set<String> names() {
      return Set.of();
    }

    @Override
    default Set<String> whenTrue() {
      return Set.of();
    }

    @Override
    default Set<String> whenFalse() {
      return Set.of();
    }

    @Override
    default boolean total() {
      return true;
    }
  }

  /** The same in every call. */
  record Constant(Value value) implements Certain {
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

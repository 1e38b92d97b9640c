package dev.hatchline.flow.expr;

import dev.hatchline.flow.Value;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What computes an expression. */
@FunctionalInterface
interface Program {
  /**
   * What comes out, as CEL has it: a String, Double, Boolean, Instant… or null when a value that it
   * needs is missing, or when it cannot be computed.
   *
   * @param values each by its name; empty for one that is missing
   */
  @Nullable Object of(Function<String, Optional<Value>> values);
}

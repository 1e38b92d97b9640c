package dev.hatchline.flow.expr;

import dev.hatchline.flow.Formula;
import java.util.List;
import java.util.Optional;

/** What came of compiling an expression. */
public sealed interface Compiled {
  /** It can be computed in every call. */
  record Good(Formula formula) implements Compiled {}

  /** It cannot be used, for at least one reason. */
  record Faulty(List<Fault> faults) implements Compiled {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /**
   * One fault.
   *
   * @param line of the expression, from 0
   * @param column from 0
   * @param unknown the name that is not known, if it is that
   */
  record Fault(int line, int column, String what, Optional<String> unknown) {}
}

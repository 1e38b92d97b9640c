package dev.hatchline.app.flow.cli;

import java.io.PrintStream;
import java.util.List;

/** One word after {@code ./hatchline flow}. */
@FunctionalInterface
interface SubCommand {
  /**
   * Does it.
   *
   * @param args what follows the word
   * @param out what was asked for
   * @param err how it is typed, when it was typed wrongly
   * @return the exit code: 0, 1 for a fault of the flow, {@link FlowCommand#WRONG_USE}
   */
  int run(List<String> args, PrintStream out, PrintStream err);
}

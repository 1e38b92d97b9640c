package dev.hatchline.app.flow.cli;

import dev.hatchline.flow.schema.FlowSchema;
import java.io.PrintStream;
import java.util.List;

/** {@code flow schema}: what tells editors what may stand where in a flow. */
final class SchemaCommand implements SubCommand {
  @Override
  public int run(List<String> args, PrintStream out, PrintStream err) {
    if (!args.isEmpty()) {
      err.println("hatchline: flow schema takes nothing, and writes the JSON Schema of flows");
      return FlowCommand.WRONG_USE;
    }
    out.print(FlowSchema.json());
    return 0;
  }
}

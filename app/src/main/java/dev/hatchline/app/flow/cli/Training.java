package dev.hatchline.app.flow.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * Does with flows what these words do, for the cache of quick starts: what is loaded here need not
 * be looked for when a designer waits.
 */
record Training(List<SubCommand> words) implements SubCommand {
  @Override
  public int run(List<String> all, PrintStream out, PrintStream err) {
    // Tests lie beside the flows.
    List<String> files = all.stream().filter(file -> !file.endsWith(Beside.TESTS)).toList();
    for (SubCommand word : words) {
      files.forEach(file -> word.run(List.of(file), out, err));
    }
    return 0;
  }
}

package dev.hatchline.app.flow.cli;

import dev.hatchline.conf.ConfigException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code flow check FILE…} and what else needs no instance: the word, then its arguments. */
public final class FlowCommand {
  /** What was typed, or the operator's file, is at fault. */
  static final int WRONG_USE = 2;

  private static final String DRAW = "draw";

  private FlowCommand() {}

  /** Every word, in the order in which they are told. */
  private static Map<String, SubCommand> words(Workplace at) {
    Map<String, SubCommand> words = new LinkedHashMap<>();
    words.put("check", new CheckCommand(at));
    words.put("schema", new SchemaCommand());
    words.put("try", new TryCommand(at, System.in, InstantSource.system()));
    words.put("test", new TestCommand(at));
    words.put(DRAW, new DrawCommand(at));
    return words;
  }

  /**
   * All but drawing. What lays out comes in signed packages, of which a cache holds nothing; what
   * names it would have them opened whenever a flow is checked.
   */
  private static List<SubCommand> trained(Map<String, SubCommand> words) {
    return words.entrySet().stream()
        .filter(word -> !word.getKey().equals(DRAW))
        .map(Map.Entry::getValue)
        .toList();
  }

  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = run(List.of(args), System.getenv(), out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Whatever the machine's own character set is: flows are UTF-8. */
  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }

  /**
   * What {@link #main} does.
   *
   * @param environment {@code HATCHLINE_CONFIG}, if there is such a file: else all is as without
   *     one
   */
  static int run(
      List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Map<String, SubCommand> words = words(Workplace.of(environment));
      // Known to the script alone, which has all of it done once when the program is built.
      words.put("train", new Training(trained(words)));
      SubCommand command = args.isEmpty() ? null : words.get(args.getFirst());
      if (command == null) {
        words.remove("train");
        err.println("hatchline: flow wants one of " + String.join(", ", words.keySet()));
        return WRONG_USE;
      }
      return command.run(args.subList(1, args.size()), out, err);
    } catch (ConfigException fault) {
      err.println(fault.getMessage());
      return WRONG_USE;
    }
  }
}

package dev.hatchline.app.flow.cli;

import dev.hatchline.app.flow.Checking;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code check FILE… [--json]}: every fault of these flows, in the order of the files, on stdout,
 * and 1; or their certificates, and 0. Tests lie beside flows, and may be named with them ({@code
 * flows/*.yaml}): they are passed over, which is said.
 */
final class CheckCommand implements SubCommand {
  private static final String JSON = "--json";
  private static final String USAGE =
      "hatchline: flow check wants files: flow check FILE… [--json]";

  private final Workplace at;

  CheckCommand(Workplace at) {
    this.at = at;
  }

  @Override
  public int run(List<String> args, PrintStream out, PrintStream err) {
    List<String> files = args.stream().filter(word -> !word.equals(JSON)).toList();
    boolean odd = files.stream().anyMatch(word -> word.startsWith("-"));
    if (files.isEmpty() || odd) {
      err.println(USAGE);
      return FlowCommand.WRONG_USE;
    }
    List<String> tests = files.stream().filter(file -> file.endsWith(Beside.TESTS)).toList();
    tests.forEach(file ->
        err.println(
            "%s: these are tests of a flow, and no flow; './hatchline flow test %s' tries them"
                .formatted(file, file)));
    if (tests.size() == files.size()) {
      return FlowCommand.WRONG_USE;
    }
    CheckReport report =
        check(files.stream().filter(file -> !file.endsWith(Beside.TESTS)).toList());
    out.print(args.contains(JSON) ? report.json() : report.text());
    return report.problems().isEmpty() ? 0 : 1;
  }

  private CheckReport check(List<String> files) {
    List<FlowProblem> problems = new ArrayList<>();
    List<FlowProblem> notes = new ArrayList<>();
    List<String> certificates = new ArrayList<>();
    Checking checking = at.checkingAll(files);
    for (String file : files) {
      try {
        Checking.Checked checked = checking.check(file, Beside.file(at, file).text(file));
        certificates.add(checked.certificate());
        notes.addAll(checked.notes());
      } catch (FlowException faulty) {
        problems.addAll(faulty.problems());
      }
    }
    at.lengths().keep();
    return new CheckReport(problems, notes, certificates);
  }
}

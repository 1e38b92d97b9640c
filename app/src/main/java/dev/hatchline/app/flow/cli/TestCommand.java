package dev.hatchline.app.flow.cli;

import dev.hatchline.flow.trial.JUnitXml;
import dev.hatchline.flow.trial.Report;
import dev.hatchline.flow.trial.TrialRunner;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.trial.TrialReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * {@code test [FILE…] [--junit OUT.xml] [--min PERCENT]}: tries the tests of these files, or of all
 * beside the operator's flows. 1 if a test or a file is faulty, or less than PERCENT of a flow was
 * visited.
 */
final class TestCommand implements SubCommand {
  private static final String JUNIT = "--junit";
  private static final String MIN = "--min";
  private static final String USAGE =
      "hatchline: flow test has this form: flow test [FILE.test.yaml…] [--junit OUT.xml]"
          + " [--min PERCENT]";

  private final Workplace at;

  TestCommand(Workplace at) {
    this.at = at;
  }

  @Override
  public int run(List<String> args, PrintStream out, PrintStream err) {
    Options options = Options.of(args, JUNIT, MIN);
    OptionalInt min = percent(options.value(MIN).orElse("0"));
    if (options.odd() || min.isEmpty()) {
      err.println(USAGE);
      return FlowCommand.WRONG_USE;
    }
    List<String> files = options.files().isEmpty() ? all() : options.files();
    if (files.isEmpty()) {
      err.println(
          "hatchline: there are no tests in " + at.flows() + "; expected files NAME.test.yaml");
      return FlowCommand.WRONG_USE;
    }
    List<Report> reports = new ArrayList<>();
    boolean faulty = false;
    for (String file : files) {
      faulty |= !run(Beside.testsOf(file), reports, out);
    }
    for (Report report : reports) {
      faulty |= report.failed() > 0 || isBelow(report, min.getAsInt(), out);
    }
    return write(options, reports, err) && !faulty ? 0 : 1;
  }

  /** Whether the file could be read. */
  private boolean run(String file, List<Report> reports, PrintStream out) {
    try {
      TrialReader reader = new TrialReader(Beside.file(at, file));
      String text = FlowReader.text(Path.of(file), file);
      Report report = new TrialRunner(at.spoken()).run(reader.read(file, text));
      reports.add(report);
      out.println(report.text());
      return true;
    } catch (FlowException faulty) {
      out.println(faulty.getMessage());
      return false;
    }
  }

  private static boolean isBelow(Report report, int min, PrintStream out) {
    int percent = report.coverage().percent();
    if (percent < min) {
      String file = report.trials().file();
      out.println(file + ": " + percent + " % was visited; expected at least " + min + " %");
    }
    return percent < min;
  }

  private static boolean write(Options options, List<Report> reports, PrintStream err) {
    try {
      if (options.value(JUNIT).isPresent()) {
        Files.writeString(Path.of(options.value(JUNIT).get()), JUnitXml.of(reports));
      }
      return true;
    } catch (IOException fault) {
      err.println("hatchline: cannot write " + options.value(JUNIT).orElse("") + ": " + fault);
      return false;
    }
  }

  private static OptionalInt percent(String written) {
    return written.matches("[0-9]{1,2}|100")
        ? OptionalInt.of(Integer.parseInt(written))
        : OptionalInt.empty();
  }

  private List<String> all() {
    try (Stream<Path> files = Files.list(at.flows())) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(Beside.TESTS))
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}

package dev.hatchline.flow.trial;

import java.util.ArrayList;
import java.util.List;

/** What came of the tests of one file. */
public record Report(Trials trials, List<Tried> tried, Coverage coverage) {
  public Report {
    tried = List.copyOf(tried);
  }

  /** How many failed. */
  public long failed() {
    return tried.stream().filter(one -> !one.passed()).count();
  }

  /** For eyes: those that failed, each with its conversation, then what was visited. */
  public String text() {
    List<String> lines = new ArrayList<>();
    tried.stream().filter(one -> !one.passed()).forEach(one -> failure(one, lines));
    long passed = tried.size() - failed();
    lines.add(
        trials.file()
            + ": "
            + tried.size()
            + " tests of "
            + trials.flow().name()
            + ", "
            + passed
            + " passed, "
            + failed()
            + " failed");
    lines.add(
        "  visited "
            + coverage.nodesVisited()
            + " of "
            + coverage.nodesAll()
            + " nodes and "
            + coverage.waysGone()
            + " of "
            + coverage.waysAll()
            + " ways: "
            + coverage.percent()
            + " %");
    coverage.never().forEach(never -> lines.add("  never visited: " + never));
    return String.join("\n", lines);
  }

  private static void failure(Tried one, List<String> lines) {
    lines.add("FAILED: " + one.trial().name());
    one.differences().forEach(difference -> lines.add(difference.toString()));
    lines.add("  the conversation:");
    one.conversation().forEach(line -> lines.add("    " + line));
    lines.add("");
  }
}

package dev.hatchline.bench.replay;

import dev.hatchline.bench.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code ./hatchline bench replay}: what a real bank's callers would have had of this line. */
public final class ReplayBench {
  private static final int QUICK_DAYS = 3;

  /** The log cannot be used. */
  private static final int NO_LOG = 2;

  private ReplayBench() {}

  /**
   * {@code ReplayBench OUT LOG.csv [--quick]}; exit code 1 when a customer who was called back had
   * to queue, 2 when the log cannot be used.
   */
  public static void main(String[] arguments) throws IOException {
    boolean quick = arguments.length > 2 && arguments[2].equals("--quick");
    System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), quick));
  }

  static int run(Path folder, Path file, boolean quick) throws IOException {
    BankLog log;
    try {
      log = BankLog.read(file, quick ? QUICK_DAYS : BankLog.ALL_DAYS);
    } catch (BrokenLog fault) {
      System.err.println(
          "hatchline: the log of the bank cannot be used: %s; take the file as it is published"
              .formatted(fault.getMessage()));
      return NO_LOG;
    }
    ReplayReport report = of(log, Settings.DEFAULT);
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("replay.md"), report.text(Machine.name(), date));
    Files.writeString(folder.resolve("replay.svg"), report.plot());
    System.out.println(report.summary());
    return report.exitCode();
  }

  /** Replays all scenarios. */
  static ReplayReport of(BankLog log, Settings settings) {
    Staffing staffing = new Staffing(log.calls());
    Crowd crowd = new Crowd(log.calls(), staffing, settings);
    List<Visit> logged = Visit.logged(log.calls(), crowd.redials());
    Map<Scenario, Figures> figures = new EnumMap<>(Scenario.class);
    for (Scenario scenario : Scenario.values()) {
      figures.put(scenario, new Figures(Replay.of(crowd, staffing, settings, scenario)));
    }
    return new ReplayReport(
        new ReplayReport.Source(log, staffing, crowd, settings), new Figures(logged), figures);
  }
}

package dev.hatchline.phones;

import java.io.PrintStream;

/** What both commands have in common: exit codes, and a clean end at Ctrl-C. */
final class CommandLine {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int MISUSED = 2;

  private CommandLine() {}

  /** A command's work; returns the exit code. */
  interface Work {
    int run();
  }

  /** Runs it; what goes wrong becomes one sentence on {@code err} and an exit code. */
  static int run(String name, PrintStream err, Work work) {
    try {
      return work.run();
    } catch (UsageException e) {
      err.println(name + ": " + e.getMessage());
      return MISUSED;
    } catch (PhoneException e) {
      err.println(name + ": " + e.getMessage());
      return FAILED;
    }
  }

  /**
   * At Ctrl-C, and at SIGTERM, hangs up before the end. The phones themselves never get the signal:
   * they run in sessions of their own.
   */
  static void hangUpAtTheEnd(Phones phones) {
    Runtime.getRuntime().addShutdownHook(new Thread(phones::close, "hang-up"));
  }

  /** Another tune for each number or extension. */
  static int tuneOf(String number) {
    return number.hashCode();
  }
}

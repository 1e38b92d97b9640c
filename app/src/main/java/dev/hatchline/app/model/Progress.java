package dev.hatchline.app.model;

import java.io.PrintStream;

/**
 * How far a download is: on a terminal one line that overwrites itself, elsewhere one every tenth.
 */
final class Progress {
  private static final double MEGA = 1e6;
  private static final int TENTH_PERCENT = 10;

  /** Where the size is not known, and there is no terminal, a line after so much. */
  private static final long STEP_BYTES = 50_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private String shown = "";
  private long step = -1;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * So much is there.
   *
   * @param total below 0 where nobody says
   */
  void at(long bytes, long total) {
    long percent = total > 0 ? 100 * bytes / total : -1;
    String line =
        total > 0
            ? "  %,.1f of %,.1f MB, %d %%".formatted(bytes / MEGA, total / MEGA, percent)
            : "  %,.1f MB".formatted(bytes / MEGA);
    long now = total > 0 ? percent / TENTH_PERCENT : bytes / STEP_BYTES;
    if (terminal && !line.equals(shown)) {
      out.print("\r\033[K" + line);
      out.flush();
    } else if (!terminal && now != step) {
      out.println(line);
    }
    shown = line;
    step = now;
  }

  /** No more comes. */
  void end() {
    if (terminal && !shown.isEmpty()) {
      out.println();
    }
    shown = "";
  }
}

package dev.hatchline.app.score;

import dev.hatchline.app.report.Csv;
import dev.hatchline.metrics.score.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Everything behind a figure, a line each. */
final class BehindCsv implements Consumer<Named> {
  private static final List<String> HEAD = List.of("name", "part", "whole", "against");

  private final Csv csv;
  private long lines;

  BehindCsv(Appendable out) {
    this.csv = new Csv(out);
  }

  void begin() throws IOException {
    csv.line(HEAD);
  }

  @Override
  public void accept(Named one) {
    lines++;
    try {
      csv.line(
          List.of(
              one.name(),
              Long.toString(one.count().part()),
              Long.toString(one.count().whole()),
              one.against() ? "yes" : "no"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  long lines() {
    return lines;
  }
}

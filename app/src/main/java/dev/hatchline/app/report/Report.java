package dev.hatchline.app.report;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.metrics.measure.ServiceLevel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The report of a period.
 *
 * @param made when, so that it can be seen whether the period was over
 * @param unreadable calls that could not be read whole
 */
public record Report(
    String company, Period period, Instant made, int unreadable, List<Table> tables) {

  /** Sums up what there is of a period. */
  public static Report of(OperatorConfig config, Period period, Past past, Instant now)
      throws IOException, DataFault {
    Figures figures = Figures.of(period, queue -> target(config, queue), past, now);
    return new Report(
        config.company(),
        period,
        now,
        figures.unreadable(),
        Tables.of(figures, line -> flow(config, line)));
  }

  /** Of a queue that the operator's file does not know any more, as of one that says nothing. */
  private static Duration target(OperatorConfig config, String queue) {
    return config.queue(queue).map(OperatorConfig.Queue::answerWithin).orElse(ServiceLevel.TARGET);
  }

  private static String flow(OperatorConfig config, String line) {
    return config.line(line).map(OperatorConfig.Line::flow).orElse("unknown");
  }

  /** Whether more may come. */
  boolean soFar() {
    return made.isBefore(period.to());
  }

  /** All figures, a line each. */
  public void csv(Appendable out) throws IOException {
    TablesCsv.write(tables, out);
  }

  /** The page, which needs nothing but itself. */
  public String html() {
    return ReportPage.of(this);
  }
}

package dev.hatchline.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** Counts what becomes of customers' cases. Safe for any thread. */
public final class CaseMetrics {
  /** Values of the labels {@code kind} and {@code outcome}. */
  static final int WORDS_MAX = 20;

  private static final Duration TIME_TO_SOLVE_LEAST = Duration.ofMinutes(1);
  private static final Duration TIME_TO_SOLVE_MOST = Duration.ofDays(30);

  private final MeterRegistry registry;
  private final BoundedLabel words = new BoundedLabel(WORDS_MAX);

  public CaseMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Registers what is read when somebody looks; a number that is not known is NaN. */
  public static void register(
      MeterRegistry registry, Supplier<Number> openCases, Supplier<Number> openMessages) {
    Gauge.builder(MeterNames.CASES_OPEN, openCases)
        .description("Cases that are not solved, of all engines, counted every 30 s")
        .strongReference(true)
        .register(registry);
    Gauge.builder(MeterNames.MESSAGES_OPEN, openMessages)
        .description(
            "Messages that somebody has still to hear, of all engines, as looked at "
                + "every 10 s")
        .strongReference(true)
        .register(registry);
  }

  /** A case was opened, solved, reopened, closed or merged. */
  public void happened(String kind) {
    count(
        MeterNames.CASES,
        "What became of customers' cases, counted when it is in the database, "
            + "by the engine that wrote it",
        MeterNames.KIND,
        kind);
  }

  /** A case is solved, so long after it was opened, and after so many contacts. */
  public void solved(Duration sinceOpened, int contacts) {
    Timer.builder(MeterNames.TIME_TO_SOLVE)
        .description("Seconds from the opening of a case to its solution")
        .publishPercentileHistogram()
        .minimumExpectedValue(TIME_TO_SOLVE_LEAST)
        .maximumExpectedValue(TIME_TO_SOLVE_MOST)
        .register(registry)
        .record(sinceOpened);
    DistributionSummary.builder(MeterNames.CASE_CONTACTS)
        .description("Contacts that a case took until it was solved")
        .register(registry)
        .record(contacts);
  }

  /** This became of a credit. */
  public void credit(String outcome) {
    count(
        MeterNames.CREDITS,
        "Goodwill credits: given, and what the back office did with them",
        MeterNames.OUTCOME,
        outcome);
  }

  private void count(String name, String description, String label, String word) {
    Counter.builder(name)
        .description(description)
        .tag(label, words.of(word))
        .register(registry)
        .increment();
  }
}

package dev.hatchline.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** Counts what becomes of the promises to call. Safe for any thread. */
public final class CallbackMetrics {
  /** Values of the labels {@code kind}, {@code result} and {@code outcome}. */
  static final int WORDS_MAX = 50;

  private static final List<String> OUTCOMES = List.of("kept", "late", "broken", "cancelled");

  private static final Duration PROMISE_TO_CONNECT_LEAST = Duration.ofSeconds(1);
  private static final Duration PROMISE_TO_CONNECT_MOST = Duration.ofDays(1);

  private final MeterRegistry registry;
  private final BoundedLabel lines = new BoundedLabel(CallMetrics.LINES_MAX);
  private final BoundedLabel queues = new BoundedLabel(LineMetrics.QUEUES_MAX);
  private final BoundedLabel words = new BoundedLabel(WORDS_MAX);

  /** What may become of promises is there from the start, so that its first change is seen. */
  public CallbackMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (String outcome : OUTCOMES) {
      var _ = ends(outcome);
    }
  }

  /** A call is promised; {@code source} is by which way it was asked for. */
  public void promised(String source) {
    count(MeterNames.CALLBACKS_PROMISED, "Calls promised", MeterNames.SOURCE, source);
  }

  /** None is promised; {@code kind} is why. */
  public void refused(String kind) {
    count(
        MeterNames.CALLBACKS_REFUSED,
        "Calls not promised to who asked for one",
        MeterNames.KIND,
        kind);
  }

  /** An attempt to reach a customer is over, or has reached the customer. */
  public void attempted(String result) {
    count(
        MeterNames.CALLBACKS_ATTEMPTS,
        "Attempts to reach customers that are over, or have reached the customer",
        MeterNames.RESULT,
        result);
  }

  /** This became of a promise. */
  public void ended(String outcome) {
    ends(words.of(outcome)).increment();
  }

  private Counter ends(String outcome) {
    return Counter.builder(MeterNames.CALLBACKS)
        .description(
            "Promises to call that have come to an end: kept share = kept / (kept + late + broken)")
        .tag(MeterNames.OUTCOME, outcome)
        .register(registry);
  }

  /** A customer talks to a person, so long after the promise. */
  public void connected(String line, String queue, Duration sincePromise) {
    Timer.builder(MeterNames.PROMISE_TO_CONNECT)
        .description(
            "Seconds from the promise, or from the time that the customer named, to the"
                + " conversation")
        .tag(MeterNames.LINE, lines.of(line))
        .tag(MeterNames.QUEUE, queues.of(queue))
        .publishPercentileHistogram()
        .minimumExpectedValue(PROMISE_TO_CONNECT_LEAST)
        .maximumExpectedValue(PROMISE_TO_CONNECT_MOST)
        .register(registry)
        .record(sincePromise);
  }

  private void count(String name, String description, String label, String word) {
    Counter.builder(name)
        .description(description)
        .tag(label, words.of(word))
        .register(registry)
        .increment();
  }
}

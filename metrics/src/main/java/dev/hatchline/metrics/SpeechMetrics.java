package dev.hatchline.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** Meters of what is heard of callers. */
public final class SpeechMetrics {
  private static final String UNDERSTOOD = "understood";
  private static final String NOT_UNDERSTOOD = "not-understood";
  private static final String NOISE = "noise";
  private static final String ESCAPE = "escape";

  /** Below it nothing is taken for understood. */
  private static final double CONFIDENCE_LEAST = 0.3;

  /** A word that stands is understood no sooner. */
  private static final Duration WAIT_LEAST = Duration.ofMillis(100);

  /** Who waits so long has said it again. */
  private static final Duration WAIT_MOST = Duration.ofSeconds(3);

  private final MeterRegistry registry;
  private final DistributionSummary confidence;
  private final Timer wait;

  /** In this registry. */
  public SpeechMetrics(MeterRegistry registry) {
    this.registry = registry;
    confidence =
        DistributionSummary.builder(MeterNames.SPEECH_CONFIDENCE)
            .description("How certain the answers were that were understood, 0 to 1")
            .baseUnit("ratio")
            .publishPercentileHistogram()
            .minimumExpectedValue(CONFIDENCE_LEAST)
            .maximumExpectedValue(1.0)
            .register(registry);
    wait =
        Timer.builder(MeterNames.SPEECH_WAIT)
            .description("Seconds from the end of what callers said to what was understood")
            .publishPercentileHistogram()
            .minimumExpectedValue(WAIT_LEAST)
            .maximumExpectedValue(WAIT_MOST)
            .register(registry);
    for (String result : new String[] {UNDERSTOOD, NOT_UNDERSTOOD, NOISE, ESCAPE}) {
      var _ = counter(result);
    }
  }

  private Counter counter(String result) {
    return Counter.builder(MeterNames.SPEECH)
        .description("What callers said, by what was heard")
        .tag(MeterNames.RESULT, result)
        .register(registry);
  }

  /** An answer. */
  public void understood(double certain) {
    counter(UNDERSTOOD).increment();
    confidence.record(certain);
  }

  /** Somebody spoke, and it was no answer. */
  public void notUnderstood() {
    counter(NOT_UNDERSTOOD).increment();
  }

  /** What seemed to be somebody was nobody. */
  public void noise() {
    counter(NOISE).increment();
  }

  /** From the end of what somebody said, and was listened for, to what is understood. */
  public void waited(Duration wanted) {
    wait.record(wanted);
  }

  /** An escape word led to a person. */
  public void escaped() {
    counter(ESCAPE).increment();
  }

  /** How the recogniser is doing; from memory, at once, from any thread. */
  public static void register(MeterRegistry registry, Supplier<SpeechReadings> readings) {
    Gauge.builder(MeterNames.SPEECH_LISTENING, () -> readings.get().listening())
        .description("Calls that are listened to at this moment")
        .strongReference(true)
        .register(registry);
    Gauge.builder(MeterNames.SPEECH_MOST, () -> readings.get().most())
        .description("Calls that may be listened to at once")
        .strongReference(true)
        .register(registry);
    Gauge.builder(MeterNames.SPEECH_KEYS_ALONE, () -> readings.get().keysAlone())
        .description("Calls that have keys alone for want of room, of a model or of the recogniser")
        .strongReference(true)
        .register(registry);
    Gauge.builder(MeterNames.SPEECH_LOAD, () -> readings.get().load())
        .description("Share of the recogniser's time that is taken, 0 to 1")
        .baseUnit("ratio")
        .strongReference(true)
        .register(registry);
    Gauge.builder(MeterNames.SPEECH_LATE, () -> readings.get().late().toNanos() / 1e9)
        .description("Seconds: the longest that sound has waited of late to be understood")
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
    FunctionCounter.builder(MeterNames.SPEECH_SHED, readings, now -> now.get().shed())
        .description(
            "Calls that were not listened to, or no longer, because of too much to "
                + "do or more than speech.calls")
        .register(registry);
    FunctionCounter.builder(MeterNames.SPEECH_RESTARTS, readings, now -> now.get().restarts())
        .description(
            "Times the recogniser's process was started anew after it ended, hung "
                + "or took too much memory")
        .register(registry);
  }
}

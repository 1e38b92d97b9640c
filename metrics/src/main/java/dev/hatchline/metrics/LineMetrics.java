package dev.hatchline.metrics;

import dev.hatchline.call.WaitVerdict;
import dev.hatchline.metrics.measure.Offer;
import dev.hatchline.metrics.measure.Talk;
import dev.hatchline.metrics.measure.ToldWait;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Callers in line for a person, by line and queue. Safe for any thread. */
final class LineMetrics {
  /** Values of the label {@code queue}; the operator's file names fewer. */
  static final int QUEUES_MAX = 100;

  /** Among them the bounds that laws set: 60 s, 90 s and 3 min. */
  private static final List<Duration> WAITS =
      Stream.of(1, 5, 10, 20, 30, 60, 90, 120, 180, 300, 600, 1200, 1800, 3600)
          .map(Duration::ofSeconds)
          .toList();

  private static final List<Duration> TALKS =
      Stream.of(10, 30, 60, 120, 180, 300, 480, 600, 900, 1200, 1800, 3600)
          .map(Duration::ofSeconds)
          .toList();

  private static final List<Duration> ERRORS =
      Stream.of(5, 15, 30, 60, 120, 300, 600, 1200).map(Duration::ofSeconds).toList();

  private static final Duration TIME_TO_HUMAN_LEAST = Duration.ofMillis(100);
  private static final Duration TIME_TO_HUMAN_MOST = Duration.ofHours(1);

  private final MeterRegistry registry;
  private final Lines lines;
  private final BoundedLabel queues = new BoundedLabel(QUEUES_MAX);
  private final Set<InQueue> foreseen = ConcurrentHashMap.newKeySet();

  /** What can be foreseen is there from the start, at zero, so that its first change is seen. */
  LineMetrics(MeterRegistry registry, Lines lines) {
    this.registry = registry;
    this.lines = lines;
    lines.targets().keySet().forEach(this::target);
    for (String queue : lines.targets().keySet()) {
      for (WaitVerdict verdict : WaitVerdict.values()) {
        var _ = judged(queue, word(verdict));
      }
      var _ = errors(queue);
    }
    for (Lines.Line line : lines.all()) {
      foreseen(line.number(), line.queue());
    }
  }

  /** Lines with queues whose series are there. */
  private record InQueue(String line, String queue) {}

  /** What may come of a wait is at zero before it has come, so that shares have both sides. */
  private void foreseen(String line, String queue) {
    if (!foreseen.add(new InQueue(line, queues.of(queue)))) {
      return;
    }
    var _ = joins(line, queue);
    for (Offer.Outcome outcome : List.of(Offer.Outcome.ANSWERED, Offer.Outcome.ABANDONED)) {
      var _ = waits(line, queue, outcome);
      var _ = inTime(line, queue, outcome);
    }
    var _ = talks(line, queue);
    var _ = timeToHuman(line, queue);
  }

  private void target(String queue) {
    TimeGauge.builder(
            MeterNames.LINE_TARGET,
            lines,
            TimeUnit.MILLISECONDS,
            each -> each.target(queue).toMillis())
        .description("Seconds: T of the service levels")
        .tag(MeterNames.QUEUE, queue)
        .strongReference(true)
        .register(registry);
  }

  void joined(String line, String queue) {
    foreseen(line, queue);
    joins(line, queue).increment();
  }

  private Counter joins(String line, String queue) {
    return Counter.builder(MeterNames.LINE_JOINED)
        .description("Callers who joined the line for a person")
        .tag(MeterNames.LINE, line)
        .tag(MeterNames.QUEUE, queues.of(queue))
        .register(registry);
  }

  /** Who is still in line at the last event has not waited yet. */
  void waited(String line, Offer offer) {
    waits(line, offer.queue(), offer.outcome()).record(offer.waited());
    if (offer.waited().compareTo(lines.target(offer.queue())) <= 0) {
      inTime(line, offer.queue(), offer.outcome()).increment();
    }
  }

  private Timer waits(String line, String queue, Offer.Outcome outcome) {
    return Timer.builder(MeterNames.LINE_WAIT)
        .description(
            "Seconds in line of callers who are no more in it, by what came of it: their count is"
                + " offered, its sum of the answered by their count is the average speed of answer")
        .tag(MeterNames.LINE, line)
        .tag(MeterNames.QUEUE, queues.of(queue))
        .tag(MeterNames.OUTCOME, word(outcome))
        .serviceLevelObjectives(
            Stream.concat(WAITS.stream(), Stream.of(lines.target(queue)))
                .distinct()
                .sorted()
                .toArray(Duration[]::new))
        .register(registry);
  }

  private Counter inTime(String line, String queue, Offer.Outcome outcome) {
    return Counter.builder(MeterNames.LINE_IN_TIME)
        .description(
            "Of those, whose time in line was T of their queue or less: service level ="
                + " answered in time / answered, or / offered, or (answered + abandoned in time)"
                + " / (answered + abandoned)")
        .tag(MeterNames.LINE, line)
        .tag(MeterNames.QUEUE, queues.of(queue))
        .tag(MeterNames.OUTCOME, word(outcome))
        .register(registry);
  }

  void reached(String line, String queue, Duration after) {
    timeToHuman(line, queue).record(after);
  }

  private Timer timeToHuman(String line, String queue) {
    return Timer.builder(MeterNames.TIME_TO_HUMAN)
        .description(
            "Seconds from a caller's first 0, escape word or joining of the line to hearing a"
                + " person")
        .tag(MeterNames.LINE, line)
        .tag(MeterNames.QUEUE, queues.of(queue))
        .publishPercentileHistogram()
        .minimumExpectedValue(TIME_TO_HUMAN_LEAST)
        .maximumExpectedValue(TIME_TO_HUMAN_MOST)
        .register(registry);
  }

  void talked(String line, String queue, Talk talk) {
    talks(line, queue).record(talk.length());
  }

  private Timer talks(String line, String queue) {
    return Timer.builder(MeterNames.TALK)
        .description("Seconds that caller and agent talked, holding included")
        .tag(MeterNames.LINE, line)
        .tag(MeterNames.QUEUE, queues.of(queue))
        .serviceLevelObjectives(TALKS.toArray(Duration[]::new))
        .register(registry);
  }

  /** Of a wait whose end is not known nothing is said but that. */
  void told(String queue, ToldWait wait) {
    judged(queue, wait.known() ? word(wait.verdict()) : MeterNames.UNKNOWN).increment();
    if (wait.known()) {
      errors(queue).record(wait.came().minus(wait.range().likely()).abs());
    }
  }

  private Counter judged(String queue, String verdict) {
    return Counter.builder(MeterNames.WAITS_JUDGED)
        .description(
            "Waits told, by what became of them: hit rate = inside / (inside + shorter + longer)")
        .tag(MeterNames.QUEUE, queues.of(queue))
        .tag(MeterNames.VERDICT, verdict)
        .register(registry);
  }

  private Timer errors(String queue) {
    return Timer.builder(MeterNames.WAITS_ERROR)
        .description("Seconds between the likely wait that was told and the one that came")
        .tag(MeterNames.QUEUE, queues.of(queue))
        .serviceLevelObjectives(ERRORS.toArray(Duration[]::new))
        .register(registry);
  }

  private static String word(Offer.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String word(WaitVerdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}

package dev.hatchline.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Gauges of the house: read when somebody looks, kept nowhere. */
public final class HouseMetrics {
  private final MeterRegistry registry;
  private final Supplier<HouseReadings> house;

  private HouseMetrics(MeterRegistry registry, Supplier<HouseReadings> house) {
    this.registry = registry;
    this.house = house;
  }

  /**
   * The values of the labels.
   *
   * @param states the words of the agents' states
   * @param callbackStates the words of the states of open callbacks
   * @param verdicts the words for what became of a wait that was told
   * @param queues the names of the queues
   */
  public record Labels(
      Collection<String> states,
      Collection<String> callbackStates,
      Collection<String> verdicts,
      Collection<String> queues) {}

  /**
   * Registers them.
   *
   * @param house from memory, at once, from any thread
   */
  public static void register(
      MeterRegistry registry, Labels labels, Supplier<HouseReadings> house) {
    HouseMetrics metrics = new HouseMetrics(registry, house);
    labels.states().forEach(metrics::agents);
    labels.queues().forEach(metrics::line);
    labels.callbackStates().forEach(metrics::callbacks);
    labels.verdicts().forEach(metrics::waits);
    metrics.promises();
    metrics.engine();
  }

  private void agents(String state) {
    Gauge.builder(MeterNames.AGENTS, house, read(now -> now.agents().getOrDefault(state, 0)))
        .description("Agents, by what they are doing")
        .tag(MeterNames.STATE, state)
        .strongReference(true)
        .register(registry);
  }

  private void line(String queue) {
    Gauge.builder(MeterNames.LINE_CALLERS, house, read(now -> inLine(now, queue).callers()))
        .description("Callers in line for a person, those included for whom a phone rings")
        .tag(MeterNames.QUEUE, queue)
        .strongReference(true)
        .register(registry);
    TimeGauge.builder(
            MeterNames.LINE_LONGEST_WAIT,
            house,
            TimeUnit.MILLISECONDS,
            read(now -> inLine(now, queue).longestWait().toMillis()))
        .description(
            "Seconds: the longest wait of those in line now, since they asked for a person")
        .tag(MeterNames.QUEUE, queue)
        .strongReference(true)
        .register(registry);
  }

  private static HouseReadings.InLine inLine(HouseReadings now, String queue) {
    return now.line().getOrDefault(queue, HouseReadings.InLine.EMPTY);
  }

  private void callbacks(String state) {
    Gauge.builder(
            MeterNames.CALLBACKS_OPEN,
            house,
            read(now -> now.callbacks().open().getOrDefault(state, 0)))
        .description("Calls that are owed")
        .tag(MeterNames.STATE, state)
        .strongReference(true)
        .register(registry);
  }

  private void waits(String verdict) {
    Gauge.builder(MeterNames.WAITS_TOLD, house, read(now -> now.waits().getOrDefault(verdict, 0L)))
        .description("Waits told within the last 7 days, by what became of them")
        .tag(MeterNames.VERDICT, verdict)
        .strongReference(true)
        .register(registry);
  }

  private void promises() {
    gauge(
        MeterNames.CALLBACKS_ABOUT_TO_BREAK,
        "Calls that are owed and whose deadline is less than a minute away, or over",
        now -> now.callbacks().aboutToBreak());
    gauge(
        MeterNames.CALLBACKS_ANSWERED,
        "Customers who answered within the last 30 days, today included",
        now -> now.callbacks().answered());
    gauge(
        MeterNames.CALLBACKS_UNMET,
        "Customers who answered within the last 30 days and met no person within 2 s: share ="
            + " this / answered",
        now -> now.callbacks().unmet());
  }

  private void gauge(String name, String description, ToDoubleFunction<HouseReadings> of) {
    Gauge.builder(name, house, read(of))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private void engine() {
    FunctionCounter.builder(MeterNames.MEDIA_LATE, house, read(HouseReadings::lateTicks))
        .description("Ticks of the pacing thread that came late")
        .register(registry);
    FunctionCounter.builder(MeterNames.MEDIA_DROPPED, house, read(HouseReadings::droppedFrames))
        .description("Frames of 20 ms that were never sent to a caller")
        .register(registry);
    FunctionCounter.builder(MeterNames.AGENTS_LOST_EVENTS, house, read(HouseReadings::lostEvents))
        .description(
            "What Asterisk should have told of an agent's call or phone, and was "
                + "found out by looking (every 25 s)")
        .register(registry);
    TimeGauge.builder(
            MeterNames.AMI_LAG, house, TimeUnit.NANOSECONDS, read(now -> now.amiLag().toNanos()))
        .description("Seconds: how far behind Asterisk its events are handled")
        .strongReference(true)
        .register(registry);
  }

  private static ToDoubleFunction<Supplier<HouseReadings>> read(
      ToDoubleFunction<HouseReadings> of) {
    return house -> of.applyAsDouble(house.get());
  }
}

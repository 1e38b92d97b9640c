package dev.hatchline.metrics;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the events of all calls and keeps the meters of {@link MeterNames}. Safe for any
 * thread; the events of one call come in their order. Times are those of the events.
 */
public final class CallMetrics implements Consumer<CallEvent> {
  /** Values of the label {@code line}. */
  static final int LINES_MAX = 100;

  /** Values of the label {@code node}. */
  static final int NODES_MAX = 500;

  /** Calls watched at once; the outcome of one beyond is still counted, as of an unknown line. */
  static final int LIVE_MAX = 10_000;

  private static final Duration TIME_TO_HUMAN_LEAST = Duration.ofMillis(100);
  private static final Duration TIME_TO_HUMAN_MOST = Duration.ofHours(1);

  private final MeterRegistry registry;
  private final Map<CallId, Live> live = new ConcurrentHashMap<>();
  private final BoundedLabel lines = new BoundedLabel(LINES_MAX);
  private final BoundedLabel nodes = new BoundedLabel(NODES_MAX);

  public CallMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder(MeterNames.CALLS_LIVE, live, Map::size)
        .description("Calls that are up")
        .register(registry);
  }

  /** A call that is up; {@code wantedAt} is set from wanting a person until being bridged. */
  private record Live(String line, @Nullable Instant wantedAt) {}

  @Override
  public void accept(CallEvent event) {
    switch (event) {
      case CallEvent.Arrived e -> begin(e.call(), lines.of(e.line()));
      case CallEvent.Readopted e -> begin(e.call(), MeterNames.UNKNOWN);
      case CallEvent.ZeroOut e -> {
        countZeroOut(e);
        wants(e.call(), e.at());
      }
      case CallEvent.JoinedLine e -> wants(e.call(), e.at());
      case CallEvent.Bridged e -> bridged(e);
      case CallEvent.Ended e -> end(e.call(), e.end());
      case CallEvent.PromptStarted _,
          CallEvent.KeyPressed _,
          CallEvent.Said _,
          CallEvent.NoInput _,
          CallEvent.NoMatch _,
          CallEvent.Chose _,
          CallEvent.Gave _,
          CallEvent.LookedUp _,
          CallEvent.Wanted _,
          CallEvent.Noted _,
          CallEvent.Scored _,
          CallEvent.OutsideRung _,
          CallEvent.OutsideMissed _,
          CallEvent.PlaceTold _,
          CallEvent.MusicSwitched _,
          CallEvent.AutomationMeanwhile _,
          CallEvent.BackInLine _,
          CallEvent.AgentRung _,
          CallEvent.AgentMissed _,
          CallEvent.AgentLeft _,
          CallEvent.CallerMoved _,
          CallEvent.Promised _,
          CallEvent.PromiseWithdrawn _,
          CallEvent.CalledBack _,
          CallEvent.GoOnOffered _,
          CallEvent.WentOn _,
          CallEvent.MessageStarted _ -> {}
    }
  }

  private void begin(CallId call, String line) {
    if (live.size() < LIVE_MAX) {
      live.putIfAbsent(call, new Live(line, null));
    }
  }

  /** Counts from the first time the caller asked: asking again does not make the wait shorter. */
  private void wants(CallId call, Instant at) {
    live.computeIfPresent(
        call, (_, known) -> known.wantedAt() == null ? new Live(known.line(), at) : known);
  }

  private void bridged(CallEvent.Bridged event) {
    Live known = live.get(event.call());
    if (known == null || known.wantedAt() == null) {
      return;
    }
    timeToHuman(known.line()).record(Duration.between(known.wantedAt(), event.at()));
    live.replace(event.call(), new Live(known.line(), null));
  }

  private Timer timeToHuman(String line) {
    return Timer.builder(MeterNames.TIME_TO_HUMAN)
        .description("From wanting a person to being bridged")
        .tag(MeterNames.LINE, line)
        .publishPercentileHistogram()
        .minimumExpectedValue(TIME_TO_HUMAN_LEAST)
        .maximumExpectedValue(TIME_TO_HUMAN_MOST)
        .register(registry);
  }

  private void countZeroOut(CallEvent.ZeroOut event) {
    Counter.builder(MeterNames.ZERO_OUTS)
        .description("Callers who left the automation for a person")
        .tag(MeterNames.LINE, lineOf(live.get(event.call())))
        .tag(MeterNames.NODE, nodes.of(event.node()))
        .register(registry)
        .increment();
  }

  private void end(CallId call, CallEnd end) {
    Counter.builder(MeterNames.CALLS)
        .description("Calls that have ended")
        .tag(MeterNames.LINE, lineOf(live.remove(call)))
        .tag(MeterNames.OUTCOME, word(end.reason()))
        .register(registry)
        .increment();
  }

  private static String lineOf(@Nullable Live known) {
    return known == null ? MeterNames.UNKNOWN : known.line();
  }

  private static String word(CallEnd.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

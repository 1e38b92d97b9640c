package dev.hatchline.metrics;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.metrics.measure.CallReader;
import dev.hatchline.metrics.measure.Measure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the events of all calls and keeps the meters of {@link MeterNames}. Safe for any
 * thread; the events of one call come in their order. Times are those of the events.
 */
public final class CallMetrics implements Consumer<CallEvent> {
  /** Values of the label {@code line}. */
  static final int LINES_MAX = 100;

  /** Words for why an agent did not take a call. */
  private static final int MISSES_MAX = 20;

  /** Calls watched at once; the outcome of one beyond is still counted, as of an unknown line. */
  static final int LIVE_MAX = 10_000;

  private final MeterRegistry registry;
  private final Map<CallId, Live> live = new ConcurrentHashMap<>();
  private final BoundedLabel numbers = new BoundedLabel(LINES_MAX);
  private final BoundedLabel misses = new BoundedLabel(MISSES_MAX);
  private final LineMetrics inLine;
  private final FlowMetrics flows;

  /** Of lines that are known by their calls alone. */
  public CallMetrics(MeterRegistry registry) {
    this(registry, Lines.NONE);
  }

  public CallMetrics(MeterRegistry registry, Lines lines) {
    this.registry = registry;
    inLine = new LineMetrics(registry, lines);
    flows = new FlowMetrics(registry, lines);
    Gauge.builder(MeterNames.CALLS_LIVE, live, Map::size)
        .description("Calls that are up")
        .register(registry);
    lines.all().forEach(line -> foreseen(numbers.of(line.number())));
    foreseen(MeterNames.UNKNOWN); // of some calls nothing but the end is known
  }

  /** There from the start, at zero, so that its first change is seen. */
  private void foreseen(String line) {
    for (CallEnd.Reason reason : CallEnd.Reason.values()) {
      var _ = ended(line, reason);
    }
  }

  /** A call that is up. Its events come one after the other, not all by one thread. */
  private final class Live implements Consumer<Measure> {
    private final String line;
    private final CallReader reader;
    private String queue = MeterNames.UNKNOWN;
    private boolean past;

    Live(CallId call, String line) {
      this.line = line;
      this.reader = new CallReader(call, this);
    }

    synchronized void add(CallEvent event) {
      if (event instanceof CallEvent.CalledBack back && back.queue() != null) {
        queue = back.queue(); // who is called back joins no line
      }
      reader.add(event);
    }

    /** What was counted before. */
    synchronized void remember(List<CallEvent> story) {
      past = true;
      story.forEach(this::add);
      past = false;
    }

    @Override
    public void accept(Measure measure) {
      if (measure instanceof Measure.Joined joined) {
        queue = joined.queue();
      }
      if (!past) {
        count(measure);
      }
    }

    private void count(Measure measure) {
      switch (measure) {
        case Measure.Joined _ -> inLine.joined(line, queue);
        case Measure.Waited waited -> inLine.waited(line, waited.offer());
        case Measure.Talked talked -> inLine.talked(line, queue, talked.talk());
        case Measure.ReachedHuman reached -> inLine.reached(line, queue, reached.after());
        case Measure.Told told -> inLine.told(queue, told.what());
        case Measure.GivenAgain _ -> flows.repeated(line);
      }
    }
  }

  /**
   * What had happened to a call before the first event that is heard here; it counts no more, but
   * who has waited since then goes on waiting. Nothing for a call that is over.
   *
   * @param story in its order
   */
  public void remember(List<CallEvent> story) {
    if (story.isEmpty() || story.getLast() instanceof CallEvent.Ended) {
      return;
    }
    CallId call = story.getFirst().call();
    String line =
        story.stream()
            .flatMap(event ->
                event instanceof CallEvent.Arrived arrived
                    ? Stream.of(arrived.line())
                    : Stream.empty())
            .findFirst()
            .map(numbers::of)
            .orElse(MeterNames.UNKNOWN);
    begin(call, line);
    Live known = live.get(call);
    if (known != null) {
      known.remember(story);
    }
  }

  @Override
  public void accept(CallEvent event) {
    count(event);
    Live known = live.get(event.call());
    if (known != null && !unseen(event)) {
      known.add(event);
    }
    if (event instanceof CallEvent.Ended ended) {
      end(ended.call(), ended.end());
    }
  }

  /** Nobody knows how long what ended so had lasted: it is counted, and not measured. */
  private static boolean unseen(CallEvent event) {
    return event instanceof CallEvent.Ended ended && Boolean.TRUE.equals(ended.unseen());
  }

  private void count(CallEvent event) {
    switch (event) {
      case CallEvent.Arrived e -> begin(e.call(), numbers.of(e.line()));
      case CallEvent.Readopted e -> begin(e.call(), MeterNames.UNKNOWN);
      case CallEvent.ZeroOut e -> flows.zeroOut(line(e), e.node());
      case CallEvent.NoInput e -> flows.noInput(line(e), e.node());
      case CallEvent.NoMatch e -> flows.noMatch(line(e), e.node());
      case CallEvent.LookedUp e -> flows.lookedUp(line(e), e.node(), e.outcome());
      case CallEvent.AgentMissed e -> missed(e.why());
      case CallEvent.PromptStarted _,
          CallEvent.KeyPressed _,
          CallEvent.Said _,
          CallEvent.Chose _,
          CallEvent.Gave _,
          CallEvent.Wanted _,
          CallEvent.Noted _,
          CallEvent.Scored _,
          CallEvent.OutsideRung _,
          CallEvent.OutsideMissed _,
          CallEvent.JoinedLine _,
          CallEvent.PlaceTold _,
          CallEvent.ChoicesTold _,
          CallEvent.MusicSwitched _,
          CallEvent.AutomationMeanwhile _,
          CallEvent.BackInLine _,
          CallEvent.AgentRung _,
          CallEvent.Bridged _,
          CallEvent.AgentLeft _,
          CallEvent.CallerMoved _,
          CallEvent.Promised _,
          CallEvent.PromiseWithdrawn _,
          CallEvent.CalledBack _,
          CallEvent.GoOnOffered _,
          CallEvent.WentOn _,
          CallEvent.MessageStarted _,
          CallEvent.Ended _ -> {}
    }
  }

  private void begin(CallId call, String line) {
    if (live.size() < LIVE_MAX) {
      live.putIfAbsent(call, new Live(call, line));
    }
  }

  private void missed(String why) {
    Counter.builder(MeterNames.AGENTS_MISSED)
        .description("Calls that agents were rung for and did not take, by why")
        .tag(MeterNames.REASON, misses.of(why))
        .register(registry)
        .increment();
  }

  private void end(CallId call, CallEnd end) {
    ended(lineOf(live.remove(call)), end.reason()).increment();
  }

  private Counter ended(String line, CallEnd.Reason reason) {
    return Counter.builder(MeterNames.CALLS)
        .description("Calls that have ended, by how")
        .tag(MeterNames.LINE, line)
        .tag(MeterNames.OUTCOME, word(reason))
        .register(registry);
  }

  private String line(CallEvent event) {
    return lineOf(live.get(event.call()));
  }

  private static String lineOf(@Nullable Live known) {
    return known == null ? MeterNames.UNKNOWN : known.line;
  }

  private static String word(CallEnd.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

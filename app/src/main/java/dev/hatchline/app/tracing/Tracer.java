package dev.hatchline.app.tracing;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.metrics.TraceReadings;
import dev.hatchline.metrics.span.Happening;
import dev.hatchline.metrics.span.Span;
import dev.hatchline.metrics.span.SpanReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Makes traces of calls and tells them to a collector, on a thread of its own: no call waits for
 * it. What a collector does not take is kept as long as there is room, and told again.
 */
public final class Tracer implements Consumer<Happening>, AutoCloseable {
  /** What may wait to be read; beyond, it is dropped. */
  static final int WAITING_MAX = 10_000;

  /** Spans that may wait for the collector; beyond, the eldest are dropped. */
  static final int SPANS_MAX = 4_096;

  /** Spans in one telling. */
  static final int BATCH_MAX = 512;

  /** Calls that are traced at once; beyond, the one that began first is no more. */
  static final int CALLS_MAX = 2_000;

  private static final long LOOK_MILLIS = 100;

  /** Spans are gathered for so long. */
  private static final long GATHER_NANOS = Duration.ofSeconds(1).toNanos();

  /** So long a collector that takes nothing is left alone. */
  private static final long REST_NANOS = Duration.ofSeconds(5).toNanos();

  /** The engine's end waits no longer. */
  private static final Duration END_MAX = Duration.ofSeconds(5);

  private final BlockingQueue<Happening> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final SequencedMap<CallId, SpanReader> calls = new LinkedHashMap<>();
  private final Deque<Ending> endings = new ArrayDeque<>();
  private final Deque<Span> spans = new ArrayDeque<>();
  private final Collector collector = new Collector("traces");
  private final Place place;
  private final UnaryOperator<String> flows;
  private final LongSupplier nanos;
  private final Thread thread;
  private volatile boolean closing;
  private long gathering;
  private long resting;

  /**
   * Where traces are told.
   *
   * @param headers with each telling
   * @param engine which of two we are
   */
  public record Place(URI address, Map<String, String> headers, String engine) {
    /** A header may be a secret. */
    @Override
    public String toString() {
      return "Place[" + address + "]";
    }
  }

  /**
   * Begins.
   *
   * @param flows the flow of each line
   */
  public Tracer(Place place, UnaryOperator<String> flows) {
    this(place, flows, System::nanoTime);
  }

  Tracer(Place place, UnaryOperator<String> flows, LongSupplier nanos) {
    this.place = place;
    this.flows = flows;
    this.nanos = nanos;
    this.resting = nanos.getAsLong();
    this.gathering = resting + GATHER_NANOS;
    this.thread = Thread.ofPlatform().name("traces").daemon().start(this::run);
  }

  /** The end of a call, read when it is due. */
  private record Ending(Happening end, long due) {}

  @Override
  public void accept(Happening happening) {
    if (!waiting.offer(happening)) {
      dropped.incrementAndGet();
    }
  }

  /** How it goes with the collector. */
  public Collector.State state() {
    return collector.state();
  }

  public TraceReadings readings() {
    return new TraceReadings(taken.get(), dropped.get());
  }

  private void run() {
    List<Happening> batch = new ArrayList<>();
    try {
      while (!closing) {
        Happening first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, BATCH_MAX);
          batch.forEach(this::hear);
          batch.clear();
        }
        end(nanos.getAsLong());
        if (due(nanos.getAsLong())) {
          var _ = tell();
        }
      }
    } catch (InterruptedException _) {
      closing = true;
    }
    waiting.drainTo(batch);
    batch.forEach(this::hear);
    endings.forEach(ending -> read(ending.end()));
    while (!spans.isEmpty() && tell() != Collector.Result.LATER) {}
    dropped.addAndGet(spans.size());
  }

  private boolean due(long now) {
    boolean gathered = spans.size() >= BATCH_MAX || now - gathering >= 0;
    return !spans.isEmpty() && gathered && now - resting >= 0;
  }

  /** A prompt that the end of its call cuts short is told a moment after that end. */
  private void hear(Happening happening) {
    if (happening instanceof Happening.Told(CallEvent.Ended _)) {
      endings.addLast(new Ending(happening, nanos.getAsLong() + GATHER_NANOS));
    } else {
      read(happening);
    }
  }

  private void end(long now) {
    while (!endings.isEmpty() && now - endings.getFirst().due() >= 0) {
      read(endings.removeFirst().end());
    }
  }

  private void read(Happening happening) {
    SpanReader reader = calls.get(happening.call());
    if (reader == null) {
      if (!begins(happening)) {
        dropped.incrementAndGet();
        return;
      }
      reader = new SpanReader(happening, flows, this::gather);
      calls.put(happening.call(), reader);
    }
    if (!reader.add(happening)) {
      calls.remove(happening.call());
    } else if (calls.size() > CALLS_MAX) {
      var _ = calls.pollFirstEntry();
    }
  }

  /** What is part of a call of which nothing else is known is over, or is traced no more. */
  private static boolean begins(Happening happening) {
    return switch (happening) {
      case Happening.Told _, Happening.Dialled _ -> true;
      case Happening.Played _, Happening.Heard _, Happening.Asked _ -> false;
    };
  }

  private void gather(Span span) {
    if (spans.size() == SPANS_MAX) {
      spans.removeFirst();
      dropped.incrementAndGet();
    }
    spans.addLast(span);
  }

  /** The eldest, which stay where the collector does not take them. */
  private Collector.Result tell() {
    List<Span> batch = spans.stream().limit(BATCH_MAX).toList();
    Collector.Result result =
        collector.tell(
            new Collector.Telling(
                place.address(),
                place.headers(),
                true,
                () -> OtlpSpans.request(batch, place.engine())));
    long now = nanos.getAsLong();
    gathering = now + GATHER_NANOS;
    if (result == Collector.Result.LATER) {
      resting = now + REST_NANOS;
    } else {
      batch.forEach(_ -> spans.removeFirst());
      (result == Collector.Result.TAKEN ? taken : dropped).addAndGet(batch.size());
    }
    return result;
  }

  /** Tells what there is, once. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(END_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.hatchline.app.tracing;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.metrics.span.Happening;
import dev.hatchline.metrics.span.Part;
import dev.hatchline.metrics.span.SpanIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes down what a call does, for its trace; every method returns at once. Thread-safe. */
public final class CallNotes implements Consumer<CallEvent> {
  /** Nobody wants to know. */
  public static final CallNotes NONE = new CallNotes(null, () -> Instant.EPOCH);

  private final @Nullable Consumer<Happening> hearer;
  private final InstantSource clock;

  /** Without a hearer nothing is taken down. */
  public CallNotes(@Nullable Consumer<Happening> hearer, InstantSource clock) {
    this.hearer = hearer;
    this.clock = clock;
  }

  /** When something begins of which the end will be told here. */
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void accept(CallEvent event) {
    if (hearer != null) {
      hearer.accept(new Happening.Told(event));
    }
  }

  /** A prompt is over, perhaps before its end. */
  public void played(CallId call, Instant began, boolean whole) {
    if (hearer != null) {
      hearer.accept(new Happening.Played(call, began, now(), whole));
    }
  }

  /** What the caller said is known, or that it was nothing; {@code outcome} is a stable word. */
  public void heard(CallId call, Instant began, String outcome) {
    if (hearer != null) {
      hearer.accept(new Happening.Heard(call, began, now(), outcome));
    }
  }

  /**
   * The header by which a system knows of what trace the question of this key is a part; empty
   * where there is none: to say that it is in no trace would keep the system from tracing it.
   */
  public Optional<String> traceparent(CallId call, UUID key) {
    return hearer == null
        ? Optional.empty()
        : Optional.of(SpanIds.traceparent(call, key.getLeastSignificantBits()));
  }

  /**
   * A system was asked the question of this key.
   *
   * @param outcome a stable word
   */
  public void asked(
      CallId call, Instant began, UUID key, String system, String outcome, boolean failed) {
    if (hearer != null) {
      hearer.accept(
          new Happening.Asked(
              call, began, now(), key.getLeastSignificantBits(), system, outcome, failed));
    }
  }

  /** A customer was dialled under the name of this call; {@code outcome} is a stable word. */
  void dialled(CallId call, Part part, Instant began, String outcome, boolean answered) {
    if (hearer != null) {
      hearer.accept(new Happening.Dialled(call, part, began, now(), outcome, answered));
    }
  }
}

package dev.hatchline.app.cases;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.flow.run.FlowPoint;
import dev.hatchline.routing.cases.LeftAt;
import dev.hatchline.routing.cases.LeftOff;
import dev.hatchline.routing.cases.Unfinished;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Calls that ended unfinished, by the caller's number, for whoever rings again soon: each once.
 * From memory, so that nobody waits for it; safe from any thread. What an engine beside us had is
 * kept with the case, and comes a moment after the call ({@link Cases#leftBefore}).
 */
public final class GoOns {
  private static final int CALLS_MAX = 2_000;

  private final Stories stories;
  private final Function<CallEvent.Arrived, Optional<PhoneNumber>> number;
  private final Duration within;
  private final InstantSource clock;
  private final Latest<PhoneNumber, Unfinished> left = new Latest<>(CALLS_MAX);
  private final Latest<CallId, FlowPoint> points = new Latest<>(CALLS_MAX);
  private final Latest<CallId, Instant> elsewhere = new Latest<>(CALLS_MAX);
  private final FlowPointText text = new FlowPointText();

  /**
   * Who rang before the engine was started may go on, too.
   *
   * @param stories which know of an event before this does
   * @param number of who rings; empty if it is withheld, or none
   * @param within so long after the end of a call
   */
  GoOns(
      Stories stories,
      Function<CallEvent.Arrived, Optional<PhoneNumber>> number,
      Duration within,
      InstantSource clock) {
    this.stories = stories;
    this.number = number;
    this.within = within;
    this.clock = clock;
    for (CallStory story : stories.latest(CALLS_MAX).reversed()) {
      var _ = over(story);
    }
  }

  /**
   * A call is over; whatever its caller left before is not to be gone on with any more.
   *
   * @return what is to be kept of it with the case, for an engine beside us or after us
   */
  Optional<LeftOff> ended(CallId call) {
    return stories.find(call).flatMap(this::over).map(unfinished -> left(call, unfinished));
  }

  private LeftOff left(CallId call, Unfinished unfinished) {
    return new LeftOff(unfinished.at(), points.find(call).flatMap(text::write).orElse(null));
  }

  private Optional<Unfinished> over(CallStory story) {
    Optional<PhoneNumber> from =
        story.events().stream()
            .flatMap(event ->
                event instanceof CallEvent.Arrived arrived
                    ? number.apply(arrived).stream()
                    : Stream.<PhoneNumber>empty())
            .findFirst();
    Optional<Unfinished> unfinished =
        Unfinished.of(story.events()).filter(u -> u.fresh(clock.instant(), within));
    from.ifPresent(
        known -> unfinished.ifPresentOrElse(u -> left.put(known, u), () -> left.take(known)));
    if (unfinished.filter(u -> u.at() instanceof LeftAt.Flow).isEmpty()) {
      points.take(story.call());
    }
    return from.isEmpty() ? Optional.empty() : unfinished;
  }

  /** An engine beside us had this call. */
  void hadElsewhere(Unfinished unfinished, LeftOff left) {
    elsewhere.put(unfinished.call(), unfinished.ended());
    kept(unfinished.call(), left);
  }

  /** Where the caller was in the flow of that call, if memory does not know it any more. */
  void kept(CallId call, LeftOff left) {
    if (points.find(call).isEmpty()) {
      Optional.ofNullable(left.point())
          .flatMap(text::read)
          .ifPresent(point -> points.put(call, point));
    }
  }

  /** The caller of this call is not in the flow any more, or about to be gone from it. */
  public void leaves(CallId call, FlowPoint point) {
    points.put(call, point);
  }

  /** What a caller who rings on this line at this moment may go on with; given once. */
  public Optional<Unfinished> take(PhoneNumber from, String line) {
    return left.take(from)
        .filter(unfinished -> unfinished.line().equals(line))
        .filter(unfinished -> unfinished.fresh(clock.instant(), within));
  }

  /**
   * Where the caller was in the flow of that call.
   *
   * @param point empty if nothing is kept of it
   * @param answers what they gave in it, by name, as a machine writes it
   * @param since the time since its end
   */
  public record InFlow(Optional<FlowPoint> point, Map<String, String> answers, Duration since) {}

  /** Of a call that is over. */
  public InFlow flow(CallId call) {
    List<CallEvent> events = stories.find(call).map(CallStory::events).orElse(List.of());
    Map<String, String> answers = new LinkedHashMap<>();
    for (CallEvent event : events) {
      if (event instanceof CallEvent.Gave(var _, Instant _, String _, String name, String value)) {
        answers.put(name, value);
      }
    }
    Instant now = clock.instant();
    Instant end =
        elsewhere.take(call).orElseGet(() -> events.isEmpty() ? now : events.getLast().at());
    return new InFlow(points.take(call), answers, Duration.between(end, now));
  }

  /** Nothing is known any more of whoever has this number. */
  void forget(PhoneNumber erased) {
    left.take(erased)
        .map(Unfinished::call)
        .ifPresent(call -> {
          var _ = points.take(call);
        });
  }
}

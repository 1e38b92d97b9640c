package dev.hatchline.app.wall;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.metrics.measure.CallReader;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The figures of the day that it is at the line, summed up while calls go on. What was before the
 * engine's start, or at another engine, is added from the store; whatever comes by both ways counts
 * once. Safe from any thread; the events of one call come in their order.
 */
public final class Today implements Consumer<CallEvent> {
  /** Calls that are up. */
  static final int LIVE_MAX = 10_000;

  /** Calls of one day; those beyond are not counted. */
  static final int CALLS_MAX = 500_000;

  private final EventJson json = new EventJson();
  private final Map<CallId, CallReader> live = new HashMap<>();
  private final Set<CallId> known = new HashSet<>();
  private final ZoneId zone;
  private final Function<String, Duration> targets;
  private final InstantSource clock;
  private Day day;
  private @Nullable DayFigures read;

  /** From when on everything was heard; absent when nothing of the day is missing. */
  private @Nullable Instant since;

  /**
   * Begins to hear.
   *
   * @param targets T of each queue
   */
  public Today(ZoneId zone, Function<String, Duration> targets, InstantSource clock) {
    this.zone = zone;
    this.targets = targets;
    this.clock = clock;
    this.since = clock.instant();
    this.day = day(clock.instant());
  }

  private Day day(Instant now) {
    return new Day(LocalDate.ofInstant(now, zone), zone, targets);
  }

  /**
   * The figures, and which day they are of.
   *
   * @param since what was before on that day is missing; absent where nothing is
   */
  public record Figures(LocalDate date, @Nullable Instant since, DayFigures figures) {}

  /** So far. */
  public synchronized Figures figures() {
    goOn();
    Instant now = clock.instant();
    DayFigures figures = read;
    if (day.changed(now) || figures == null) {
      figures = day.figures(now);
      read = figures;
    }
    return new Figures(day.date(), since, figures);
  }

  /** A call of yesterday that is still up is yesterday's. */
  private void goOn() {
    Instant now = clock.instant();
    if (day.isOver(now)) {
      day = day(now);
      read = null;
      since = null;
      known.retainAll(live.keySet());
    }
  }

  @Override
  public synchronized void accept(CallEvent event) {
    goOn();
    if (event instanceof CallEvent.Arrived arrived) {
      begin(arrived);
    }
    CallReader reader = live.get(event.call());
    if (reader != null) {
      reader.add(event);
    }
    if (event instanceof CallEvent.Ended) {
      live.remove(event.call());
    }
  }

  private void begin(CallEvent.Arrived arrived) {
    Instant rang = arrived.firstRing().at();
    if (live.size() < LIVE_MAX && day.has(rang) && isNew(arrived.call())) {
      known.add(arrived.call());
      live.put(arrived.call(), new CallReader(arrived.call(), day.of(rang)));
    }
  }

  /** What is remembered of calls before the first event is heard here; they may go on. */
  public void remember(List<CallStory> stories) {
    stories.forEach(story -> story.events().forEach(this));
  }

  // ---- From the store

  /** From when on calls are missing; absent where none is. */
  synchronized @Nullable Instant missingFrom() {
    goOn();
    return since == null ? null : day.from();
  }

  /** When the day began. */
  synchronized Instant begin() {
    goOn();
    return day.from();
  }

  /** A call that is over; nothing if it was heard here. */
  void add(PastCall past) {
    CallId call = past.call().call();
    Instant rang = past.call().firstRing();
    if (wants(call, rang)) {
      add(call, rang, events(past));
    }
  }

  private synchronized boolean wants(CallId call, Instant rang) {
    goOn();
    return day.has(rang) && isNew(call);
  }

  private boolean isNew(CallId call) {
    return known.size() < CALLS_MAX && !known.contains(call);
  }

  private synchronized void add(CallId call, Instant rang, List<CallEvent> events) {
    if (wants(call, rang)) {
      known.add(call);
      CallReader reader = new CallReader(call, day.of(rang));
      events.forEach(reader::add);
    }
  }

  /** What another version wrote in other words is left out. */
  private List<CallEvent> events(PastCall call) {
    List<CallEvent> events = new ArrayList<>();
    for (StoredEvent event : call.events()) {
      try {
        events.add(json.read(event.body()));
      } catch (JacksonException _) {
        // The report says how many calls cannot be read whole.
      }
    }
    return events;
  }

  /** All that the store had of the day has been added. */
  synchronized void caughtUp() {
    since = null;
  }
}

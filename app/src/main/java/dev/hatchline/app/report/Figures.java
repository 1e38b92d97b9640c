package dev.hatchline.app.report;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.story.AgentMoves;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.metrics.measure.AgentFigures;
import dev.hatchline.metrics.measure.CallReader;
import dev.hatchline.metrics.measure.CaseFigures;
import dev.hatchline.metrics.measure.MeasuredCall;
import dev.hatchline.metrics.measure.NodeFigures;
import dev.hatchline.metrics.measure.Offer;
import dev.hatchline.metrics.measure.PromiseFigures;
import dev.hatchline.metrics.measure.QueueFigures;
import dev.hatchline.metrics.measure.QueueTally;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.PastContact;
import dev.hatchline.routing.store.StoredEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * A period summed up while its calls, promises and moves come by: of a call no more is kept than
 * its times, some dozens of bytes, however many there are.
 */
final class Figures {
  /** Where callers stood in line. */
  record Place(String line, String queue) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byLine = line.compareTo(other.line);
      return byLine == 0 ? queue.compareTo(other.queue) : byLine;
    }
  }

  private final Function<String, Duration> targets;
  private final EventJson json = new EventJson();
  private final Bucket all;
  private final List<Series> series;
  private final Map<Place, QueueTally> queues = new TreeMap<>();
  private final Map<Place, PromiseFigures.Tally> promises = new TreeMap<>();
  private final Map<String, Bucket> lines = new TreeMap<>();
  private final Map<String, CaseFigures.Tally> cases = new TreeMap<>();
  private final NodeFigures.Tally nodes = new NodeFigures.Tally();
  private final AgentMoves.Reading agents;
  private final CaseFigures.Tally allCases;
  private final Instant now;
  private int unreadable;

  private Figures(Period period, Function<String, Duration> targets, Instant until, Instant now) {
    this.targets = targets;
    this.now = now;
    this.allCases = new CaseFigures.Tally(now);
    this.all = new Bucket(targets);
    this.series = Series.of(period, targets);
    this.agents = new AgentMoves.Reading(period.from(), until);
  }

  /**
   * Reads a period.
   *
   * @param targets T of each queue
   * @param now what goes on lasts until then at most
   */
  static Figures of(Period period, Function<String, Duration> targets, Past past, Instant now)
      throws IOException, DataFault {
    Instant until = now.isBefore(period.to()) ? now : period.to();
    Instant behind = until.isBefore(period.from()) ? period.from() : until;
    Figures figures = new Figures(period, targets, behind, now);
    past.calls(period.from(), period.to(), figures::add);
    past.callbacks(period.from(), period.to(), figures::add);
    past.contacts(period.from(), period.to(), figures::add);
    past.moves(period.from(), behind, figures.agents::add);
    return figures;
  }

  private void add(PastCall past) {
    List<CallEvent> events = events(past);
    Optional<MeasuredCall> measured = CallReader.read(past.call().call(), events);
    if (measured.isEmpty() || events.size() < past.events().size()) {
      unreadable++;
    }
    measured.ifPresent(call -> add(past, call));
  }

  private void add(PastCall past, MeasuredCall call) {
    // As exact as the database has it, so that it is in the part of the period that it was asked
    // by.
    Instant rang = past.call().firstRing();
    all.add(call);
    nodes.add(call);
    lines.computeIfAbsent(call.line(), _ -> new Bucket(targets)).add(call);
    series.forEach(each -> each.at(rang).add(call));
    for (Offer offer : call.offers()) {
      queues
          .computeIfAbsent(
              new Place(call.line(), offer.queue()),
              place -> new QueueTally(targets.apply(place.queue()), QueueFigures.SHORT_ABANDON))
          .add(offer);
    }
  }

  /** What another version wrote in other words is left out. */
  private List<CallEvent> events(PastCall call) {
    List<CallEvent> events = new ArrayList<>();
    for (StoredEvent event : call.events()) {
      try {
        events.add(json.read(event.body()));
      } catch (JacksonException _) {
        // The call is counted among those that are not read whole.
      }
    }
    return events;
  }

  private void add(PastCallback callback) {
    PromiseFigures.Outcome outcome =
        switch (callback.outcome()) {
          case OPEN -> PromiseFigures.Outcome.OPEN;
          case KEPT -> PromiseFigures.Outcome.KEPT;
          case LATE -> PromiseFigures.Outcome.LATE;
          case BROKEN -> PromiseFigures.Outcome.BROKEN;
          case CANCELLED -> PromiseFigures.Outcome.CANCELLED;
        };
    all.promises().add(outcome, callback.after());
    promises
        .computeIfAbsent(
            new Place(callback.line(), callback.queue()), _ -> new PromiseFigures.Tally())
        .add(outcome, callback.after());
    for (Series each : series) {
      each.at(callback.promisedAt()).promises().add(outcome, callback.after());
    }
  }

  /** Who shows no number is not known again, so nothing can be said of them. */
  private void add(PastContact contact) {
    if (contact.first() && contact.number() != null) {
      allCases.add(contact.at(), contact.next());
      cases
          .computeIfAbsent(contact.line(), _ -> new CaseFigures.Tally(now))
          .add(contact.at(), contact.next());
    }
  }

  Bucket all() {
    return all;
  }

  CaseFigures allCases() {
    return allCases.figures();
  }

  /** By line of the first contact. */
  Map<String, CaseFigures.Tally> cases() {
    return cases;
  }

  List<Series> series() {
    return series;
  }

  Map<Place, QueueTally> queues() {
    return queues;
  }

  Map<Place, PromiseFigures.Tally> promises() {
    return promises;
  }

  Map<String, Bucket> lines() {
    return lines;
  }

  NodeFigures.Tally nodes() {
    return nodes;
  }

  Map<AgentId, AgentFigures> agents() {
    return agents.figures();
  }

  /** Calls that could not be read whole: their events are gone, or of another version. */
  int unreadable() {
    return unreadable;
  }
}

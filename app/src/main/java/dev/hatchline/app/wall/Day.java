package dev.hatchline.app.wall;

import dev.hatchline.app.report.Slot;
import dev.hatchline.metrics.measure.Measure;
import dev.hatchline.metrics.measure.Offer;
import dev.hatchline.metrics.measure.QueueFigures;
import dev.hatchline.metrics.measure.QueueTally;
import dev.hatchline.metrics.measure.ServiceLevel;
import dev.hatchline.metrics.measure.Spread;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One day by the clock of the line, whole and by hour. A call belongs to that of its first ring.
 */
final class Day {
  private final LocalDate date;
  private final Function<String, Duration> targets;
  private final List<Slot> slots;
  private final List<Part> hours;
  private final Part all = new Part();
  private final Map<String, QueueTally> queues = new TreeMap<>();
  private boolean changed;
  private int hour;

  Day(LocalDate date, ZoneId zone, Function<String, Duration> targets) {
    this.date = date;
    this.targets = targets;
    this.slots = Slot.of(date, zone);
    this.hours = slots.stream().map(_ -> new Part()).toList();
  }

  /** What came of callers within some time. */
  private static final class Part {
    // Each offer is measured by the T of its own queue.
    private final QueueTally offers = tally(ServiceLevel.TARGET);
    private final Spread.Tally toHuman = new Spread.Tally();
  }

  private static QueueTally tally(Duration target) {
    return new QueueTally(target, QueueFigures.SHORT_ABANDON);
  }

  LocalDate date() {
    return date;
  }

  Instant from() {
    return slots.getFirst().from();
  }

  boolean isOver(Instant now) {
    return !now.isBefore(slots.getLast().to());
  }

  boolean has(Instant rang) {
    return !rang.isBefore(from()) && !isOver(rang);
  }

  /** Hears what there is to measure of a call of this day, with this first ring. */
  Consumer<Measure> of(Instant rang) {
    Part hour = hours.get(at(rang));
    return measure -> take(hour, measure);
  }

  /** Which hour; what is after the day is in its last one. */
  private int at(Instant moment) {
    int at = 0;
    while (at < slots.size() - 1 && !moment.isBefore(slots.get(at).to())) {
      at++;
    }
    return at;
  }

  private void take(Part hour, Measure measure) {
    switch (measure) {
      case Measure.Waited(Offer offer) -> {
        changed = true;
        Duration target = targets.apply(offer.queue());
        all.offers.add(offer, target);
        hour.offers.add(offer, target);
        queues.computeIfAbsent(offer.queue(), _ -> tally(target)).add(offer);
      }
      case Measure.ReachedHuman(Duration after) -> {
        changed = true;
        all.toHuman.add(after);
        hour.toHuman.add(after);
      }
      case Measure.Joined _, Measure.Talked _, Measure.Told _, Measure.GivenAgain _ -> {}
    }
  }

  /** Whether anything came, or an hour went, since this was asked last. */
  boolean changed(Instant now) {
    int present = at(now);
    boolean came = changed || present != hour;
    changed = false;
    hour = present;
    return came;
  }

  /** What there is so far. */
  DayFigures figures(Instant now) {
    return new DayFigures(
        all.offers.figures(),
        all.toHuman.spread(),
        hours(now),
        queues.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().figures())));
  }

  /** From the first one in which something came to the present one. */
  private List<DayFigures.Hour> hours(Instant now) {
    List<DayFigures.Hour> found = new ArrayList<>();
    for (int i = 0; i <= at(now); i++) {
      QueueFigures offers = hours.get(i).offers.figures();
      Spread toHuman = hours.get(i).toHuman.spread();
      if (!found.isEmpty() || offers.offered() > 0 || toHuman.count() > 0) {
        found.add(new DayFigures.Hour(slots.get(i).name(), offers, toHuman));
      }
    }
    return found;
  }
}

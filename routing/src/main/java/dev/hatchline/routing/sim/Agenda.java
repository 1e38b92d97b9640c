package dev.hatchline.routing.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is to happen, and the time that it is meanwhile: it goes on by what happens only. What is to
 * happen at one time happens in the order in which it was written down.
 */
final class Agenda implements InstantSource {
  private final PriorityQueue<Event> coming =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
  private Instant now;
  private long events;

  private record Event(Instant at, long number, Runnable act) {}

  Agenda(Instant beginning) {
    this.now = beginning;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** What should have happened already happens now. */
  void at(Instant time, Runnable act) {
    coming.add(new Event(time.isBefore(now) ? now : time, events++, act));
  }

  void in(Duration after, Runnable act) {
    at(now.plus(after), act);
  }

  /** Now, but after what is being done. */
  void soon(Runnable act) {
    at(now, act);
  }

  /** When the next thing happens. */
  Optional<Instant> next() {
    return Optional.ofNullable(coming.peek()).map(Event::at);
  }

  /** Lets the time go on to this, but not back. */
  void passTo(Instant time) {
    now = time.isBefore(now) ? now : time;
  }

  /** Lets the next thing happen, of which there is one. */
  void step() {
    Event event = coming.remove();
    now = event.at();
    event.act().run();
  }
}

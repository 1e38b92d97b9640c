package dev.hatchline.call.control;

import dev.hatchline.call.Place;

/** What a caller in line is told. */
public sealed interface LineWords {
  /** On joining: the place, the wait, and the key that turns the music off. */
  record Joined(Place place) implements LineWords {}

  /** The place or the wait has changed. */
  record Moved(Place place) implements LineWords {}

  /** The place, and what else can be done: the automation, a callback, a message. */
  record Choices(Place place) implements LineWords {}

  /** The music is off now. */
  record MusicOff() implements LineWords {}
}

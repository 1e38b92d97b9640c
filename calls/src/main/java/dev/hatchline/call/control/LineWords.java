package dev.hatchline.call.control;

import dev.hatchline.call.Place;
import java.util.Set;

/** What a caller in line is told. */
public sealed interface LineWords {
  /**
   * On joining: the place, the wait, and the key that turns the music off.
   *
   * @param own whether what the flow says comes after it
   */
  record Joined(Place place, boolean own) implements LineWords {
    /** Where the flow says nothing. */
    public Joined(Place place) {
      this(place, false);
    }
  }

  /** The place or the wait has changed, or the choices come next. */
  record Moved(Place place) implements LineWords {}

  /** What else can be done; the place was told a moment ago. */
  record Choices(Set<LineGrant.Offer> offers) implements LineWords {
    public Choices {
      offers = Set.copyOf(offers);
    }
  }

  /** The music is off now. */
  record MusicOff() implements LineWords {}
}

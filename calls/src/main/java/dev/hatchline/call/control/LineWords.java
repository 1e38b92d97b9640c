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

  /** The place or the wait has changed. */
  record Moved(Place place) implements LineWords {}

  /** The place, and what else can be done. */
  record Choices(Place place, Set<LineGrant.Offer> offers) implements LineWords {
    public Choices {
      offers = Set.copyOf(offers);
    }

    /** All that a caller in line can do. */
    public Choices(Place place) {
      this(place, LineGrant.NONE.offers());
    }
  }

  /** The music is off now. */
  record MusicOff() implements LineWords {}
}

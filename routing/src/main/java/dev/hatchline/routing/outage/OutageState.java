package dev.hatchline.routing.outage;

import dev.hatchline.routing.callback.Text;
import java.time.Instant;

/** How far an outage has come. */
public sealed interface OutageState {
  /** It lasts. */
  record Open() implements OutageState {}

  /** It is over; not everybody's call is lasting yet. */
  record Clearing(String sentence, Instant at) implements OutageState {
    public Clearing {
      at = Text.micros(at);
    }
  }

  /** It is over, and whoever asked for it is called, or has been. */
  record Cleared(String sentence, Instant at) implements OutageState {
    public Cleared {
      at = Text.micros(at);
    }
  }
}

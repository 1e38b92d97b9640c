package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Text;
import java.time.Instant;

/**
 * A callback that was promised in this case, and what became of it.
 *
 * @param deadline a person later than this is late
 */
public record Owed(CallbackId callback, Instant at, Instant deadline, Outcome outcome) {
  public Owed {
    at = Text.micros(at);
    deadline = Text.micros(deadline);
  }

  public boolean open() {
    return outcome == Outcome.OPEN;
  }

  /** It was not kept, or cannot be any more. */
  public boolean broken(Instant now) {
    return switch (outcome) {
      case BROKEN -> true;
      case OPEN -> now.isAfter(deadline);
      case KEPT, LATE, CANCELLED -> false;
    };
  }

  Owed ended(Outcome became) {
    return new Owed(callback, at, deadline, became);
  }
}

package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import java.time.Instant;

/** One event of one case, and when it happened: what is written behind. */
public record CaseChange(CaseId id, CaseEvent event, Instant at) {
  public CaseChange {
    at = Text.micros(at);
  }
}

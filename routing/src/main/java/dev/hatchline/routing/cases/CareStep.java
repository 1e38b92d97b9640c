package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import java.time.Instant;

/** Somebody gave the case to somebody, or weighed it: who cares for it since, and who said so. */
public record CareStep(Care care, Instant at, Actor by) {
  public CareStep {
    at = Text.micros(at);
  }
}

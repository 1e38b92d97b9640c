package dev.hatchline.routing.cases;

import dev.hatchline.routing.cases.CaseNews.Happened;
import dev.hatchline.routing.cases.Lane.Folded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case that turned out to be another one, and what is told of it. */
record Joining(@Nullable Case base, Case gone, Case into, Case both) {
  /**
   * What others are told. Of a case that they have never heard of they hear as of the other; what
   * it brings is told as of that one, for nobody will look into this one again.
   *
   * @param folded what was written together with the joining
   */
  List<Happened> told(Folded folded) {
    List<Happened> told = new ArrayList<>();
    Instant at = gone.openedAt();
    if (base != null) {
      told.add(
          new Happened(
              new CaseChange(gone.id(), new CaseEvent.MergedInto(into.id()), at), base, gone));
    }
    told.add(new Happened(new CaseChange(into.id(), new CaseEvent.TookIn(gone), at), into, both));
    for (Happened step : folded.steps()) {
      if (!(step.change().event() instanceof CaseEvent.Opened)) {
        CaseChange change = step.change();
        told.add(new Happened(new CaseChange(into.id(), change.event(), change.at()), both, both));
      }
    }
    return told;
  }
}

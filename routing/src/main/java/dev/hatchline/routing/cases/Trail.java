package dev.hatchline.routing.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was done with a case by hand, and by whom, in the order in which it was: added to, and never
 * changed. Of more than there is room for the newest are here.
 */
public record Trail(List<CareStep> care) {
  public static final int CARE_MAX = 100;
  static final Trail EMPTY = new Trail(List.of());

  public Trail {
    care = List.copyOf(care);
  }

  /** The same one twice is one: an event may be told again. */
  Trail put(CareStep step) {
    return with(new Trail(List.of(step)));
  }

  Trail with(Trail other) {
    List<CareStep> all = new ArrayList<>(care);
    other.care.stream().filter(step -> !care.contains(step)).forEach(all::add);
    all.sort(Comparator.comparing(CareStep::at));
    return new Trail(all.subList(Math.max(0, all.size() - CARE_MAX), all.size()));
  }
}

package dev.hatchline.routing.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was done with a case by hand, and what the customer was told, in the order in which it was:
 * added to, and never taken away. Of more than there is room for the newest are here.
 *
 * @param told what became of each is filled in later
 */
public record Trail(List<CareStep> care, List<Telling> told) {
  public static final int CARE_MAX = 100;
  public static final int TOLD_MAX = 100;
  static final Trail EMPTY = new Trail(List.of(), List.of());

  public Trail {
    care = List.copyOf(care);
    told = List.copyOf(told);
  }

  /** The same one twice is one: an event may be told again. */
  Trail put(CareStep step) {
    return with(new Trail(List.of(step), List.of()));
  }

  Trail put(Telling telling) {
    return with(new Trail(List.of(), List.of(telling)));
  }

  Trail with(Trail other) {
    List<CareStep> cares = new ArrayList<>(care);
    other.care.stream().filter(step -> !care.contains(step)).forEach(cares::add);
    cares.sort(Comparator.comparing(CareStep::at));
    List<Telling> tellings = new ArrayList<>(told);
    other.told.forEach(telling -> {
      Optional<Telling> known = told(telling);
      known.ifPresent(tellings::remove);
      tellings.add(known.map(before -> before.or(telling)).orElse(telling));
    });
    tellings.sort(Comparator.comparing(Telling::at).thenComparing(Telling::id));
    return new Trail(newest(cares, CARE_MAX), newest(tellings, TOLD_MAX));
  }

  private Optional<Telling> told(Telling same) {
    return told.stream().filter(telling -> telling.id().equals(same.id())).findFirst();
  }

  private static <T> List<T> newest(List<T> all, int max) {
    return all.subList(Math.max(0, all.size() - max), all.size());
  }
}

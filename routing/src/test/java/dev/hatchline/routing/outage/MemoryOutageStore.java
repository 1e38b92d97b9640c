package dev.hatchline.routing.outage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For the tests of the desk. */
final class MemoryOutageStore implements OutageStore {
  private final Map<OutageId, Outage> rows = new LinkedHashMap<>();
  private final List<Subscription> subscriptions = new ArrayList<>();

  /** As many changes as somebody else makes first. */
  int others;

  @Override
  public boolean add(Outage fresh) {
    return rows.putIfAbsent(fresh.id(), fresh) == null;
  }

  @Override
  public boolean move(Outage from, Outage to) {
    Outage row = rows.get(from.id());
    if (row != null && others > 0) {
      others--;
      return false;
    }
    boolean ours = row != null && row.version() == from.version();
    if (ours) {
      rows.put(to.id(), to);
    }
    return ours;
  }

  @Override
  public List<Outage> unfinished() {
    return rows.values().stream()
        .filter(row -> !(row.state() instanceof OutageState.Cleared))
        .sorted(Comparator.comparing(Outage::since))
        .toList();
  }

  @Override
  public Optional<Outage> find(OutageId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<Outage> latest(int max) {
    return rows.values().stream()
        .sorted(Comparator.comparing(Outage::since).reversed())
        .limit(max)
        .toList();
  }

  @Override
  public boolean subscribe(Subscription s) {
    boolean fresh = subscriptions.stream().noneMatch(each -> each.notice().equals(s.notice()));
    return fresh && subscriptions.add(s);
  }

  @Override
  public List<Subscription> subscriptions(OutageId id) {
    return subscriptions.stream()
        .filter(each -> each.outage().equals(id))
        .sorted(Comparator.comparing(Subscription::at))
        .toList();
  }

  @Override
  public Map<OutageId, Integer> subscribers() {
    Map<OutageId, Integer> counts = new HashMap<>();
    subscriptions.forEach(each -> counts.merge(each.outage(), 1, Integer::sum));
    return counts;
  }
}

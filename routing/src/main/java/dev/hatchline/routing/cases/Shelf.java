package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.cases.Lane.Pending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cases at hand, and where to find what has become another. Under the desk's lock only. */
final class Shelf {
  /** More than are talked about at one time; of more, those longest unused are put away. */
  static final int CASES_MAX = 5_000;

  /** Ids that lead elsewhere; older ones lead there by the store. */
  static final int SIGNS_MAX = 10_000;

  private final CaseTransitions guard;
  private final Map<CaseId, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<CaseId, CaseId> signs = new LinkedHashMap<>();
  private final Map<Object, Set<CaseId>> byKey = new HashMap<>();
  private int unsaved;
  private int journalled;

  Shelf(CaseTransitions guard) {
    this.guard = guard;
  }

  Optional<Lane> find(CaseId id) {
    return Optional.ofNullable(lanes.get(follow(id)));
  }

  /** What was read, with what we know beyond it. */
  Case latest(Case read) {
    return find(read.id()).map(lane -> lane.latest(read, guard)).orElse(read);
  }

  private CaseId follow(CaseId id) {
    CaseId at = id;
    CaseId next = signs.get(at);
    while (next != null) {
      at = next;
      next = signs.get(at);
    }
    return at;
  }

  /** A new one, in which nothing has happened. */
  Lane open(CaseId id) {
    Lane lane = new Lane(id);
    lanes.put(id, lane);
    putAway();
    return lane;
  }

  /** The one of this id, wherever the id leads; a new one if there is none. */
  Lane exactly(CaseId id) {
    Lane lane = lanes.get(id);
    return lane == null ? open(id) : lane;
  }

  void drop(Lane lane) {
    if (lanes.remove(lane.id, lane)) {
      forget(lane);
    }
  }

  /** It is found by what it is now. */
  void index(Lane lane) {
    Case now = lane.now;
    if (now == null || !lanes.containsKey(lane.id)) {
      return;
    }
    index(lane, now.customer().number());
    index(lane, now.customer().account());
    for (Contact contact : now.dossier().contacts()) {
      index(lane, contact.call());
      index(lane, contact.from());
    }
  }

  private void index(Lane lane, @Nullable Object key) {
    if (key != null && lane.keys.add(key)) {
      byKey.computeIfAbsent(key, _ -> new HashSet<>()).add(lane.id);
    }
  }

  private void forget(Lane lane) {
    for (Object key : lane.keys) {
      byKey.computeIfPresent(
          key,
          (_, ids) -> {
            ids.remove(lane.id);
            return ids.isEmpty() ? null : ids;
          });
    }
    lane.keys.clear();
  }

  /** The case at hand that has this contact. */
  Optional<Lane> find(CallId call) {
    return byKey.getOrDefault(call, Set.of()).stream()
        .map(lanes::get)
        .filter(Objects::nonNull)
        .filter(lane -> lane.now != null && lane.now.dossier().contact(call).isPresent())
        .findFirst();
  }

  /** Those at hand that may be this customer's, and the one that has this contact. */
  List<Case> of(Customer who, Contact contact) {
    return having(Arrays.<@Nullable Object>asList(who.number(), who.account(), contact.call()));
  }

  /** Those at hand that may be this customer's. */
  List<Case> of(Customer who) {
    return having(Arrays.<@Nullable Object>asList(who.number(), who.account()));
  }

  private List<Case> having(List<@Nullable Object> keys) {
    Set<CaseId> ids = new HashSet<>();
    for (@Nullable Object key : keys) {
      ids.addAll(key == null ? Set.of() : byKey.getOrDefault(key, Set.of()));
    }
    return ids.stream()
        .map(lanes::get)
        .map(lane -> lane == null ? null : lane.now)
        .filter(Objects::nonNull)
        .toList();
  }

  /** All of this customer's of which nothing waits for the store. */
  void forget(Customer who) {
    for (Case c : of(who)) {
      find(c.id()).filter(lane -> lane.unsaved.isEmpty()).ifPresent(this::drop);
    }
  }

  /** From now on the one case is found as the other; what waits for the store goes there. */
  void lead(Lane from, Lane to) {
    drop(from);
    sign(from.id, to.id);
    for (Pending pending : List.copyOf(from.unsaved)) {
      to.unsaved.addLast(pending.to(to.id));
    }
    from.unsaved.clear();
    to.refold(guard);
    index(to);
  }

  /** A sign never leads in a circle: what it leads to leads nowhere else. */
  private void sign(CaseId from, CaseId to) {
    signs.remove(to);
    signs.put(from, to);
    if (signs.size() > SIGNS_MAX) {
      Iterator<CaseId> oldest = signs.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private void putAway() {
    Iterator<Lane> oldest = lanes.values().iterator();
    while (lanes.size() > CASES_MAX && oldest.hasNext()) {
      Lane lane = oldest.next();
      if (lane.stored != null && lane.unsaved.isEmpty() && !lane.writing) {
        oldest.remove();
        forget(lane);
      }
    }
  }

  Collection<Lane> lanes() {
    return new ArrayList<>(lanes.values());
  }

  int size() {
    return lanes.size();
  }

  /** A change that the store does not have yet. */
  void add(Lane lane, Pending pending) {
    lane.unsaved.addLast(pending);
    unsaved++;
    journalled += pending.journalled ? 1 : 0;
  }

  /** They are in the store, or never will be. */
  void done(Lane lane, Collection<Pending> settled) {
    for (Pending pending : settled) {
      if (lane.unsaved.remove(pending)) {
        unsaved--;
        journalled -= pending.journalled ? 1 : 0;
      }
    }
  }

  /** They are on the disk. */
  void journalled(Collection<Pending> written) {
    for (Pending pending : written) {
      journalled += pending.journalled ? 0 : 1;
      pending.journalled = true;
    }
  }

  int unsaved() {
    return unsaved;
  }

  int journalled() {
    return journalled;
  }
}

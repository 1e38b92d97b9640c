package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.queue.CallQueue;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What callers want their agents to be able to do. It is heeded as long as somebody of the queue
 * who can do it is at work, in whichever of its circles; while nobody is, it is as if they had
 * wanted nothing, so that nobody waits for a person who does not come.
 */
final class Wishes {
  /** Above so many, those that nobody has are forgotten, and looked into again when needed. */
  private static final int KEPT_MAX = 200;

  private final RoutingPolicy policy;
  private final Set<AgentId> atWork = new HashSet<>();
  private final Map<String, Group> groups = new HashMap<>();

  /** Callers of one queue who want the same. */
  private static final class Group {
    final CallQueue waiting;
    final String queue;

    /** Of the queue's agents those who can do it, and of these those who answer at once. */
    final Set<AgentId> able;

    final Set<AgentId> atOnce;

    /** Of the able those who take calls. */
    final Set<AgentId> here;

    Group(String name, String queue, Set<AgentId> able, Set<AgentId> atOnce) {
      this.waiting = new CallQueue(name);
      this.queue = queue;
      this.able = able;
      this.atOnce = atOnce;
      this.here = new HashSet<>(able);
    }

    boolean heeded() {
      return !here.isEmpty();
    }
  }

  Wishes(RoutingPolicy policy) {
    this.policy = policy;
  }

  void join(QueueEntry entry) {
    if (!entry.skills().none()) {
      String name = key(entry);
      if (groups.size() >= KEPT_MAX && !groups.containsKey(name)) {
        groups.values().removeIf(group -> group.waiting.size() == 0);
      }
      groups.computeIfAbsent(name, _ -> group(name, entry)).waiting.join(entry);
    }
  }

  private Group group(String name, QueueEntry entry) {
    QueuePolicy queue = Objects.requireNonNull(policy.queues().get(entry.queue()));
    Set<AgentId> able = able(queue.agents(), entry.skills());
    Set<AgentId> first = queue.circles().getFirst().agents().keySet();
    Group group = new Group(name, entry.queue(), able, able(first, entry.skills()));
    group.here.retainAll(atWork);
    return group;
  }

  private Set<AgentId> able(Collection<AgentId> agents, Skills least) {
    return agents.stream().filter(agent -> policy.can(agent, least)).collect(Collectors.toSet());
  }

  void leave(QueueEntry entry) {
    find(entry).ifPresent(group -> group.waiting.leave(entry.call()));
  }

  /** What is heeded of what the caller wants: all of it, or nothing. */
  Skills heeded(QueueEntry entry) {
    return find(entry).filter(Group::heeded).isPresent() ? entry.skills() : Skills.NONE;
  }

  /** The agent takes calls; for these callers another may be rung than before. */
  List<QueueEntry> came(AgentId agent) {
    atWork.add(agent);
    return changed(agent, group -> group.here.add(agent));
  }

  /** The agent takes none for now; likewise. */
  List<QueueEntry> gone(AgentId agent) {
    atWork.remove(agent);
    return changed(agent, group -> group.here.remove(agent));
  }

  private interface Change {
    boolean of(Group group);
  }

  private List<QueueEntry> changed(AgentId agent, Change change) {
    List<QueueEntry> callers = new ArrayList<>();
    for (Group group : groups.values()) {
      boolean before = group.heeded();
      if (group.able.contains(agent) && change.of(group) && before != group.heeded()) {
        callers.addAll(group.waiting.entries());
      }
    }
    return callers;
  }

  /** Of what is or was wanted lately, each of one queue. */
  Set<String> names() {
    return Collections.unmodifiableSet(groups.keySet());
  }

  /** In whose line the caller is: of those who want the same, if it is heeded, or the queue's. */
  String name(QueueEntry entry) {
    return heeded(entry).none() ? entry.queue() : key(entry);
  }

  /** Who answers at once to those who want this. */
  Set<AgentId> able(String name) {
    @Nullable Group group = groups.get(name);
    return group == null ? Set.of() : group.atOnce;
  }

  /** Who answers this caller at once, if what the caller wants is heeded. */
  Optional<Set<AgentId>> able(QueueEntry entry) {
    return find(entry).filter(Group::heeded).map(group -> group.atOnce);
  }

  /** How many want this, counted so; nobody while it is not heeded. */
  int waiting(String name, ToIntFunction<CallQueue> count) {
    @Nullable Group group = groups.get(name);
    return group == null || !group.heeded() ? 0 : count.applyAsInt(group.waiting);
  }

  /** How many of this queue want something that is heeded. */
  int heededOf(String queue, ToIntFunction<CallQueue> count) {
    int all = 0;
    for (Group group : groups.values()) {
      all += group.queue.equals(queue) && group.heeded() ? count.applyAsInt(group.waiting) : 0;
    }
    return all;
  }

  private Optional<Group> find(QueueEntry entry) {
    return entry.skills().none() ? Optional.empty() : Optional.ofNullable(groups.get(key(entry)));
  }

  /** A line break is in no queue's name. */
  private static String key(QueueEntry entry) {
    return entry.queue() + "\n" + entry.skills().text();
  }
}
